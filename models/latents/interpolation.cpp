// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/interpolation.h"

#include "models/api/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace playground
{

namespace
{
constexpr double nearlyParallel = 0.9995; // cosine; above it, dividing by the sine loses too many digits

double dot(std::span<const float> a, std::span<const float> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
        [](float x, float y) { return double{x} * double{y}; });
}

/// Weights of a and b.
std::array<double, 2> sharesOf(
    std::span<const float> a, std::span<const float> b, double t, Interpolation way)
{
    const std::array<double, 2> linear = {1 - t, t};
    const double lengths = std::sqrt(dot(a, a) * dot(b, b));
    if (way == Interpolation::Linear || !(lengths > 0))
        return linear;
    const double cosine = dot(a, b) / lengths;
    if (std::abs(cosine) > nearlyParallel)
        return linear;
    const double angle = std::acos(cosine);
    return {std::sin((1 - t) * angle) / std::sin(angle), std::sin(t * angle) / std::sin(angle)};
}
} // namespace

ImageBatch interpolated(const ImageBatch& a, const ImageBatch& b, double t, Interpolation way)
{
    const bool same = a.count == b.count && a.channels == b.channels && a.height == b.height
        && a.width == b.width && a.values.size() == b.values.size()
        && a.values.size() == static_cast<std::size_t>(std::max(0, a.count)) * a.pixelsPerImage();
    if (!same)
        throw Error(
            PLAYGROUND_TEXT("models",
                "Latents of different shapes cannot be interpolated. Encode both with the same network."),
            {});
    if (!(t >= 0 && t <= 1)) // also rejects NaN
        throw Error(PLAYGROUND_TEXT("models", "The position between two latents is %1; it must be in 0..1."),
            {std::to_string(t)});
    ImageBatch result = a;
    auto out = result.values.begin();
    for (int i = 0; i < a.count; ++i) {
        const auto from = a.image(i);
        const auto to = b.image(i);
        const auto [shareA, shareB] = sharesOf(from, to, t, way);
        for (std::size_t k = 0; k < from.size(); ++k)
            *out++ = static_cast<float>(shareA * double{from[k]} + shareB * double{to[k]});
    }
    return result;
}

} // namespace playground
