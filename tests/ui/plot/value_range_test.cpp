// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/value_range.h"

#include "tests/support/patient_qtest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace playground;

namespace
{
constexpr double tiny = std::numeric_limits<double>::min();

bool near(ValueRange a, ValueRange b)
{
    const auto close
        = [](double x, double y) { return std::abs(x - y) <= 1e-12 * std::max(1.0, std::abs(y)); };
    return close(a.lower, b.lower) && close(a.upper, b.upper);
}

QByteArray text(ValueRange range)
{
    return QByteArray::number(range.lower, 'g', 17) + " .. " + QByteArray::number(range.upper, 'g', 17);
}

ValueRange sorted(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return {values[static_cast<std::size_t>(std::ceil(last * 0.05))],
        values[static_cast<std::size_t>(std::floor(last * 0.95))]};
}
} // namespace

class ValueRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void niceRange_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<double>("niceLower");
        QTest::addColumn<double>("niceUpper");
        // padded 0.0185..0.0515, a tenth of that is 0.0033: ticks at multiples of 0.005
        QTest::newRow("losses") << 0.02 << 0.05 << 0.015 << 0.055;
        // padded -5..105, a tenth is 11: ticks at multiples of 10
        QTest::newRow("hundred") << 0.0 << 100.0 << -10.0 << 110.0;
        QTest::newRow("one to two") << 1.0 << 2.0 << 0.9 << 2.1;
        QTest::newRow("both negative") << -2.0 << -1.0 << -2.1 << -0.9;
        QTest::newRow("all zero") << 0.0 << 0.0 << -1.0 << 1.0;
        QTest::newRow("all the same") << 0.3 << 0.3 << 0.0 << 0.6;
        QTest::newRow("all the same, negative") << -0.3 << -0.3 << -0.6 << 0.0;
    }

    void niceRange()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(double, niceLower);
        QFETCH(double, niceUpper);
        const ValueRange range = playground::niceRange({lower, upper});
        QVERIFY2(near(range, {niceLower, niceUpper}), text(range).constData());
    }

    void niceRangeStaysFinite()
    {
        constexpr double huge = std::numeric_limits<double>::max() / 8;
        const ValueRange range = playground::niceRange({-huge, huge});
        QVERIFY(std::isfinite(range.lower) && std::isfinite(range.upper));
        QVERIFY(range.lower <= -huge && range.upper >= huge);
    }

    void logarithmic()
    {
        QVERIFY(near(niceLogarithmicRange({0.01, 0.1}), {0.005, 0.2}));
        QCOMPARE(niceLogarithmicRange({-1, 4}), (ValueRange{tiny, 8}));
        QCOMPARE(niceLogarithmicRange({0, 0}), (ValueRange{tiny, 1}));
        QCOMPARE(niceLogarithmicRange({-2, -1}), (ValueRange{tiny, 1}));
    }

    void outliers()
    {
        std::vector<double> values;
        for (int i = 0; i <= 100; ++i)
            values.push_back(i * 37 % 101); // 0..100 in another order
        ValueExtent extent;
        extent.add(values);
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Keep).value(), (ValueRange{0, 100}));
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Ignore).value(), (ValueRange{5, 95}));
    }

    void fewValues()
    {
        ValueExtent extent;
        QVERIFY(!extent.extent(ValueScale::Linear, Outliers::Ignore));
        QCOMPARE(extent.range(ValueScale::Linear, Outliers::Ignore), (ValueRange{0, 1}));
        extent.add(std::vector<double>{4});
        QCOMPARE(extent.range(ValueScale::Linear, Outliers::Ignore), (ValueRange{0, 8}));
        extent.add(std::vector<double>{1});
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Ignore).value(), (ValueRange{1, 4}));
        extent.add(std::vector<double>{2}); // more than two: only the middle one remains
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Ignore).value(), (ValueRange{2, 2}));
        extent.clear();
        QVERIFY(!extent.extent(ValueScale::Linear, Outliers::Keep));
    }

    void notFiniteIsLeftOut()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        ValueExtent extent;
        extent.add(std::vector<double>{std::nan(""), infinity, -infinity});
        QVERIFY(!extent.extent(ValueScale::Linear, Outliers::Keep));
        extent.add(std::vector<double>{1, infinity, 2, std::nan("")});
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Keep).value(), (ValueRange{1, 2}));
    }

    void logarithmicCountsThePositive()
    {
        ValueExtent extent;
        extent.add(std::vector<double>{-3, 0, -1});
        QVERIFY(!extent.extent(ValueScale::Logarithmic, Outliers::Keep));
        QCOMPARE(extent.range(ValueScale::Logarithmic, Outliers::Ignore), (ValueRange{tiny, 1}));
        std::vector<double> values;
        for (int i = 1; i <= 101; ++i)
            values.push_back(i);
        extent.add(values);
        QCOMPARE(extent.extent(ValueScale::Logarithmic, Outliers::Keep).value(), (ValueRange{1, 101}));
        QCOMPARE(extent.extent(ValueScale::Logarithmic, Outliers::Ignore).value(), (ValueRange{6, 96}));
        QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Keep).value(), (ValueRange{-3, 101}));
    }

    /// In any insertion order and with any queries in between, results equal those of sorting.
    void exactAtAnyTime()
    {
        std::mt19937 random(1);
        std::normal_distribution<double> normal(0, 1);
        ValueExtent extent;
        std::vector<double> all;
        for (const int chunk : {1, 1, 1, 40, 2000, 1, 1, 17, 60000, 1, 300, 1}) {
            std::vector<double> values;
            for (int i = 0; i < chunk; ++i)
                values.push_back(normal(random) / (1 + static_cast<double>(all.size())));
            all.insert(all.end(), values.begin(), values.end());
            extent.add(values);
            if (all.size() > 2)
                QCOMPARE(extent.extent(ValueScale::Linear, Outliers::Ignore).value(), sorted(all));
        }
    }
};

QTEST_GUILESS_MAIN(ValueRangeTest)
#include "value_range_test.moc"
