// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace playground
{

/// TensorBoard's smoothing: a bias-corrected exponential moving average,
/// last = last * w + (1 - w) * y,   smoothed = last / (1 - w^n),   n: number of finite values so far.
/// A non-finite value is passed through and does not increment n. A constant series is unchanged (tensorboard
/// #786). Source: tensorboard, line_chart_v2 / data_transformer `classicSmoothing`.
/// Append-only: cost does not depend on the length so far. A new weight needs a new Smoother over all values.
class Smoother
{
public:
    /// 0 <= weight <= 1; 0: no smoothing.
    explicit Smoother(double weight);

    /// Appends the smoothed value of each of `values` to `smoothed`, which must hold exactly the results of
    /// earlier calls: when a constant series first changes, its beginning is recomputed, so that the result
    /// is bit-identical to a single call over all values.
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
