// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/animated_png.h"

#include "tests/support/patient_qtest.h"

#include <QBuffer>
#include <QImageReader>
#include <QtEndian>

#include <zlib.h>

using namespace playground;

namespace
{
struct Chunk {
    QByteArray type;
    QByteArray data;
};

const QByteArray signature = QByteArray::fromHex("89504e470d0a1a0a");

quint32 number(const QByteArray& bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// Splits the file into chunks and checks every CRC.
QList<Chunk> chunksOf(const QByteArray& png)
{
    QList<Chunk> chunks;
    if (!png.startsWith(signature))
        return chunks;
    for (qsizetype at = signature.size(); at + 12 <= png.size();) {
        const auto length = static_cast<qsizetype>(number(png, at));
        const QByteArray body = png.mid(at + 4, length + 4);
        const auto crc
            = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
        if (crc != number(png, at + 8 + length))
            return {};
        chunks.append({body.first(4), body.mid(4)});
        at += length + 12;
    }
    return chunks;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    QByteArray length(4, '\0'), crc(4, '\0');
    qToBigEndian(static_cast<quint32>(data.size()), length.data());
    const QByteArray body = type + data;
    qToBigEndian(static_cast<quint32>(crc32(
                     0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()))),
        crc.data());
    return length + body + crc;
}

/// Extracts frame `wanted`, as an animation viewer would.
QImage frameOf(const QList<Chunk>& chunks, int wanted)
{
    QByteArray png = signature;
    int frame = -1;
    for (const Chunk& c : chunks) {
        if (c.type == "IHDR")
            png += chunk(c.type, c.data);
        else if (c.type == "fcTL")
            ++frame;
        else if (frame == wanted && c.type == "IDAT")
            png += chunk("IDAT", c.data);
        else if (frame == wanted && c.type == "fdAT")
            png += chunk("IDAT", c.data.mid(4));
    }
    return QImage::fromData(png + chunk("IEND", {}), "png");
}

QImage picture(int number)
{
    QImage image(37, 21, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb((x * 7 + number * 50) % 256, (y * 11) % 256, (x * y + number) % 256));
    }
    return image;
}
} // namespace

class AnimatedPngTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesComeBack_data()
    {
        QTest::addColumn<int>("frames");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("many") << 41;
    }

    void framesComeBack()
    {
        QFETCH(int, frames);
        QBuffer file;
        file.open(QIODevice::WriteOnly);
        AnimatedPng png(file, frames, {{QStringLiteral("recipe"), QStringLiteral("{\"a\": 1}")}});
        for (int i = 0; i < frames; ++i)
            QVERIFY(png.add(picture(i), 100 + i));
        QVERIFY(png.finish());

        const QList<Chunk> chunks = chunksOf(file.data());
        QVERIFY(!chunks.isEmpty());
        QCOMPARE(chunks[0].type, QByteArray("IHDR"));
        QCOMPARE(chunks[1].type, QByteArray("acTL"));
        QCOMPARE(number(chunks[1].data, 0), static_cast<quint32>(frames));
        QCOMPARE(chunks.last().type, QByteArray("IEND"));
        quint32 sequence = 0;
        int shown = 0;
        for (const Chunk& c : chunks) {
            if (c.type == "fcTL" || c.type == "fdAT")
                QCOMPARE(number(c.data, 0), sequence++); // consecutive over both kinds of chunks
            if (c.type != "fcTL")
                continue;
            QCOMPARE(c.data.size(), 26);
            QCOMPARE(number(c.data, 4), 37U);
            QCOMPARE(number(c.data, 8), 21U);
            QCOMPARE(qFromBigEndian<quint16>(c.data.constData() + 20), static_cast<quint16>(100 + shown++));
            QCOMPARE(qFromBigEndian<quint16>(c.data.constData() + 22), quint16(1000));
        }
        QCOMPARE(shown, frames);
        for (int i = 0; i < frames; ++i)
            QCOMPARE(frameOf(chunks, i).convertToFormat(QImage::Format_RGB32), picture(i));
    }

    void otherViewersSeeTheFirst()
    {
        QBuffer file;
        file.open(QIODevice::ReadWrite);
        AnimatedPng png(file, 2, {{QStringLiteral("recipe"), QStringLiteral("r\u00e9\u4e2d")}});
        QVERIFY(png.add(picture(5), 10) && png.add(picture(6), 10) && png.finish());
        file.seek(0);
        QImageReader reader(&file, "png");
        QCOMPARE(reader.text(QStringLiteral("recipe")), QStringLiteral("r\u00e9\u4e2d"));
        QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB32), picture(5));
    }

    void aFullDiskIsTold()
    {
        QBuffer file; // not open
        AnimatedPng png(file, 1, {});
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        QVERIFY(!png.add(picture(0), 10));
    }
};

QTEST_GUILESS_MAIN(AnimatedPngTest)
#include "animated_png_test.moc"
