// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/value_range.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace playground
{

namespace
{
// TensorBoard uses JavaScript's Number.MIN_VALUE (5e-324); a ratio of 1 to that overflows when converted to
// pixels.
constexpr double tiny = std::numeric_limits<double>::min();

/// Distance between about ten ticks: 1, 2 or 5 times a power of ten. Below 1 the negated reciprocal is
/// returned, because dividing by 200 is exact and multiplying by 0.005 is not. Source: d3-array
/// tickIncrement.
double tickIncrement(double start, double stop)
{
    const double step = (stop - start) / 10;
    const double power = std::floor(std::log10(step));
    const double error = step / std::pow(10.0, power);
    const double factor = error >= std::sqrt(50.0) ? 10
        : error >= std::sqrt(10.0)                 ? 5
        : error >= std::sqrt(2.0)                  ? 2
                                                   : 1;
    return power >= 0 ? factor * std::pow(10.0, power) : -std::pow(10.0, -power) / factor;
}

ValueRange roundOutwards(ValueRange range, double increment)
{
    if (increment > 0)
        return {
            std::floor(range.lower / increment) * increment, std::ceil(range.upper / increment) * increment};
    if (increment < 0)
        return {std::floor(range.lower * -increment) / -increment,
            std::ceil(range.upper * -increment) / -increment};
    return range;
}
} // namespace

ValueRange niceRange(ValueRange extent)
{
    const auto [lower, upper] = extent;
    if (lower == upper) {
        if (lower == 0)
            return {-1, 1};
        return lower < 0 ? ValueRange{2 * lower, 0} : ValueRange{0, 2 * lower};
    }
    const double padding = (upper - lower + std::numeric_limits<double>::epsilon()) * 0.05;
    const ValueRange padded{lower - padding, upper + padding};
    // Applied twice, as in d3: rounding can widen the range so much that the tick step grows too.
    const ValueRange once = roundOutwards(padded, tickIncrement(padded.lower, padded.upper));
    const ValueRange nice = roundOutwards(once, tickIncrement(once.lower, once.upper));
    return std::isfinite(nice.lower) && std::isfinite(nice.upper) ? nice : padded;
}

ValueRange niceLogarithmicRange(ValueRange extent)
{
    if (extent.upper <= 0)
        return {tiny, 1};
    return {std::max(tiny, 0.5 * std::max(extent.lower, tiny)), 2 * extent.upper};
}

void RankedValues::add(std::span<const double> values)
{
    m_ordered = m_ordered && values.size() <= size();
    if (!m_ordered) {
        m_upper.insert(m_upper.end(), values.begin(), values.end());
        return;
    }
    for (const double value : values)
        insert(value);
}

void RankedValues::insert(double value)
{
    if (!m_lower.empty() && value < m_lower.front()) {
        m_lower.push_back(value);
        std::push_heap(m_lower.begin(), m_lower.end());
    } else {
        m_upper.push_back(value);
        std::push_heap(m_upper.begin(), m_upper.end(), std::greater<>());
    }
}

double RankedValues::at(std::size_t rank)
{
    const std::size_t distance = std::max(rank, m_lower.size()) - std::min(rank, m_lower.size());
    if (!m_ordered || distance > 1000)
        split(rank);
    while (m_lower.size() < rank) {
        std::pop_heap(m_upper.begin(), m_upper.end(), std::greater<>());
        m_lower.push_back(m_upper.back());
        m_upper.pop_back();
        std::push_heap(m_lower.begin(), m_lower.end());
    }
    while (m_lower.size() > rank) {
        std::pop_heap(m_lower.begin(), m_lower.end());
        m_upper.push_back(m_lower.back());
        m_lower.pop_back();
        std::push_heap(m_upper.begin(), m_upper.end(), std::greater<>());
    }
    return m_upper.front();
}

void RankedValues::split(std::size_t rank)
{
    m_lower.insert(m_lower.end(), m_upper.begin(), m_upper.end());
    const auto middle = m_lower.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(m_lower.begin(), middle, m_lower.end());
    m_upper.assign(middle, m_lower.end());
    m_lower.resize(rank);
    m_ordered = true;
    std::make_heap(m_lower.begin(), m_lower.end());
    std::make_heap(m_upper.begin(), m_upper.end(), std::greater<>());
}

void ValueExtent::add(std::span<const double> values)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (m_low.size() == 0) {
        m_smallest = m_smallestPositive = infinity;
        m_greatest = -infinity;
    }
    std::vector<double> finite;
    finite.reserve(values.size());
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        finite.push_back(value);
        m_smallest = std::min(m_smallest, value);
        m_greatest = std::max(m_greatest, value);
        if (value > 0)
            m_smallestPositive = std::min(m_smallestPositive, value);
        else
            ++m_notPositive;
    }
    m_low.add(finite);
    m_high.add(finite);
}

std::optional<ValueRange> ValueExtent::extent(ValueScale scale, Outliers outliers)
{
    const bool logarithmic = scale == ValueScale::Logarithmic;
    const std::size_t skipped = logarithmic ? m_notPositive : 0;
    const std::size_t count = m_low.size() - skipped;
    if (count == 0)
        return std::nullopt;
    if (outliers == Outliers::Keep || count <= 2)
        return ValueRange{logarithmic ? m_smallestPositive : m_smallest, m_greatest};
    const auto last = static_cast<double>(count - 1);
    const auto low = static_cast<std::size_t>(std::ceil(last * 0.05));
    const auto high = static_cast<std::size_t>(std::floor(last * 0.95));
    return ValueRange{m_low.at(skipped + low), m_high.at(skipped + high)};
}

ValueRange ValueExtent::range(ValueScale scale, Outliers outliers)
{
    const auto found = extent(scale, outliers);
    if (scale == ValueScale::Logarithmic)
        return niceLogarithmicRange(found.value_or(ValueRange{0, 0}));
    return found ? niceRange(*found) : ValueRange{0, 1};
}

} // namespace playground
