// SPDX-License-Identifier: GPL-3.0-or-later
// Known errors of diffusers: reproduced for replay, corrected for our own sampling.
#include "models/samplers/sampler_table.h"
#include "models/samplers/scheduler_factory.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using nlohmann::json;

namespace
{

std::unique_ptr<Sampler> samplerOf(const json& config, bool asDiffusers, const TimestepRequest& request)
{
    auto sampler = makeScheduler(config);
    StepOptions options;
    options.asDiffusers = asDiffusers;
    sampler->setStepOptions(options);
    sampler->setTimesteps(request);
    return sampler;
}

/// The result for a network that always predicts the value 0.25: only noise left by the sampler remains.
torch::Tensor endOf(Sampler& sampler)
{
    torch::Tensor x = at::ones({1, 1, 1, 1}) * sampler.initialDeviation();
    while (!sampler.finished())
        x = sampler.step(at::full({1, 1, 1, 1}, 0.25), x, at::zeros({1, 1, 1, 1})).previous;
    return x;
}

json ddim(const char* spacing)
{
    return {{"_class_name", "DDIMScheduler"}, {"beta_schedule", "squaredcos_cap_v2"},
        {"timestep_spacing", spacing}, {"prediction_type", "epsilon"}, {"clip_sample", false}};
}

TEST(OwnSampling, DdimStepsToTheNextTimestep)
{
    for (const char* spacing : {"linspace", "trailing"}) {
        for (const int steps : {6, 7, 13}) {
            SCOPED_TRACE(std::string(spacing) + std::to_string(steps));
            const auto own = samplerOf(ddim(spacing), false, {.steps = steps});
            // Explicit timesteps are stepped to one by one, also by diffusers.
            const auto given = samplerOf(ddim(spacing), true, {.timesteps = own->timesteps()});
            const auto asDiffusers = samplerOf(ddim(spacing), true, {.steps = steps});
            const torch::Tensor end = endOf(*own);
            EXPECT_TRUE(at::equal(end, endOf(*given)));
            EXPECT_EQ(own->timesteps(), asDiffusers->timesteps());
            EXPECT_FALSE(at::allclose(end, endOf(*asDiffusers)));
        }
    }
}

/// "leading" always reaches t - N / n: there is nothing to correct.
TEST(OwnSampling, DdimEqualsDiffusersForLeadingSpacing)
{
    for (const int steps : {5, 7, 50}) {
        const auto own = samplerOf(ddim("leading"), false, {.steps = steps});
        const auto asDiffusers = samplerOf(ddim("leading"), true, {.steps = steps});
        EXPECT_TRUE(at::equal(endOf(*own), endOf(*asDiffusers))) << steps;
    }
}

/// numpy.arange(1000, 0, -1000 / 61) has 62 entries, the last of which rounds to 0, i.e. timestep -1.
TEST(OwnSampling, EndsAtTheFirstTimestep)
{
    for (const SamplerInfo& sampler : samplerTable().all()) {
        if (!sampler.diffusersFields.contains("timestep_spacing"))
            continue;
        SCOPED_TRACE(sampler.name);
        const json config = {{"_class_name", sampler.className}, {"timestep_spacing", "trailing"}};
        const auto own = samplerOf(config, false, {.steps = 61});
        EXPECT_GE(own->timesteps().back(), 0);
        const auto asDiffusers = samplerOf(config, true, {.steps = 61});
        EXPECT_EQ(asDiffusers->timesteps().back(), -1);
        EXPECT_EQ(asDiffusers->timesteps().size(), own->timesteps().size() + own->callsPerStep());
    }
}

TEST(OwnSampling, LogLinearSigmasMatchTheirTimesteps)
{
    const json config = {{"_class_name", "EulerDiscreteScheduler"}, {"interpolation_type", "log_linear"},
        {"timestep_spacing", "trailing"}};
    const auto asDiffusers = samplerOf(config, true, {.steps = 4});
    EXPECT_EQ(asDiffusers->timesteps(), (std::vector<double>{999, 749, 499, 249}));
    EXPECT_EQ(asDiffusers->sigmas().size(), 6); // 4 steps never reach the last
    EXPECT_GT(asDiffusers->sigmas()[4], 0);
    const auto own = samplerOf(config, false, {.steps = 4});
    EXPECT_EQ(own->sigmas().size(), 5);
    EXPECT_EQ(own->sigmas().back(), 0);
    EXPECT_NEAR(own->timesteps().front(), 999, 1e-3);
    EXPECT_NEAR(own->timesteps().back(), 0, 1e-3);
}

/// The table of sigmas decreases at its end: the last one was infinite and is replaced by 4096.
TEST(Samplers, FindTheLastTimestepWithZeroTerminalSnr)
{
    json config = {{"_class_name", "DPMSolverMultistepScheduler"}, {"beta_schedule", "linear"},
        {"rescale_betas_zero_snr", true}, {"use_karras_sigmas", true}, {"prediction_type", "v_prediction"}};
    const std::vector<double> first = {999, 993, 989, 981, 966, 940};
    auto sampler = samplerOf(config, true, {.steps = 13});
    EXPECT_EQ(std::vector(sampler->timesteps().begin(), sampler->timesteps().begin() + 6), first);
    for (const char* spacing : {"use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"}) {
        config = {{"_class_name", "EulerDiscreteScheduler"}, {"rescale_betas_zero_snr", true},
            {spacing, true}, {"prediction_type", "v_prediction"}};
        sampler = samplerOf(config, true, {.steps = 13});
        EXPECT_EQ(sampler->timesteps().front(), 999) << spacing;
    }
}

} // namespace
