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

/// Principal component analysis of `rows` [n,d], n and d at least 1, float on the CPU: eigenvectors of the
/// covariance [d,d] or, where that is smaller, of the Gram matrix [n,n] (Turk and Pentland 1991 for images).
/// An axis's number of largest magnitude is positive.
PrincipalAxes principalAxes(const torch::Tensor& rows);

} // namespace playground
