// SPDX-License-Identifier: GPL-3.0-or-later
// Every sampler available for a model gives pictures about as good as DDIM's at its default step count. The
// models are small and half trained (1,500 steps on the built-in shapes, tests/data/generate/tiny_shapes.sh),
// like those seen in the window during training.
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/recipe_fields.h"
#include "models/api/sampler_fit.h"
#include "models/api/sampler_options.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/training_set_comparison.h"
#include "models/files/safetensors.h"
#include "models/runs/weights_snapshot.h"
#include "models/samplers/sampler_table.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

using namespace playground;

namespace
{

Recipe shapesRecipe(const std::string& kind)
{
    std::ifstream file(std::string(PLAYGROUND_TEST_DATA "/tiny_shapes_") + kind + ".json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parseRecipe(text, kind);
}

struct Judge {
    explicit Judge(const std::string& noise)
        : kind(noise)
    {
    }

    /// Mean distance of the pictures to their nearest data set images; infinite if a value is not finite.
    double distance(const SamplerOptions& options)
    {
        SamplingRequest request;
        request.sampler = options;
        request.count = 24;
        request.seed = 3;
        SamplingRun run(recipe, data, weights, request);
        while (!run.finished())
            run.step();
        const ImageBatch pictures = run.pictures();
        for (const float value : pictures.values) {
            if (!std::isfinite(value))
                return INFINITY;
        }
        double sum = 0;
        for (const auto& neighbours : insight.nearest(pictures, 1))
            sum += neighbours.front().distance;
        return sum / request.count;
    }

    std::string kind;
    Recipe recipe = shapesRecipe(kind);
    std::shared_ptr<const Dataset> data = loadDataset(datasetRequest(recipe));
    std::shared_ptr<const Snapshot> weights = std::make_shared<WeightsSnapshot>(
        1500, readSafetensors(PLAYGROUND_TEST_DATA "/tiny_shapes_" + kind + ".safetensors").tensors);
    TrainingSetComparison insight{recipe, data};
};

class SamplerQuality : public testing::TestWithParam<std::string>
{
};

TEST_P(SamplerQuality, MatchesTheDefaultSampler)
{
#ifdef __SANITIZE_ADDRESS__
    if (GetParam() != "cosine_eps")
        GTEST_SKIP() << "minutes of the same code under the sanitizers";
#endif
    Judge judge(GetParam());
    const double usual = judge.distance(defaultSampler(judge.recipe));
    EXPECT_LT(usual, 0.5) << "pictures of noise lie at about 1";
    for (const SamplerInfo& sampler : samplerTable().all()) {
        if (sampler.name == "one-shot" || whySamplerDoesNotFit(sampler.name, judge.recipe))
            continue;
        SamplerOptions options;
        options.name = sampler.name;
        options.steps = sampler.usefulSteps;
        const double own = judge.distance(options);
        EXPECT_LT(own, 1.2 * usual) << sampler.name;
    }
}

INSTANTIATE_TEST_SUITE_P(EveryNoise, SamplerQuality,
    testing::Values("cosine_eps", "zero_v", "linear_eps", "flow", "uniform_mix", "gaussian_mix"),
    [](const auto& noise) { return noise.param; });

/// In half its usual steps, Heun still costs as much as DDIM; it must not lose the pictures.
TEST(HeunQuality, HoldsInFewSteps)
{
    for (const char* kind : {"cosine_eps", "zero_v"}) {
        Judge judge(kind);
        SamplerOptions options;
        options.name = "heun";
        options.steps = 10;
        EXPECT_LT(judge.distance(options), 1.2 * judge.distance(defaultSampler(judge.recipe))) << kind;
    }
}

/// The window's former default: the test must detect it.
TEST(CosineQuality, IsLostFromPureNoiseWithoutClipping)
{
    SamplerOptions options;
    options.name = "dpmpp-2m";
    options.steps = 20;
    options.config = R"({"clip_sample":false,"timestep_spacing":"linspace","lambda_min_clipped":-5.1})";
    Judge judge("cosine_eps");
    EXPECT_GT(judge.distance(options), 1.2 * judge.distance(defaultSampler(judge.recipe)));
}

} // namespace
