// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_edit.h"

#include "tests/support/patient_qtest.h"
#include "ui/latents/diverging_palette.h"

#include <cmath>
#include <limits>

using namespace playground;

/// Manual edits of a latent, and the diverging colours of its values.
class LatentEditTest : public QObject
{
    Q_OBJECT

    static ImageBatch latent(float value) { return {1, 2, 2, 3, std::vector<float>(12, value)}; }

private Q_SLOTS:
    void addsToASquareOfOneChannel()
    {
        LatentEdit edit;
        edit.setBase(latent(1));
        QVERIFY(!edit.changed());
        edit.add(1, QRect(1, 0, 2, 1), 0.5F);
        QVERIFY(edit.changed());
        QCOMPARE(edit.value().values, (std::vector<float>{1, 1, 1, 1, 1, 1, 1, 1.5F, 1.5F, 1, 1, 1}));
        edit.restore(1, QRect(1, 0, 1, 1));
        QCOMPARE(edit.value().values, (std::vector<float>{1, 1, 1, 1, 1, 1, 1, 1, 1.5F, 1, 1, 1}));
        edit.clear();
        QCOMPARE(edit.value().values, latent(1).values);
        QVERIFY(!edit.changed());
    }

    void keepsWithinTheLatent()
    {
        LatentEdit edit;
        edit.add(0, QRect(0, 0, 2, 2), 1); // no base yet
        edit.setBase(latent(0));
        edit.add(0, QRect(-5, -5, 6, 6), 1); // covers only one cell
        edit.add(2, QRect(0, 0, 3, 2), 1);
        edit.add(-1, QRect(0, 0, 3, 2), 1);
        QCOMPARE(edit.value().values, (std::vector<float>{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }

    void changesStayOnAnotherBase()
    {
        LatentEdit edit;
        edit.setBase(latent(0));
        edit.add(0, QRect(0, 0, 1, 1), 2);
        edit.setDirection(latent(1));
        edit.setAlong(0.5F);
        edit.setBase(latent(10));
        QCOMPARE(edit.value().values.front(), 12.5F);
        QCOMPARE(edit.value().values.back(), 10.5F);
        edit.setBase({1, 1, 1, 1, {3}}); // of another network
        QVERIFY(!edit.changed());
        QCOMPARE(edit.value().values, std::vector<float>{3});
    }

    void movesAlongADirection()
    {
        LatentEdit edit;
        edit.setBase(latent(1));
        edit.setAlong(0.25F);
        QVERIFY(!edit.changed()); // no direction is set
        edit.setDirection(latent(-4));
        QVERIFY(edit.changed());
        QCOMPARE(edit.value().values, latent(0).values);
        edit.setDirection({1, 1, 1, 1, {3}}); // wrong shape
        QCOMPARE(edit.value().values, latent(1).values);
        edit.setDirection(latent(-4));
        edit.setAlong(0);
        QVERIFY(!edit.changed());
    }

    void coloursBySign()
    {
        const DivergingPalette scale{2, QColor(0, 0, 200), QColor(200, 0, 0), false};
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const ImageBatch images{1, 1, 1, 7, {0, 1, 2, 9, -1, -2, nan}};
        const QImage picture = divergingOf(images, 0, 0, scale);
        const auto at = [&](int x) { return picture.pixel(x, 0); };
        QCOMPARE(at(0), qRgb(255, 255, 255));
        QCOMPARE(at(1), qRgb(228, 128, 128));
        QCOMPARE(at(2), qRgb(200, 0, 0));
        QCOMPARE(at(3), at(2));
        QCOMPARE(at(4), qRgb(128, 128, 228));
        QCOMPARE(at(5), qRgb(0, 0, 200));
        QCOMPARE(at(6), nanColor);
        DivergingPalette dark = scale;
        dark.inverted = true;
        QCOMPARE(divergingOf(images, 0, 0, dark).pixel(0, 0), qRgb(0, 0, 0));
        QCOMPARE(divergingOf(images, 0, 0, dark).pixel(1, 0), qRgb(100, 0, 0));
    }

    void roundsTheScale_data()
    {
        QTest::addColumn<float>("value");
        QTest::addColumn<float>("limit");
        QTest::newRow("zero") << 0.F << 1.F;
        QTest::newRow("one") << 1.F << 1.F;
        QTest::newRow("above one") << 1.1F << 2.F;
        QTest::newRow("below five") << 4.2F << 5.F;
        QTest::newRow("nine and more") << 9.3F << 10.F;
        QTest::newRow("a tenth") << 0.3F << 0.3F;
        QTest::newRow("small") << 0.013F << 0.02F;
        QTest::newRow("large") << 730.F << 800.F;
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity() << 1.F;
    }
    void roundsTheScale()
    {
        QFETCH(float, value);
        QFETCH(float, limit);
        QVERIFY(std::abs(roundLimit(value) - limit) < 1e-4F * limit);
        QVERIFY(value > 1e30F || roundLimit(value) >= value * (1 - 1e-6F));
    }

    void findsTheLargest()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(largestMagnitude({1, 1, 1, 3, {1, -3, 2}}), 3.F);
        QCOMPARE(largestMagnitude({1, 1, 1, 2, {nan, -0.5F}}), 0.5F);
        QCOMPARE(largestMagnitude({}), 0.F);
    }
};

QTEST_APPLESS_MAIN(LatentEditTest)
#include "latent_edit_test.moc"
