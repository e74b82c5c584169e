// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_file.h"

#include "models/api/error.h"
#include "tests/app/support/test_main.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QLoggingCategory>
#include <QtEndian>

#include <unistd.h>

using namespace playground;

namespace
{
QImage pattern(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(
                x, y, qRgb((x * 37 + y * 11) % 256, (x * 5 + y * 91) % 256, (x * x * 3 + y * 17) % 256));
    return image;
}

QByteArray encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format))
        qFatal("cannot write %s", format);
    return bytes;
}

std::string fileWith(const QByteArray& bytes, const QString& suffix = {})
{
    static int count = 0;
    const QString path
        = home().path(QStringLiteral("picture-%1").arg(++count) + suffix); // the type is detected by content
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
    return path.toStdString();
}

/// A PNG whose header claims this size, with almost no data.
QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(QImage(1, 1, QImage::Format_RGB32), "png");
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    quint32 crc = 0xffffffff; // CRC of the header chunk, starting at its type
    for (int i = 12; i < 29; ++i) {
        crc ^= static_cast<quint8>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    qToBigEndian(~crc, bytes.data() + 29);
    return bytes;
}

QString refusalOf(const QByteArray& bytes, int smallest = 1)
{
    const std::string path = fileWith(bytes);
    try {
        readPicture(path, smallest);
    } catch (const Error& e) {
        const QString message = QString::fromUtf8(e.what());
        return message.startsWith(QString::fromStdString(path)) && !message.contains(QLatin1Char('\n'))
            ? message
            : QString();
    }
    return {};
}
} // namespace

class PictureFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareToReadPictures();
        QLoggingCategory::setFilterRules(QStringLiteral("*imageio*=false"));
    }

    void resizesAndCropsAsTorchvision_data()
    {
        // Computed in Python with Pillow 9.4's Image.resize(BILINEAR) and torchvision's arithmetic.
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("23x11 to 6")
            << 23 << 11 << 6
            << QByteArray("94327ac25550a2438bbe4d615d58a0ac33764d6cb4a4478a3c81c956599f4c92ba446ab0565f697378"
                          "708e97a1ab9a488f98a279727b818a946b646db462515b656e8c8489939da67ea8569b7752999c5498"
                          "6e6db35d74958d8dc056945783738f4ca86b947e50669255af81");
        QTest::newRow("9x30 to 4") << 9 << 30 << 4
                                   << QByteArray("8cab4576a5a74b8fbf715fa9b74e77c2919a7d7292896c699a6469735b6"
                                                 "5717bacc18d48d4c64c6c9b4e49932a386fb7");
        QTest::newRow("5x3 to 6")
            << 5 << 3 << 6
            << QByteArray("1c2e415366781f314456697b2436495b6e802a3c4f6174862f415466798b324457697c8e0406090b0e"
                          "101b1d20222527484a4d4f525476787b7d8082a3a5a8aaadafbabcbfc1c4c602050a10172006090e14"
                          "1b240f12171d242d171a1f252c352023282e353e24272c323942");
        QTest::newRow("7x4 to 4") << 7 << 4 << 4
                                  << QByteArray("4a6f94b9557a9fc46085aacf6b90b5da0a0f1419656a6f74c0c5cacf1b20"
                                                "252a0c1b304b1d2c415c2e3d526d3f4e637e");
    }

    void resizesAndCropsAsTorchvision()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, size);
        QFETCH(QByteArray, expected);
        const auto image = trainingImage(pattern(width, height), size);
        const QByteArray bytes(
            reinterpret_cast<const char*>(image.data()), static_cast<qsizetype>(image.size()));
        QCOMPARE(bytes.toHex(), expected);
    }

    void readsEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {"png", "bmp", "ppm", "jpg", "webp", "tiff"})
            QTest::newRow(format) << QByteArray(format);
    }

    void readsEveryFormat()
    {
        QFETCH(QByteArray, format);
        const QImage image = pattern(24, 16);
        const QImage read = readPicture(fileWith(encoded(image, format)), 16);
        QCOMPARE(read.size(), image.size());
        QCOMPARE(read.format(), QImage::Format_RGB32);
        if (format != "jpg" && format != "webp")
            QCOMPARE(read.pixel(3, 5), image.pixel(3, 5));
    }

    /// A .txt of binary numbers is not a TGA, and a C header not an XBM: formats without a magic number also
    /// need the right suffix.
    void takesNoOtherFileForAPicture()
    {
        QVERIFY(refusalOf("no picture at all").contains(QLatin1String("is not a picture")));
        QVERIFY(refusalOf("#define x_width 8\n#define x_height 8\nstatic char x[] = {1,2,3,4,5,6,7,8};")
                    .contains(QLatin1String("is not a picture")));
        QVERIFY(refusalOf(QByteArray("\0\0\x08\x03\0\0\0\1\0\0\0\2\0\0\0\2abcd", 20)) // IDX, or WBMP of 8x3
                    .contains(QLatin1String("is not a picture")));
        QVERIFY(refusalOf("").contains(QLatin1String("is empty")));
        QVERIFY(refusalOf(QByteArray("\0\0\0\x18"
                                     "ftypXXXX",
                              12))
                    .contains(QLatin1String("is not a picture")));
    }

    void saysWhatCameInAPicturesPlace()
    {
        QVERIFY(refusalOf("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1234\n")
                    .contains(QLatin1String("is a Git LFS pointer")));
        for (const char* page : {"<!DOCTYPE html>\n<html></html>", "\r\n <HTML lang=\"en\">"})
            QVERIFY(refusalOf(page).contains(QLatin1String("is a web page, not a picture")));
    }

    void namesAnUnsupportedFormat()
    {
        if (QImageReader::supportedImageFormats().contains("jxl"))
            QSKIP("a plug-in for JPEG XL is installed");
        QVERIFY(refusalOf(QByteArray("\0\0\0\x0cJXL \r\n\x87\n", 12)).contains(QLatin1String("JPEG XL")));
    }

    /// Qt's PNG reader lets libpng write to stderr.
    void printsNothing()
    {
        const QByteArray whole = encoded(pattern(60, 40), "png");
        QByteArray damaged = whole;
        damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 0x55);
        QFile kept(home().path(QStringLiteral("stderr")));
        QVERIFY(kept.open(QIODevice::ReadWrite | QIODevice::Truncate));
        const int stderrBefore = ::dup(STDERR_FILENO);
        ::dup2(kept.handle(), STDERR_FILENO);
        for (const char* format : {"png", "jpg", "tiff", "webp", "bmp"}) {
            const QByteArray bytes = encoded(pattern(60, 40), format);
            for (const qsizetype part : {bytes.size() / 10, bytes.size() / 2, bytes.size() - 5})
                refusalOf(bytes.left(part));
        }
        const QString refusal = refusalOf(damaged);
        ::dup2(stderrBefore, STDERR_FILENO);
        ::close(stderrBefore);
        QVERIFY2(refusal.contains(QLatin1String("cannot be read as a picture")), qPrintable(refusal));
        kept.seek(0);
        QCOMPARE(kept.readAll(), QByteArray());
    }

    void readsGreyPaletteAndDeepPictures()
    {
        const QImage image = pattern(20, 10);
        for (const QImage::Format format : {QImage::Format_Grayscale8, QImage::Format_Grayscale16,
                 QImage::Format_Indexed8, QImage::Format_RGBA64, QImage::Format_Mono}) {
            const QImage read = readPicture(fileWith(encoded(image.convertToFormat(format), "png")), 1);
            QCOMPARE(read.format(), QImage::Format_RGB32);
            const QRgb expected
                = image.convertToFormat(format).convertToFormat(QImage::Format_RGB32).pixel(3, 5);
            QVERIFY(std::abs(qRed(read.pixel(3, 5)) - qRed(expected)) <= 1);
        }
    }

    void turnsPicturesUpright()
    {
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, "jpg");
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
        QVERIFY(writer.write(image));
        QCOMPARE(readPicture(fileWith(bytes), 1).size(), QSize(10, 20));
    }

    void readsTheFirstFrame()
    {
        // A GIF of 1x1 with two frames: white, then black.
        const QByteArray gif
            = QByteArray::fromHex("47494638396101000100800000ffffff0000002c00000000010001000002"
                                  "0244010021f904000000000000002c00000000010001000002024c01003b");
        QCOMPARE(readPicture(fileWith(gif), 1).pixel(0, 0), qRgb(255, 255, 255));
    }

    void padsOrCrops()
    {
        QImage image(8, 4, QImage::Format_RGB32);
        image.fill(Qt::black);
        const auto padded = trainingImage(image, 8, true);
        QCOMPARE(int(padded[0]), 255); // white padding at the top
        QCOMPARE(int(padded[4 * 8]), 0);
        QCOMPARE(int(padded[7 * 8]), 255);
        const auto cropped = trainingImage(image, 8);
        QVERIFY(std::all_of(cropped.begin(), cropped.end(), [](std::uint8_t v) { return v == 0; }));
    }

    void laysTransparencyOnWhite()
    {
        QImage image(2, 1, QImage::Format_ARGB32);
        image.setPixel(0, 0, qRgba(0, 0, 0, 0));
        image.setPixel(1, 0, qRgba(255, 0, 0, 128));
        const QImage read = readPicture(fileWith(encoded(image, "png")), 1);
        QCOMPARE(read.pixel(0, 0), qRgb(255, 255, 255));
        QCOMPARE(qRed(read.pixel(1, 0)), 255);
        QVERIFY(std::abs(qGreen(read.pixel(1, 0)) - 127) <= 1);
    }

    void refusesBombsBeforeDecoding()
    {
        // Tiny files that claim 4.3 gigapixels, one very long line, and more than 64 megapixels.
        QVERIFY(refusalOf(pngClaiming(65536, 65536)).contains(QLatin1String("64 megapixels")));
        QVERIFY(refusalOf(pngClaiming(20000, 10)).contains(QLatin1String("16384 pixels per side")));
        QVERIFY(refusalOf(pngClaiming(9000, 9000)).contains(QLatin1String("64 megapixels")));
        QVERIFY(!refusalOf("P6 60000 60000 255\n....").isEmpty());
    }

    void refusesWhatIsNoWholePicture()
    {
        QVERIFY(!refusalOf("").isEmpty());
        QVERIFY(!refusalOf("no picture at all").isEmpty());
        const QImage image = pattern(200, 150);
        for (const char* format : {"png", "jpg", "bmp", "ppm"}) {
            const QByteArray whole = encoded(image, format);
            for (const qsizetype part : {whole.size() / 10, whole.size() / 2, whole.size() * 9 / 10})
                QVERIFY2(!refusalOf(whole.left(part)).isEmpty(), format);
        }
        QVERIFY(refusalOf(encoded(image, "jpg").chopped(2)).contains(QLatin1String("is truncated")));
        QVERIFY(refusalOf(encoded(image, "jpg") + "what some cameras append").isEmpty());
    }

    void refusesTinyOnes()
    {
        QVERIFY(refusalOf(encoded(pattern(15, 40), "png"), 16).contains(QLatin1String("15x40")));
        QVERIFY(refusalOf(encoded(pattern(16, 40), "png"), 16).isEmpty());
    }

    void missingFileIsNamed()
    {
        QVERIFY_EXCEPTION_THROWN(
            readPicture(home().path(QStringLiteral("none.png")).toStdString(), 1), Error);
    }
};

PLAYGROUND_TEST_MAIN(QGuiApplication, PictureFileTest)
#include "picture_file_test.moc"
