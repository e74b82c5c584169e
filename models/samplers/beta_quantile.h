// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Quantile function: the x in 0..1 with P(X <= x) = p for X beta-distributed with parameters a, b > 0; p in
/// 0..1.
double betaQuantile(double p, double a, double b);

} // namespace playground
