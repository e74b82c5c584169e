// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/validation.h"

#include "models/recipes/class_labels.h"
#include "models/recipes/experiment.h"
#include "models/tensors/random.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <span>
#include <utility>

namespace playground
{

namespace
{
/// Restores training mode, also if a batch throws.
struct EvaluationMode {
    explicit EvaluationMode(Network& n)
        : network(n)
    {
        network.eval();
    }
    ~EvaluationMode() { network.train(); }
    Network& network;
};
} // namespace

Validation::Validation(std::vector<std::int64_t> images)
    : m_images(std::move(images))
{
}

std::optional<double> Validation::step(
    Network& network, const Corruption& corruption, const Batches& batches, const Recipe& recipe)
{
    const at::NoGradGuard guard;
    const std::size_t size = std::min(static_cast<std::size_t>(recipe.batchSize), m_images.size() - m_done);
    const auto images = std::span(m_images).subspan(m_done, size);
    const torch::Tensor clean = batches.gather(images);
    const EvaluationMode mode(network);
    const torch::Tensor loss = heldOutLoss(network, corruption, recipe, clean,
        generatorFor(recipe.seed, RandomPurpose::Validation, m_done),
        classLabels(recipe, batches.dataset(), images));
    m_sum += loss.item<double>() * static_cast<double>(size);
    m_done += size;
    if (m_done < m_images.size())
        return std::nullopt;
    const double mean = m_sum / static_cast<double>(m_images.size());
    restart();
    return mean;
}

void Validation::restart()
{
    m_done = 0;
    m_sum = 0;
}

} // namespace playground
