// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_file.h"

#include "app/datasets/open_file.h"
#include "app/datasets/shown_file_name.h"
#include "models/api/error.h"
#include "models/api/png_file.h"
#include "models/api/resize.h"

#include <QImageReader>
#include <QPainter>
#include <QtEndian>

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <string>

namespace playground
{

namespace
{

constexpr qint64 largestFile = qint64(1) << 30; // the largest accepted picture uncompressed, with headroom

std::string number(int value)
{
    return std::to_string(value);
}

void checkSize(const QSize& size, int smallest)
{
    const auto pixels = qint64(size.width()) * size.height();
    if (std::max(size.width(), size.height()) > largestSide || pixels > qint64(largestMegapixels) * 1'000'000)
        throw Error(
            PLAYGROUND_TEXT("models",
                "is %1x%2 pixels; the limit is %3 megapixels and %4 pixels per side. Make it smaller."),
            {number(size.width()), number(size.height()), number(largestMegapixels), number(largestSide)});
    if (std::min(size.width(), size.height()) < smallest)
        throw Error(
            PLAYGROUND_TEXT("models",
                "is %1x%2 pixels, too small for this image_size: the shorter side needs at least %3."),
            {number(size.width()), number(size.height()), number(smallest)});
}

/// Formats without a magic number: Qt mistakes text and binary files for them.
bool hasNoMark(const QByteArray& format)
{
    return format == "tga" || format == "wbmp" || format == "xbm";
}

/// The format that Qt's readers detect from the first bytes; empty if no reader accepts them.
QByteArray formatOf(QIODevice& device, const std::filesystem::path& path)
{
    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.canRead() ? reader.format() : QByteArray();
    if (hasNoMark(format) && QByteArray::fromStdString(path.extension().string()).mid(1).toLower() != format)
        return {};
    return format;
}

/// The name of a known format that starts with these bytes but may need a Qt plug-in; empty if unknown.
QByteArray foreignFormat(const QByteArray& head)
{
    const QByteArray brand = head.mid(8, 4);
    if (head.mid(4, 4) == "ftyp") {
        if (brand == "avif" || brand == "avis")
            return "AVIF";
        if (brand == "heic" || brand == "heix" || brand == "hevc" || brand == "mif1" || brand == "msf1")
            return "HEIC";
        return {};
    }
    if (head.startsWith("RIFF") && brand == "WEBP")
        return "WebP";
    if (head.startsWith(QByteArray("II*\0", 4)) || head.startsWith(QByteArray("MM\0*", 4)))
        return "TIFF";
    if (head.startsWith("\xff\x0a") || head.startsWith(QByteArray("\0\0\0\x0cJXL ", 8)))
        return "JPEG XL";
    if (head.startsWith(QByteArray("\0\0\0\x0cjP  ", 8)) || head.startsWith("\xff\x4f\xff\x51"))
        return "JPEG 2000";
    return head.startsWith("8BPS") ? "Photoshop" : "";
}

/// What comes from a repository or a site in the place of a file.
void refuseForeignText(const QByteArray& head)
{
    const QByteArray text = head.trimmed().toLower();
    if (text.startsWith("version https://git-lfs"))
        throw Error(PLAYGROUND_TEXT(
                        "models", "is a Git LFS pointer, not the picture itself. Run git lfs pull there."),
            {});
    if (text.startsWith("<!doctype html") || text.startsWith("<html"))
        throw Error(PLAYGROUND_TEXT("models", "is a web page, not a picture."), {});
}

[[noreturn]] void refuseFormat(QIODevice& device)
{
    constexpr qint64 headSize = 64;
    device.seek(0);
    const QByteArray head = device.read(headSize);
    if (head.isEmpty())
        throw Error(PLAYGROUND_TEXT("models", "is empty."), {});
    if (const QByteArray format = foreignFormat(head); !format.isEmpty())
        throw Error(PLAYGROUND_TEXT("models",
                        "is a %1 picture, which no installed Qt plug-in can read. Install one, or save the "
                        "picture as PNG."),
            {format.toStdString()});
    refuseForeignText(head);
    throw Error(PLAYGROUND_TEXT("models", "is not a picture."), {});
}

/// Detects truncated files of formats for which Qt silently fills the missing part with one colour.
bool isCutOff(const QByteArray& bytes, const QByteArray& format)
{
    // An end-of-image marker must follow the last start-of-scan marker; neither can occur in the pixel data.
    if (format == "jpeg")
        return bytes.lastIndexOf("\xff\xd9") < bytes.lastIndexOf("\xff\xda");
    constexpr qsizetype headerSize = 6; // "BM", then the file size
    return format == "bmp" && bytes.size() >= headerSize
        && qFromLittleEndian<quint32>(bytes.constData() + 2) > bytes.size();
}

/// Checks a PNG before Qt reads it, because libpng would print its errors on stderr.
void checkPng(const QByteArray& bytes, int smallest)
{
    constexpr qsizetype sizesEnd = 24;
    if (bytes.size() >= sizesEnd) {
        const auto side = [&](qsizetype at) { // PNG limits a side to 2^31 - 1
            return static_cast<int>(
                std::min<quint32>(qFromBigEndian<quint32>(bytes.constData() + at), 0x7fffffff));
        };
        checkSize({side(16), side(20)}, smallest);
    }
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.constData());
    const std::string trouble = pngTrouble(std::span(data, static_cast<std::size_t>(bytes.size())));
    if (!trouble.empty())
        throw Error(PLAYGROUND_TEXT("models", "cannot be read as a picture: %1."), {trouble});
}

QImage decoded(const std::filesystem::path& path, int smallest)
{
    const std::unique_ptr<QFile> file = openFile(path);
    if (file->size() > largestFile)
        throw Error(PLAYGROUND_TEXT("models", "is larger than %1 MiB. Make it smaller."),
            {std::to_string(largestFile >> 20)});
    const QByteArray format = formatOf(*file, path);
    if (format.isEmpty())
        refuseFormat(*file);
    file->seek(0);
    const bool looksInside = format == "png" || format == "jpeg" || format == "bmp";
    const QByteArray bytes = looksInside ? file->readAll() : QByteArray();
    file->seek(0);
    if (format == "png")
        checkPng(bytes, smallest);
    QImageReader reader(file.get());
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        checkSize(size, smallest);
    const QImage picture = reader.read();
    if (picture.isNull())
        throw Error(PLAYGROUND_TEXT("models", "cannot be read as a picture: %1."),
            {reader.errorString().toStdString()});
    checkSize(picture.size(), smallest);
    if (isCutOff(bytes, format))
        throw Error(PLAYGROUND_TEXT("models", "is truncated. Copy it again."), {});
    return onWhite(picture);
}

} // namespace

void prepareToReadPictures()
{
    constexpr int bytesPerPixel = 8; // up to 16 bits per channel
    QImageReader::setAllocationLimit(largestMegapixels * bytesPerPixel);
    TIFFSetErrorHandler(nullptr); // otherwise libtiff writes to stderr; its return values report errors
    TIFFSetWarningHandler(nullptr);
}

void requirePicture(const std::filesystem::path& file)
{
    const std::unique_ptr<QFile> opened = openFile(file);
    if (formatOf(*opened, file).isEmpty())
        refuseFormat(*opened);
}

QImage readPicture(const std::filesystem::path& file, int smallest)
{
    try {
        return decoded(file, smallest);
    } catch (const Error& error) {
        throw error.in(shownFileName(file.native()));
    }
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

std::vector<std::uint8_t> trainingImage(const QImage& picture, int size, bool pad)
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
    return resizeToSquare(planes, 3, height, width, size, {pad, 255});
}

} // namespace playground
