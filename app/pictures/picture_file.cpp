// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/picture_file.h"

#include "models/api/error.h"
#include "models/api/resize.h"

#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <string>

namespace playground
{

namespace
{

std::string number(int value)
{
    return std::to_string(value);
}

void checkSize(const QSize& size, int smallest, const std::string& file)
{
    const auto pixels = qint64(size.width()) * size.height();
    if (std::max(size.width(), size.height()) > largestSide || pixels > qint64(largestMegapixels) * 1'000'000)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: is %2x%3 pixels; at most %4 megapixels and %5 a side are read. Make it smaller."),
            {file, number(size.width()), number(size.height()), number(largestMegapixels),
                number(largestSide)});
    if (std::min(size.width(), size.height()) < smallest)
        throw Error(
            PLAYGROUND_TEXT("models", "%1: is %2x%3 pixels, too small for this image_size; %4 are needed."),
            {file, number(size.width()), number(size.height()), number(smallest)});
}

/// Qt's readers fill the missing end of these formats with one colour and report nothing.
bool isCutOff(QFile& file, const QByteArray& format)
{
    file.seek(0);
    if (format == "jpeg") {
        // What follows the last start of pixel data must hold the mark of its end; neither can occur among
        // the pixels.
        const QByteArray bytes = file.readAll();
        return bytes.lastIndexOf("\xff\xd9") < bytes.lastIndexOf("\xff\xda");
    }
    constexpr qsizetype headerSize = 6; // "BM", then the length of the file
    const QByteArray header = format == "bmp" ? file.read(headerSize) : QByteArray();
    return header.size() == headerSize && qFromLittleEndian<quint32>(header.constData() + 2) > file.size();
}

} // namespace

void limitPictureMemory()
{
    constexpr int bytesPerPixel = 8; // 16 bits a channel at most
    QImageReader::setAllocationLimit(largestMegapixels * bytesPerPixel);
}

QImage readPicture(const QString& path, int smallest)
{
    const std::string name = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: cannot be read: %2."), {name, file.errorString().toStdString()});
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        checkSize(size, smallest, name);
    const QByteArray format = reader.format();
    const QImage picture = reader.read();
    if (picture.isNull())
        throw Error(PLAYGROUND_TEXT("models", "%1: is not a picture that can be read: %2."),
            {name, reader.errorString().toStdString()});
    checkSize(picture.size(), smallest, name);
    if (isCutOff(file, format))
        throw Error(PLAYGROUND_TEXT("models", "%1: the picture's end is missing. Copy it again."), {name});
    return onWhite(picture);
}

QImage onWhite(const QImage& picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_RGB32);
    QImage paper(picture.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    QImage ink = picture;
    ink.setDevicePixelRatio(1);
    painter.drawImage(0, 0, ink);
    return paper;
}

std::vector<std::uint8_t> trainingImage(const QImage& picture, int size)
{
    const int height = picture.height();
    const int width = picture.width();
    std::vector<std::uint8_t> planes(3 * static_cast<std::size_t>(height) * static_cast<std::size_t>(width));
    const std::size_t plane = planes.size() / 3;
    std::size_t i = 0;
    for (int y = 0; y < height; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < width; ++x, ++i) {
            planes[i] = static_cast<std::uint8_t>(qRed(line[x]));
            planes[plane + i] = static_cast<std::uint8_t>(qGreen(line[x]));
            planes[2 * plane + i] = static_cast<std::uint8_t>(qBlue(line[x]));
        }
    }
    // As torchvision counts: the longer side is cut down to a whole number, the margin rounded half to even.
    const int shorter = std::min(height, width);
    const auto scaled = [&](int side) { return static_cast<int>(qint64(size) * side / shorter); };
    const int newHeight = scaled(height);
    const int newWidth = scaled(width);
    if (newHeight != height || newWidth != width)
        planes = resizeBilinear(planes, 3, height, width, newHeight, newWidth);
    const auto margin = [&](int side) { return static_cast<int>(std::nearbyint((side - size) / 2.0)); };
    const int top = margin(newHeight);
    const int left = margin(newWidth);
    std::vector<std::uint8_t> middle;
    for (int row = 0; row < 3 * size; ++row) {
        const int channel = row / size;
        const auto first = planes.begin()
            + (std::ptrdiff_t(channel) * newHeight + top + row % size) * std::ptrdiff_t(newWidth) + left;
        middle.insert(middle.end(), first, first + size);
    }
    return middle;
}

} // namespace playground
