// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/dead_network.h"

#include "tests/support/patient_qtest.h"

using namespace playground;

class DeadNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtThePredictions_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<float>("lastPixel");
        QTest::addColumn<bool>("flatOriginals");
        QTest::addColumn<bool>("dead");
        QTest::newRow("one grey for all") << 100 << 0.4F << false << true;
        QTest::newRow("nearly one grey") << 5'000 << 0.401F << false << true;
        QTest::newRow("one pixel that is another") << 5'000 << 0.6F << false << false;
        QTest::newRow("too early to tell") << 99 << 0.4F << false << false;
        QTest::newRow("pictures that are flat themselves") << 100 << 0.4F << true << false;
    }

    void looksAtThePredictions()
    {
        QFETCH(int, step);
        QFETCH(float, lastPixel);
        QFETCH(bool, flatOriginals);
        Triptych triptych;
        triptych.step = step;
        triptych.original = ImageBatch{2, 1, 2, 2, {0, 1, 1, 0, 0, 0, 1, 1}};
        if (flatOriginals)
            triptych.original.values.assign(8, 0.5F);
        triptych.predicted = ImageBatch{2, 1, 2, 2, std::vector<float>(8, 0.4F)};
        triptych.predicted.values.back() = lastPixel;
        QTEST(looksDead(triptych, 0), "dead");
    }

    /// A flat colour with one level per channel.
    void channelsAreLookedAtApart()
    {
        Triptych triptych;
        triptych.step = 1'000;
        triptych.original = ImageBatch{2, 3, 1, 2, {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}};
        triptych.predicted = ImageBatch{2, 3, 1, 2, {0, 0, 1, 1, 0.5F, 0.5F, 0, 0, 1, 1, 0.5F, 0.5F}};
        QVERIFY(looksDead(triptych, -1));
        triptych.predicted.values.back() = 0.6F;
        QVERIFY(!looksDead(triptych, -1));
    }

    void withoutAPredictionNothingIsSaid()
    {
        Triptych triptych;
        triptych.step = 1'000;
        QVERIFY(!looksDead(triptych, 0));
    }
};

QTEST_GUILESS_MAIN(DeadNetworkTest)
#include "dead_network_test.moc"
