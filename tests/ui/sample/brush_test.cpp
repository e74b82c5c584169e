// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/brush.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

using namespace playground;

class BrushTest : public QObject
{
    Q_OBJECT

    static int countOf(const ImageBatch& picture, float value)
    {
        return static_cast<int>(std::count(picture.values.begin(), picture.values.end(), value));
    }

private Q_SLOTS:
    void drawsAndErases()
    {
        std::mt19937_64 random(1);
        ImageBatch picture = flatPictures(1, 8, 0.3F);
        Brush brush{Brush::Tool::Draw, 0.6, -1, 1, true};
        paintStroke(picture, {2.5, 4.5}, {5.5, 4.5}, brush, random);
        QCOMPARE(countOf(picture, 1), 4); // one row of four pixels
        for (std::size_t x = 2; x <= 5; ++x)
            QCOMPARE(picture.values[4 * 8 + x], 1.F);
        brush.tool = Brush::Tool::Erase;
        paintStroke(picture, {2.5, 4.5}, {2.5, 4.5}, brush, random);
        QCOMPARE(picture.values[4 * 8 + 2], -1.F);
        QCOMPARE(countOf(picture, 1), 3);
    }

    void widerBrushReachesFurther()
    {
        std::mt19937_64 random(1);
        int before = 0;
        for (const double radius : {0.5, 1.0, 2.0, 4.0}) {
            ImageBatch picture = flatPictures(1, 16, 0);
            paintStroke(picture, {8, 8}, {8, 8}, {Brush::Tool::Draw, radius, 0, 1, true}, random);
            QVERIFY(countOf(picture, 1) > before || radius == 0.5);
            before = countOf(picture, 1);
        }
        QVERIFY(before > 40 && before < 60); // pi 4^2
    }

    void noiseIsMixedIn()
    {
        std::mt19937_64 random(1);
        ImageBatch picture = flatPictures(1, 16, 0.5F);
        paintStroke(picture, {0, 0}, {16, 16}, {Brush::Tool::Noise, 30, 0, 1, true}, random);
        QCOMPARE(countOf(picture, 0.5F), 0);
        const auto [least, most] = std::minmax_element(picture.values.begin(), picture.values.end());
        QVERIFY(*least >= 0.25F && *most <= 0.75F && *most - *least > 0.4F);
        ImageBatch normal = flatPictures(1, 16, 0);
        paintStroke(normal, {0, 0}, {16, 16}, {Brush::Tool::Noise, 30, -1, 1, false}, random);
        QVERIFY(*std::max_element(normal.values.begin(), normal.values.end()) > 0.9F); // half of almost 2
    }

    void coloursAreLight()
    {
        std::mt19937_64 random(1);
        const Brush brush{Brush::Tool::Draw, 1, 0, 1, true};
        ImageBatch picture = emptyPicture({5, 3, 4, 4, {}}, brush);
        QCOMPARE(picture.count, 1);
        QCOMPARE(countOf(picture, 1), 3 * 16); // white background
        paintStroke(picture, {2, 2}, {2, 2}, brush, random);
        QCOMPARE(countOf(picture, 0), 3 * 4); // black in every channel
        QCOMPARE(countOf(emptyPicture({5, 1, 4, 4, {}}, brush), 0), 16);
    }

    void outsideChangesNothing_data()
    {
        QTest::addColumn<QPointF>("at");
        QTest::newRow("left") << QPointF(-9, 3);
        QTest::newRow("far") << QPointF(1e9, 1e9);
        QTest::newRow("above") << QPointF(3, -9);
    }

    void outsideChangesNothing()
    {
        QFETCH(QPointF, at);
        std::mt19937_64 random(1);
        ImageBatch picture = flatPictures(1, 8, 0.3F);
        paintStroke(picture, at, at, {Brush::Tool::Draw, 2, 0, 1, true}, random);
        QCOMPARE(countOf(picture, 0.3F), 64);
    }
};

QTEST_GUILESS_MAIN(BrushTest)
#include "brush_test.moc"
