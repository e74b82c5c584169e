// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/noise_level_sweep.h"

#include "models/recipes/class_labels.h"
#include "models/recipes/experiment.h"
#include "models/tensors/random.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace playground
{

namespace
{
constexpr std::int64_t wanted = 32; // images
constexpr std::int64_t batchSize = 8;

/// Held-out images if there are any, else training images drawn by the seed.
std::vector<std::int64_t> imagesOf(const Recipe& recipe, const Split& split)
{
    std::vector<std::int64_t> images = split.heldOut;
    if (images.empty()) {
        const auto count = static_cast<std::int64_t>(split.training.size());
        images
            = splitOf(count, std::min(wanted, count), recipe.seed).heldOut; // training is 0 .. count-1 here
    }
    images.resize(std::min(images.size(), static_cast<std::size_t>(wanted)));
    return images;
}
} // namespace

NoiseLevelSweep::NoiseLevelSweep(
    const Recipe& recipe, const Split& split, const Batches& batches, const Corruption& noise)
    : m_predictionType(recipe.predictionType)
    , m_clean(batches.gather(imagesOf(recipe, split)))
    , m_labels(classLabels(recipe, batches.dataset(), imagesOf(recipe, split)))
    , m_noise(noise.noise(m_clean.sizes(), generatorFor(recipe.seed, RandomPurpose::NoiseLevels, 0))
                  .to(m_clean.device()))
{
    m_errors.images = static_cast<int>(m_clean.size(0));
    m_errors.heldOut = !split.heldOut.empty();
}

void NoiseLevelSweep::begin(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_first = 0;
    m_sum = 0;
    m_errors.step = m_snapshot->step();
    m_errors.amounts.clear();
    m_errors.mse.clear();
}

std::optional<NoiseLevelErrors> NoiseLevelSweep::step(Network& network, const Corruption& corruption)
{
    const at::NoGradGuard guard;
    const std::int64_t size = std::min(batchSize, m_clean.size(0) - m_first);
    const float level
        = static_cast<float>(m_errors.amounts.size()) / static_cast<float>(NoiseLevelErrors::levels - 1);
    const torch::Tensor clean = m_clean.narrow(0, m_first, size);
    const torch::Tensor noise = m_noise.narrow(0, m_first, size);
    const torch::Tensor amount = at::full({size}, level, clean.options());
    const torch::Tensor labels = m_labels.defined() ? m_labels.narrow(0, m_first, size) : m_labels;
    const auto begin = std::chrono::steady_clock::now();
    m_sum += lossAt(network, corruption, m_predictionType, clean, noise, amount, labels).item<double>()
        * static_cast<double>(size);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    const double perImage = taken.count() / static_cast<double>(size);
    m_errors.secondsPerImage
        = m_errors.secondsPerImage == 0 ? perImage : std::min(m_errors.secondsPerImage, perImage);
    m_first += size;
    if (m_first < m_clean.size(0))
        return std::nullopt;
    m_errors.amounts.push_back(level);
    m_errors.mse.push_back(m_sum / static_cast<double>(m_clean.size(0)));
    m_first = 0;
    m_sum = 0;
    if (m_errors.amounts.size() < NoiseLevelErrors::levels)
        return std::nullopt;
    m_snapshot = nullptr;
    return m_errors;
}

} // namespace playground
