// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/beta_quantile.h"

#include <cmath>
#include <limits>

namespace playground
{

namespace
{
/// The continued fraction of the regularised incomplete beta function (NIST Digital Library of Mathematical
/// Functions, 8.17.22) by Lentz's method; converges quickly for x < (a + 1) / (a + b + 2).
double continuedFraction(double x, double a, double b)
{
    constexpr double tiny = 1e-300;
    const auto away = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double result = d;
    const auto advance = [&](double coefficient) {
        d = 1 / away(1 + coefficient * d);
        c = away(1 + coefficient / c);
        result *= c * d;
        return std::fabs(c * d - 1);
    };
    for (int m = 1; m < 1000; ++m) {
        advance(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        if (advance(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))) < 1e-16)
            break;
    }
    return result;
}

double betaDistribution(double x, double a, double b)
{
    const double front = std::exp(
        std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * continuedFraction(x, a, b) / a
                                     : 1 - front * continuedFraction(1 - x, b, a) / b;
}
} // namespace

double betaQuantile(double p, double a, double b)
{
    if (p <= 0)
        return 0;
    if (p >= 1)
        return 1;
    double low = 0;
    double high = 1;
    double middle = 0.5;
    // The distribution function is increasing: bisect down to double precision.
    while (high - low > std::numeric_limits<double>::epsilon() * high) {
        middle = (low + high) / 2;
        if (middle <= low || middle >= high)
            break;
        (betaDistribution(middle, a, b) < p ? low : high) = middle;
    }
    return middle;
}

} // namespace playground
