// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_series.h"

#include "tests/support/patient_qtest.h"

#include <cmath>
#include <limits>

using namespace playground;

namespace
{
constexpr double quietNan = std::numeric_limits<double>::quiet_NaN();

std::vector<StepRecord> records(std::vector<double> losses, int stepsPerEpoch)
{
    std::vector<StepRecord> result;
    for (const double loss : losses) {
        const auto step = static_cast<int>(result.size()) + 1;
        result.push_back({step, (step - 1) / stepsPerEpoch + 1, step * 0.5, loss});
    }
    return result;
}
} // namespace

class LossSeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void epochMeans()
    {
        LossSeries series;
        series.setStepsPerEpoch(3);
        series.append(records({1, 2, 6, 4, quietNan}, 3));
        QCOMPARE(series.epochs().size(), std::size_t(2));
        QCOMPARE(series.epochs()[0].mean(), 3.0);
        QVERIFY(series.complete(series.epochs()[0]));
        QCOMPARE(series.epochs()[1].mean(), 4.0);
        QVERIFY(!series.complete(series.epochs()[1]));
        series.append(std::vector<StepRecord>{{6, 2, 3.0, 8}});
        QVERIFY(series.complete(series.epochs()[1]));
        QCOMPARE(series.epochs()[1].mean(), 6.0);
    }

    void epochWithoutFiniteLoss()
    {
        LossSeries series;
        series.append(records({quietNan, quietNan}, 2));
        QVERIFY(std::isnan(series.epochs()[0].mean()));
    }

    void positions()
    {
        LossSeries series;
        series.setStepsPerEpoch(4);
        series.append(records({1, 1, 1, 1, 1, 1}, 4));
        QCOMPARE(series.position(5, HorizontalAxis::Step), 6.0);
        QCOMPARE(series.position(5, HorizontalAxis::Epoch), 1.5);
        QCOMPARE(series.position(5, HorizontalAxis::Seconds), 3.0);
        QCOMPARE(series.start(series.epochs()[0], HorizontalAxis::Step), 0.0);
        QCOMPARE(series.start(series.epochs()[1], HorizontalAxis::Step), 4.0);
        QCOMPARE(series.start(series.epochs()[1], HorizontalAxis::Epoch), 1.0);
        QCOMPARE(series.start(series.epochs()[1], HorizontalAxis::Seconds), 2.0);
    }

    void stepsPerEpochIsFoundOut()
    {
        LossSeries series;
        series.append(records({1, 1, 1}, 3));
        QCOMPARE(series.stepsPerEpoch(), std::int64_t(0));
        series.append(std::vector<StepRecord>{{4, 2, 2.0, 1}});
        QCOMPARE(series.stepsPerEpoch(), std::int64_t(3));
        QCOMPARE(series.position(3, HorizontalAxis::Epoch), 4.0 / 3);
    }

    void gapsAndLonePoints()
    {
        LossSeries series(0.5);
        series.append(records({quietNan, 1, quietNan, 2, 3, quietNan}, 100));
        QCOMPARE(series.gaps().size(), std::size_t(3));
        QCOMPARE(series.gaps()[0].value, 0.0); // no finite loss before
        QCOMPARE(series.gaps()[1].value, 1.0);
        QCOMPARE(series.gaps()[2].index, std::size_t(5));
        QCOMPARE(series.gaps()[2].value, 17.0 / 7); // last smoothed loss
        QCOMPARE(series.lonePoints(), std::vector<std::size_t>{1});
        series.append(std::vector<StepRecord>{{7, 1, 3.5, 4}});
        QCOMPARE(series.lonePoints(), (std::vector<std::size_t>{1, 6}));
        series.append(std::vector<StepRecord>{{8, 1, 4, 4}});
        QCOMPARE(series.lonePoints(), std::vector<std::size_t>{1});
    }

    void otherSmoothingIsAsFromTheStart()
    {
        const auto all = records({1, 4, quietNan, 2, 8, 3}, 2);
        LossSeries changed(0.6), fresh(0.9);
        changed.append(all);
        changed.setSmoothing(0.9);
        fresh.append(all);
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY(changed.smoothed()[i] == fresh.smoothed()[i] || i == 2);
        QCOMPARE(changed.gaps().size(), std::size_t(1));
        QCOMPARE(changed.gaps()[0].value, fresh.gaps()[0].value);
    }
};

QTEST_GUILESS_MAIN(LossSeriesTest)
#include "loss_series_test.moc"
