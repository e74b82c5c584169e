// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the sampler that a scheduler_config.json describes and takes three steps; the sampler's own
// configuration must build the same again.
#include "models/samplers/scheduler_factory.h"

#include "tests/fuzz/fuzz.h"

#include <ATen/ATen.h>

#include <cmath>

using namespace playground;

namespace
{
void sample(Sampler& sampler)
{
    sampler.setTimesteps({.steps = 3});
    torch::Tensor x = at::ones({1, 1, 2, 2});
    const torch::Tensor output = at::full({1, sampler.outputChannels(1), 2, 2}, 0.5);
    while (!sampler.finished()) {
        fuzz::require(std::isfinite(sampler.timestep()), "a timestep is not finite");
        x = sampler.step(output, x, at::ones({1, 1, 2, 2})).previous;
        fuzz::require(x.sizes() == at::IntArrayRef({1, 1, 2, 2}), "a step changed the picture's shape");
    }
}
} // namespace

FUZZ_TARGET(bytes)
{
    std::unique_ptr<Sampler> sampler;
    const auto read = [&] {
        sampler
            = makeScheduler(parseSchedulerConfig(std::string(fuzz::text(bytes)), "scheduler_config.json"));
    };
    if (!fuzz::accepts(read))
        return;
    const nlohmann::json own = sampler->config();
    fuzz::require(
        makeScheduler(own)->config() == own, "its own configuration builds another sampler: " + own.dump());
    fuzz::accepts([&] { sample(*sampler); });
}
