// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/animated_png.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

#include <zlib.h>

namespace playground
{

namespace
{
constexpr qsizetype signatureSize = 8;
constexpr qsizetype chunkFrame = 12; // length, type and CRC of a chunk

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray bigEndian16(int value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(static_cast<quint16>(value), bytes.data());
    return bytes;
}

QByteArray pngOf(const QImage& frame, const QMap<QString, QString>& texts)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    for (auto text = texts.begin(); text != texts.end(); ++text)
        writer.setText(text.key(), text.value());
    // All frames must share one pixel format.
    return writer.write(frame.convertToFormat(QImage::Format_RGB888)) ? buffer.data() : QByteArray();
}
} // namespace

AnimatedPng::AnimatedPng(QIODevice& device, int frames, const QMap<QString, QString>& texts)
    : m_device(device)
    , m_frames(static_cast<quint32>(frames))
    , m_texts(texts)
{
}

bool AnimatedPng::add(const QImage& frame, int milliseconds)
{
    const QByteArray png = pngOf(frame, m_first ? m_texts : QMap<QString, QString>());
    if (png.isEmpty())
        return false;
    bool written = !m_first || m_device.write(png.first(signatureSize)) == signatureSize;
    bool controlled = false;
    for (qsizetype at = signatureSize; at + chunkFrame <= png.size();) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
        const QByteArray type = png.mid(at + 4, 4);
        const QByteArray data = png.mid(at + 8, length);
        at += length + chunkFrame;
        if (type == "IDAT") {
            if (!controlled)
                written = written && write("fcTL", frameControl(frame.size(), milliseconds));
            controlled = true;
            written = written && (m_first ? write(type, data) : write("fdAT", nextSequence() + data));
        } else if (m_first && type != "IEND") {
            written = written && write(type, data);
            if (type == "IHDR")
                written = written && write("acTL", bigEndian(m_frames) + bigEndian(0)); // 0: loops forever
        }
    }
    m_first = false;
    return written && controlled;
}

bool AnimatedPng::finish()
{
    return write("IEND", {});
}

QByteArray AnimatedPng::frameControl(QSize size, int milliseconds)
{
    return nextSequence() + bigEndian(static_cast<quint32>(size.width()))
        + bigEndian(static_cast<quint32>(size.height())) + bigEndian(0) + bigEndian(0)
        + bigEndian16(qBound(0, milliseconds, 65535)) + bigEndian16(1000)
        + QByteArray(2, '\0'); // dispose: none, blend: overwrite
}

QByteArray AnimatedPng::nextSequence()
{
    return bigEndian(m_sequence++);
}

bool AnimatedPng::write(const QByteArray& type, const QByteArray& data)
{
    const QByteArray body = type + data;
    const auto crc
        = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
    const QByteArray chunk
        = bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(static_cast<quint32>(crc));
    return m_device.write(chunk) == chunk.size();
}

} // namespace playground
