// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/training_random.h"

#include "models/api/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
const torch::Tensor& named(const NamedTensors& state, const std::string& name, at::ScalarType type,
    at::IntArrayRef sizes, const std::string& source)
{
    const auto found
        = std::find_if(state.begin(), state.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == state.end() || found->second.scalar_type() != type || found->second.sizes() != sizes)
        throw Error(PLAYGROUND_TEXT("models", "%1: the checkpoint lacks \"%2\". Restart the run."),
            {source, "random." + name});
    return found->second;
}
} // namespace

TrainingRandom::TrainingRandom(at::Generator generator)
    : m_generator(std::move(generator))
{
}

// As in torch/utils/data/dataloader.py and sampler.py (RandomSampler): the iterator draws a base seed for its
// workers, then the sampler draws a seed for its own generator, both from the default generator.
void TrainingRandom::beginEpoch(std::int64_t count)
{
    const auto draw = [this] { return at::empty({}, at::kLong).random_(m_generator).item<std::int64_t>(); };
    draw();
    m_epochSeed = draw();
    shuffle(count);
}

void TrainingRandom::shuffle(std::int64_t count)
{
    const at::Generator sampler = at::detail::createCPUGenerator(static_cast<std::uint64_t>(m_epochSeed));
    const torch::Tensor order = at::randperm(count, sampler, at::TensorOptions().dtype(at::kLong));
    const auto* first = order.data_ptr<std::int64_t>();
    m_order.assign(first, first + count);
}

NamedTensors TrainingRandom::state() const
{
    return {{"state", m_generator.get_state()}, {"epoch_seed", at::full({}, m_epochSeed, at::kLong)}};
}

void TrainingRandom::setState(const NamedTensors& state, std::int64_t count, const std::string& source)
{
    const torch::Tensor seed = named(state, "epoch_seed", at::kLong, {}, source);
    const torch::Tensor generator
        = named(state, "state", at::kByte, m_generator.get_state().sizes(), source).contiguous();
    m_generator.set_state(generator); // validates its argument
    const auto before = std::exchange(m_epochSeed, seed.item<std::int64_t>());
    if (m_epochSeed < 0)
        m_order.clear();
    else if (m_epochSeed != before)
        shuffle(count);
}

} // namespace playground
