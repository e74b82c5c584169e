// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <array>

namespace playground
{

/// The first two principal axes: the directions of largest variance.
struct PrincipalAxes {
    torch::Tensor mean; ///< [d]
    torch::Tensor axes; ///< [2,d] orthonormal; zero where the rows do not vary
    torch::Tensor places; ///< [n,2]: coordinates of the rows, minus their mean, along the axes
    std::array<double, 2> explained{}; ///< fraction of the total variance per axis, 0..1
};

/// Principal component analysis in steps of one product with all rows each, so that the thread can do other
/// work in between: the block Lanczos method (Golub and Underwood, "The block Lanczos method for computing
/// eigenvalues", 1977) on the covariance matrix, which is never formed; about 20 steps. The component of
/// largest magnitude of each axis is positive. One thread at a time.
class PrincipalAxesSearch
{
public:
    /// `rows`: [n,d] float on the CPU, n and d at least 1; kept and centred in place. Throws Error if they
    /// are not finite.
    explicit PrincipalAxesSearch(torch::Tensor rows);

    bool step(); ///< returns true once the axes are found; further calls do nothing
    PrincipalAxes result() const;

private:
    torch::Tensor m_mean;
    torch::Tensor m_rows; ///< minus their mean
    double m_whole; ///< total variance, times n
    int m_stepsLeft;
    torch::Tensor m_next; ///< [k,d]: the next directions to multiply, orthonormal and orthogonal to the basis
    torch::Tensor m_basis; ///< [m,d]: the directions multiplied so far
    torch::Tensor m_images; ///< [m,d]: the covariance times each basis vector
    torch::Tensor m_variances; ///< [2] or fewer, descending: best estimates within the basis
    torch::Tensor m_axes; ///< the axes of m_variances
};

/// Runs all steps; `rows` are not changed.
PrincipalAxes principalAxes(const torch::Tensor& rows);

} // namespace playground
