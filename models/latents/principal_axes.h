// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <array>

namespace playground
{

/// The directions of largest variance, the first two.
struct PrincipalAxes {
    torch::Tensor mean; ///< [d]
    torch::Tensor axes; ///< [2,d] of length 1, at right angles; zero where the rows do not vary
    torch::Tensor places; ///< [n,2]: the rows less their mean, along the axes
    std::array<double, 2> explained{}; ///< each axis's share of the whole variance, 0..1
};

/// Principal component analysis in steps of one product with all rows each, so that a thread can do other
/// work in between: the block Lanczos method (Golub and Underwood, "The block Lanczos method for computing
/// eigenvalues", 1977) on the covariance, which is never formed; 20 steps or so. An axis's number of largest
/// magnitude is positive. Not more than one thread at a time.
class PrincipalAxesSearch
{
public:
    /// `rows` [n,d], n and d at least 1, float on the CPU; kept, and centred where they are. Throws Error if
    /// they are not finite.
    explicit PrincipalAxesSearch(torch::Tensor rows);

    bool step(); ///< whether the axes are found; from then on it does nothing
    PrincipalAxes result() const;

private:
    torch::Tensor m_mean;
    torch::Tensor m_rows; ///< less their mean
    double m_whole; ///< variance, n times
    int m_stepsLeft;
    torch::Tensor m_next; ///< [k,d]: directions to be multiplied; of length 1, at right angles to all before
    torch::Tensor m_basis; ///< [m,d]: those before
    torch::Tensor m_images; ///< [m,d]: the covariance times each of them
    torch::Tensor m_variances; ///< [2] or less, falling: the best there is in the basis
    torch::Tensor m_axes; ///< theirs
};

/// All steps at once; `rows` stay as they are.
PrincipalAxes principalAxes(const torch::Tensor& rows);

} // namespace playground
