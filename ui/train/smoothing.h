// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace playground
{

/// TensorBoard's smoothing: an exponential moving average with its start-up bias divided out,
///   last = last * w + (1 - w) * y,   smoothed = last / (1 - w^n),   n counts the finite values so far.
/// A value that is not finite passes through and does not advance n. A constant series stays as it is
/// (tensorboard #786). Source: tensorboard, line_chart_v2 / data_transformer `classicSmoothing`.
/// Append-only: a long series costs nothing to go on. Another weight needs a new Smoother over all values.
class Smoother
{
public:
    /// 0 <= weight <= 1; 0 leaves the values as they are.
    explicit Smoother(double weight);

    /// Appends the smoothed value of each of `values` to `smoothed`, which must hold exactly what earlier
    /// calls appended: when a series that was constant so far moves, its beginning is computed again, so that
    /// the result is bit for bit the one of a single call over all values.
    void append(std::span<const double> values, std::vector<double>& smoothed);

    double weight() const { return m_weight; }

private:
    double next(double value);

    double m_weight;
    double m_last = 0;
    double m_count = 0;
    bool m_biased = true; ///< until w^n is too small to change 1 - w^n
    bool m_constant = true;
};

} // namespace playground
