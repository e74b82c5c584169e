// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace playground
{

struct ValueRange {
    double lower = 0;
    double upper = 1;
    bool operator==(const ValueRange&) const = default;
};

enum class Outliers { Keep, Ignore };
enum class ValueScale { Linear, Logarithmic };

/// 5 % padding on both sides, then rounded outwards to a tick (d3's nice() for ten ticks). All values equal:
/// 0 gives -1..1, a positive v gives 0..2v, a negative one 2v..0. Source: tensorboard line_chart_v2 scale.ts.
ValueRange niceRange(ValueRange extent);

/// Half the lowest to twice the highest; nothing positive gives tiny..1. Source as above.
ValueRange niceLogarithmicRange(ValueRange extent);

/// A multiset of finite numbers that answers "the k-th smallest" exactly. Two heaps meet at the rank asked
/// for last, so a question about the same quantile of a growing series moves only a few numbers; a far jump
/// costs one partial sort (about 20 ms for a million).
class RankedValues
{
public:
    void add(std::span<const double> values);
    std::size_t size() const { return m_lower.size() + m_upper.size(); }
    /// 0 <= rank < size().
    double at(std::size_t rank);

private:
    void insert(double value);
    void split(std::size_t rank);

    std::vector<double> m_lower; ///< the smallest ones, a heap with the greatest in front
    std::vector<double> m_upper; ///< the others, a heap with the smallest in front
    bool m_ordered = true; ///< false after many values came at once: the next question sorts them in
};

/// The extent of all visible values, as TensorBoard takes it: only finite ones; with outliers ignored (and
/// more than two values) from the one at ceil((n-1) * 0.05) to the one at floor((n-1) * 0.95) of the sorted
/// values. A logarithmic scale counts the positive ones alone. Exact for any number of values, and cheap
/// enough to be asked at every redraw of a million.
class ValueExtent
{
public:
    void add(std::span<const double> values);
    void clear() { *this = ValueExtent(); }

    /// Nothing to show: no value.
    std::optional<ValueRange> extent(ValueScale scale, Outliers outliers);
    /// The extent, padded and rounded; 0..1 when there is nothing to show.
    ValueRange range(ValueScale scale, Outliers outliers);

private:
    RankedValues m_low; ///< asked for the 5 % quantile
    RankedValues m_high; ///< asked for the 95 % quantile
    std::size_t m_notPositive = 0;
    double m_smallest = 0;
    double m_smallestPositive = 0;
    double m_greatest = 0;
};

} // namespace playground
