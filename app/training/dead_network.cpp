// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/dead_network.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr std::int64_t minSteps = 100;
constexpr float flatFraction = 0.005F; // of the data range: a smaller spread looks like a single colour

/// Range of values (max - min) over all pictures, in the channel where it is largest.
float spreadOf(const ImageBatch& images)
{
    const std::size_t plane
        = static_cast<std::size_t>(images.height) * static_cast<std::size_t>(images.width);
    const auto channels = static_cast<std::size_t>(images.channels);
    float spread = 0;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        float lowest = images.values[channel * plane];
        float highest = lowest;
        for (std::size_t start = channel * plane; start < images.values.size(); start += channels * plane) {
            for (std::size_t i = start; i < start + plane; ++i) {
                lowest = std::min(lowest, images.values[i]);
                highest = std::max(highest, images.values[i]);
            }
        }
        spread = std::max(spread, highest - lowest);
    }
    return spread;
}
} // namespace

bool looksDead(const Triptych& triptych, float low)
{
    if (triptych.step < minSteps || triptych.predicted.count < 2)
        return false;
    const float visible = flatFraction * (1 - low);
    return spreadOf(triptych.predicted) < visible && spreadOf(triptych.original) >= visible;
}

} // namespace playground
