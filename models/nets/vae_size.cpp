// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae_size.h"

#include <algorithm>

namespace playground
{

namespace
{
std::int64_t convolution(std::int64_t in, std::int64_t out, std::int64_t size)
{
    return in * out * size * size + out;
}

std::int64_t norm(std::int64_t channels)
{
    return 2 * channels;
}

std::int64_t resnet(std::int64_t in, std::int64_t out)
{
    return norm(in) + convolution(in, out, 3) + norm(out) + convolution(out, out, 3)
        + (in == out ? 0 : convolution(in, out, 1));
}

std::int64_t middle(const VaeConfig& c)
{
    const std::int64_t width = c.blockOutChannels.back();
    return 2 * resnet(width, width)
        + (c.midBlockAddAttention ? norm(width) + 4 * convolution(width, width, 1) : 0);
}

/// Values a resnet keeps per pixel: its input, normalised and activated; the same between the convolutions;
/// its output.
std::int64_t keptByResnet(std::int64_t in, std::int64_t out)
{
    return 3 * in + 4 * out;
}

/// Channels entering `level` from the adjacent level; `level` 0 is the full image size.
std::int64_t widthAbove(const VaeConfig& c, std::size_t level)
{
    return c.blockOutChannels[level == 0 ? 0 : level - 1];
}
std::int64_t widthBelow(const VaeConfig& c, std::size_t level)
{
    return c.blockOutChannels[std::min(level + 1, c.levels() - 1)];
}
} // namespace

std::int64_t vaeParameters(const VaeConfig& c)
{
    const auto& widths = c.blockOutChannels;
    const std::int64_t latent = c.latentChannels;
    std::int64_t sum = convolution(c.inChannels, widths.front(), 3) + 2 * middle(c) + norm(widths.back())
        + convolution(widths.back(), 2 * latent, 3) + convolution(latent, widths.back(), 3)
        + norm(widths.front()) + convolution(widths.front(), c.outChannels, 3);
    sum += c.useQuantConv ? convolution(2 * latent, 2 * latent, 1) : 0;
    sum += c.usePostQuantConv ? convolution(latent, latent, 1) : 0;
    for (std::size_t level = 0; level < c.levels(); ++level) {
        const std::int64_t width = widths[level];
        sum += resnet(widthAbove(c, level), width) + resnet(widthBelow(c, level), width);
        sum += (2 * c.layersPerBlock - 1) * resnet(width, width);
        if (level + 1 < c.levels())
            sum += convolution(width, width, 3); // downsampling
        if (level > 0)
            sum += convolution(width, width, 3); // upsampling
    }
    return sum;
}

std::int64_t vaeActivationBytes(
    const VaeConfig& c, std::int64_t pictures, std::int64_t height, std::int64_t width)
{
    std::int64_t bytes = 0;
    for (std::size_t level = 0; level < c.levels(); ++level) {
        const std::int64_t own = c.blockOutChannels[level];
        std::int64_t numbers = keptByResnet(widthAbove(c, level), own)
            + keptByResnet(widthBelow(c, level), own) + (2 * c.layersPerBlock - 1) * keptByResnet(own, own);
        if (level + 1 < c.levels())
            numbers += 2 * widthBelow(c, level); // upsampled, and convolved
        if (level == 0)
            numbers += 3 * own; // output layers: normalised, activated
        if (level + 1 == c.levels())
            numbers += 4 * keptByResnet(own, own) + 2 * 7 * own; // the mid blocks and their attention
        const std::int64_t pixels = (height >> level) * (width >> level);
        bytes += pictures * pixels * numbers * static_cast<std::int64_t>(sizeof(float));
    }
    return bytes;
}

} // namespace playground
