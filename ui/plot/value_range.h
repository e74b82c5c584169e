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

/// Pads by 5 % on both sides, then rounds outwards to a tick (d3's nice() for ten ticks). If all values are
/// equal: 0 gives -1..1, v > 0 gives 0..2v, v < 0 gives 2v..0. Source: tensorboard line_chart_v2 scale.ts.
ValueRange niceRange(ValueRange extent);

/// From half the minimum to twice the maximum; without positive values tiny..1. Source as above.
ValueRange niceLogarithmicRange(ValueRange extent);

/// A multiset of finite numbers with exact "k-th smallest" queries. Two heaps meet at the last queried rank,
/// so repeated queries for the same quantile of a growing series move only a few numbers; a distant rank
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

    std::vector<double> m_lower; ///< the smallest values, a max-heap
    std::vector<double> m_upper; ///< the rest, a min-heap
    bool m_ordered = true; ///< false after a large insertion: the next query sorts
};

/// The extent of all visible finite values, as in TensorBoard; with outliers ignored (and more than two
/// values), from index ceil((n-1) * 0.05) to floor((n-1) * 0.95) of the sorted values. A logarithmic scale
/// considers positive values only. Exact for any number of values, and fast enough to query at every redraw
/// of a million.
class ValueExtent
{
public:
    void add(std::span<const double> values);
    void clear() { *this = ValueExtent(); }

    /// Empty if there is no value to show.
    std::optional<ValueRange> extent(ValueScale scale, Outliers outliers);
    /// The padded and rounded extent; 0..1 if there is nothing to show.
    ValueRange range(ValueScale scale, Outliers outliers);

private:
    RankedValues m_low; ///< queried for the 5 % quantile
    RankedValues m_high; ///< queried for the 95 % quantile
    std::size_t m_notPositive = 0;
    double m_smallest = 0;
    double m_smallestPositive = 0;
    double m_greatest = 0;
};

} // namespace playground
