// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/smoothing.h"

#include "tests/support/patient_qtest.h"

#include <cmath>
#include <limits>
#include <random>

using namespace playground;

namespace
{
constexpr double quietNan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// TensorBoard's function, applied to the whole series at once.
std::vector<double> tensorBoard(const std::vector<double>& values, double w)
{
    if (std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
        return values;
    std::vector<double> result;
    double last = 0, count = 0;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            result.push_back(value);
            continue;
        }
        last = last * w + (1 - w) * value;
        count += 1;
        result.push_back(last / (w == 1 ? 1 : 1 - std::pow(w, count)));
    }
    return result;
}

std::vector<double> smoothed(const std::vector<double>& values, double w, std::size_t chunk)
{
    Smoother smoother(w);
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); i += chunk)
        smoother.append(std::span(values).subspan(i, std::min(chunk, values.size() - i)), result);
    return result;
}

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}
} // namespace

class SmoothingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedByHand_data()
    {
        QTest::addColumn<double>("weight");
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<std::vector<double>>("expected");
        using V = std::vector<double>;
        QTest::newRow("nothing") << 0.6 << V{} << V{};
        QTest::newRow("one value stays") << 0.6 << V{7} << V{7};
        // last: 0.5, 1.25, 2.125; divided by 0.5, 0.75, 0.875
        QTest::newRow("half") << 0.5 << V{1, 2, 3} << V{1, 5.0 / 3, 17.0 / 7};
        QTest::newRow("weight 0 changes nothing") << 0.0 << V{1, 5, 2} << V{1, 5, 2};
        QTest::newRow("constant stays") << 0.99 << V{0.1, 0.1, 0.1} << V{0.1, 0.1, 0.1};
        QTest::newRow("weight 1, constant") << 1.0 << V{3, 3} << V{3, 3};
        QTest::newRow("weight 1 never leaves 0") << 1.0 << V{3, 3, 5} << V{0, 0, 0};
        QTest::newRow("not finite passes and is not counted")
            << 0.5 << V{1, quietNan, 2, infinity, 3} << V{1, quietNan, 5.0 / 3, infinity, 17.0 / 7};
        QTest::newRow("not finite first") << 0.5 << V{quietNan, 1, 2} << V{quietNan, 1, 5.0 / 3};
    }

    void workedByHand()
    {
        QFETCH(double, weight);
        QFETCH(std::vector<double>, values);
        QFETCH(std::vector<double>, expected);
        const auto result = smoothed(values, weight, 1);
        QCOMPARE(result.size(), expected.size());
        for (std::size_t i = 0; i < result.size(); ++i)
            QVERIFY2(same(result[i], expected[i]) || std::abs(result[i] - expected[i]) < 1e-15,
                qPrintable(
                    QStringLiteral("%1: %2 for %3").arg(i).arg(result[i], 0, 'g', 17).arg(expected[i])));
    }

    /// Piecewise results are bit-identical to a single run of TensorBoard's function, even after a constant
    /// start.
    void piecesAreTheWhole_data()
    {
        QTest::addColumn<double>("weight");
        QTest::addColumn<int>("chunk");
        for (const double weight : {0.0, 0.3, 0.6, 0.99, 0.999, 1.0})
            for (const int chunk : {1, 7, 100000})
                QTest::addRow("weight %g, chunks of %d", weight, chunk) << weight << chunk;
    }

    void piecesAreTheWhole()
    {
        QFETCH(double, weight);
        QFETCH(int, chunk);
        std::mt19937 random(1);
        std::uniform_real_distribution<double> uniform(0, 1);
        std::vector<double> values(10, 0.3);
        for (int i = 0; i < 5000; ++i)
            values.push_back(i % 501 == 500 ? quietNan : uniform(random));
        const auto expected = tensorBoard(values, weight);
        const auto result = smoothed(values, weight, static_cast<std::size_t>(chunk));
        QCOMPARE(result.size(), expected.size());
        for (std::size_t i = 0; i < result.size(); ++i)
            QVERIFY2(same(result[i], expected[i]), qPrintable(QString::number(i)));
    }
};

QTEST_GUILESS_MAIN(SmoothingTest)
#include "smoothing_test.moc"
