// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/to_qimage.h"

#include "tests/support/patient_qtest.h"

#include <limits>

using namespace playground;

namespace
{
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

QRgb grey(int value)
{
    return qRgb(value, value, value);
}
} // namespace

class ToImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greys_data()
    {
        QTest::addColumn<float>("value");
        QTest::addColumn<float>("low");
        QTest::addColumn<bool>("inverted");
        QTest::addColumn<int>("expected");
        QTest::newRow("low is paper") << 0.0f << 0.0f << false << 255;
        QTest::newRow("high is ink") << 1.0f << 0.0f << false << 0;
        QTest::newRow("inverted low is black") << 0.0f << 0.0f << true << 0;
        QTest::newRow("inverted high is white") << 1.0f << 0.0f << true << 255;
        QTest::newRow("half rounds, not truncates") << 0.5f << 0.0f << true << 128;
        QTest::newRow("0.4 of 255 is 102") << 0.4f << 0.0f << true << 102;
        QTest::newRow("below the range") << -7.0f << 0.0f << false << 255;
        QTest::newRow("above the range") << 7.0f << 0.0f << false << 0;
        QTest::newRow("infinite") << infinity << 0.0f << false << 0;
        QTest::newRow("minus infinite") << -infinity << 0.0f << false << 255;
        QTest::newRow("range -1..1, low") << -1.0f << -1.0f << true << 0;
        QTest::newRow("range -1..1, middle") << 0.0f << -1.0f << true << 128;
        QTest::newRow("range -1..1, three quarters") << 0.5f << -1.0f << true << 191;
    }

    void greys()
    {
        QFETCH(float, value);
        QFETCH(float, low);
        QFETCH(bool, inverted);
        QFETCH(int, expected);
        const ImageBatch images{1, 1, 1, 1, {value}};
        QCOMPARE(toQImage(images, 0, {low, 1, inverted}).pixel(0, 0), grey(expected));
    }

    void placesEachPixel()
    {
        // Two 2x3 pictures, values in C order.
        const ImageBatch images{2, 1, 2, 3, {0, 0, 0, 0, 0, 0, 0, 0.2f, 0.4f, 0.6f, 0.8f, 1}};
        const QImage picture = toQImage(images, 1, {0, 1, true});
        QCOMPARE(picture.size(), QSize(3, 2));
        QCOMPARE(picture.pixel(1, 0), grey(51));
        QCOMPARE(picture.pixel(2, 0), grey(102));
        QCOMPARE(picture.pixel(0, 1), grey(153));
        QCOMPARE(picture.pixel(2, 1), grey(255));
        QCOMPARE(picturesOf(images, {}).size(), std::size_t{2});
        QCOMPARE(picturesOf({}, {}).size(), std::size_t{0});
    }

    void threeChannelsAreColors()
    {
        const ImageBatch images{1, 3, 1, 2, {1, 0, 0, 1, 0, 0.2f}};
        for (const bool inverted : {false, true}) {
            const QImage picture = toQImage(images, 0, {0, 1, inverted});
            QCOMPARE(picture.pixel(0, 0), qRgb(255, 0, 0));
            QCOMPARE(picture.pixel(1, 0), qRgb(0, 255, 51));
        }
        QCOMPARE(channelOf(images, 0, 2, {0, 1, true}).pixel(1, 0), grey(51));
    }

    void otherChannelCountsShowTheFirst()
    {
        const ImageBatch latent{1, 4, 1, 1, {0.2f, 1, 1, 1}};
        QCOMPARE(toQImage(latent, 0, {0, 1, true}).pixel(0, 0), grey(51));
    }

    void latentsAreDrawnThreeDeviationsWide()
    {
        const ImageBatch four{1, 4, 1, 2, {3, 1.5f, -3, 0, 7, -1.5f, 0, 0}};
        const QImage picture = latentOf(four, 0);
        QCOMPARE(picture.pixel(0, 0), qRgb(255, 0, 255));
        QCOMPARE(picture.pixel(1, 0), qRgb(191, 128, 64));
        const ImageBatch two{1, 2, 1, 1, {1.5f, 3}};
        QCOMPARE(latentOf(two, 0).pixel(0, 0), grey(191));
    }

    void notANumberStandsOut()
    {
        const ImageBatch one{1, 1, 1, 1, {notANumber}};
        const ImageBatch three{1, 3, 1, 1, {0, notANumber, 0}};
        QCOMPARE(toQImage(one, 0, {}).pixel(0, 0), nanColor);
        QCOMPARE(toQImage(three, 0, {}).pixel(0, 0), nanColor);
        QCOMPARE(errorMapOf(one, 0, {}, Qt::red).pixel(0, 0), nanColor);
    }

    void rangeWithoutWidth()
    {
        const ImageBatch images{1, 1, 1, 2, {0.5f, 0.6f}};
        const QImage picture = toQImage(images, 0, {0.5f, 0.5f, true});
        QCOMPARE(picture.pixel(0, 0), grey(0));
        QCOMPARE(picture.pixel(1, 0), grey(255));
    }

    void errorScaleIsFixed()
    {
        QCOMPARE(errorFullScale({0, 1, false}), 0.5f);
        QCOMPARE(errorFullScale({-1, 1, false}), 1.0f);
        const QColor hue(200, 100, 160);
        // Zero, full scale and above; the same error has the same colour whatever else the picture contains.
        const ImageBatch errors{1, 1, 1, 3, {0, 0.5f, 2}};
        const QImage map = errorMapOf(errors, 0, {}, hue);
        QCOMPARE(map.pixel(0, 0), qRgb(255, 255, 255));
        QCOMPARE(map.pixel(1, 0), qRgb(60, 30, 48));
        QCOMPARE(map.pixel(2, 0), map.pixel(1, 0));
        const ImageBatch alone{1, 1, 1, 1, {0.5f}};
        QCOMPARE(errorMapOf(alone, 0, {}, hue).pixel(0, 0), map.pixel(1, 0));
        QCOMPARE(errorMapOf(errors, 0, {0, 1, true}, hue).pixel(0, 0), qRgb(0, 0, 0));
    }

    void errorLightnessIsMonotone_data()
    {
        QTest::addColumn<bool>("inverted");
        QTest::newRow("on paper") << false;
        QTest::newRow("on black") << true;
    }

    void errorLightnessIsMonotone()
    {
        QFETCH(bool, inverted);
        ImageBatch errors{1, 1, 1, 101, {}};
        for (int i = 0; i <= 100; ++i)
            errors.values.push_back(0.005f * static_cast<float>(i));
        const QImage map = errorMapOf(errors, 0, {0, 1, inverted}, QColor(0xcc, 0x79, 0xa7));
        for (int x = 1; x <= 100; ++x) {
            const int step = qGray(map.pixel(x, 0)) - qGray(map.pixel(x - 1, 0));
            QVERIFY2(inverted ? step >= 0 : step <= 0, qPrintable(QString::number(x)));
        }
        QVERIFY(std::abs(qGray(map.pixel(100, 0)) - qGray(map.pixel(0, 0))) > 150);
    }

    void errorIsTheMeanOverChannels()
    {
        const ImageBatch three{1, 3, 1, 1, {0, 0.2f, 0.4f}};
        const ImageBatch one{1, 1, 1, 1, {0.2f}};
        QCOMPARE(errorMapOf(three, 0, {}, Qt::red).pixel(0, 0), errorMapOf(one, 0, {}, Qt::red).pixel(0, 0));
        QCOMPARE(errorMapsOf(three, {}, Qt::red).size(), std::size_t{1});
    }
};

QTEST_MAIN(ToImageTest)
#include "to_qimage_test.moc"
