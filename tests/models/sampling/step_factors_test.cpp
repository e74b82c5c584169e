// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/step_factors.h"

#include "models/api/recipe.h"
#include "models/api/sampler_fit.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/trainer.h"
#include "models/diffusion/corruption.h"
#include "models/samplers/sampler_table.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

torch::Tensor picturesLike(int seed)
{
    return at::arange(2 * 8 * 8, at::kFloat).mul(0.7 * seed).sin().view({2, 1, 8, 8});
}

std::vector<SampleStep> stepsOf(const Recipe& recipe, const SamplerOptions& options)
{
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    train(trainer, 2);
    SamplingRequest request;
    request.sampler = options;
    request.count = 2;
    SamplingRun run(recipe, tinyDatasetFor(recipe), trainer.snapshot(), request);
    std::vector<SampleStep> steps;
    while (!run.finished())
        steps.push_back(run.step());
    SampleStep last;
    last.x = run.pictures();
    steps.push_back(last);
    return steps;
}

SamplerOptions optionsOf(const std::string& name, int steps, double eta = 0)
{
    SamplerOptions options;
    options.name = name;
    options.steps = steps;
    options.eta = eta;
    return options;
}

} // namespace

TEST(StepFactors, AreThoseOfTheSum)
{
    StepPictures pictures{.x = picturesLike(1), .prediction = picturesLike(2), .noise = picturesLike(3)};
    pictures.next = 0.5 * pictures.x + 0.25 * pictures.prediction - 0.125 * pictures.noise;
    const StepFormula formula = factorsOf(pictures);
    ASSERT_TRUE(formula.known);
    EXPECT_NEAR(formula.x, 0.5, 1e-5);
    EXPECT_NEAR(formula.prediction, 0.25, 1e-5);
    EXPECT_NEAR(formula.noise, -0.125, 1e-5);
    EXPECT_EQ(formula.added.count, 2);
    EXPECT_NEAR(formula.added.values[5], -0.125F * pictures.noise.flatten()[5].item<float>(), 1e-5);
}

TEST(StepFactors, UsesAsFewPicturesAsExplainIt)
{
    StepPictures pictures{.x = picturesLike(1),
        .prediction = picturesLike(2),
        .second = picturesLike(4),
        .earlier = picturesLike(5),
        .found = picturesLike(6)};
    pictures.next = 0.75 * pictures.prediction;
    EXPECT_EQ(factorsOf(pictures).x, 0);
    pictures.next = 0.75 * pictures.prediction + 0.5 * pictures.found;
    EXPECT_NEAR(factorsOf(pictures).found, 0.5, 1e-5);
    pictures.next = pictures.x - 0.5 * pictures.earlier + pictures.prediction;
    EXPECT_NEAR(factorsOf(pictures).earlier, -0.5, 1e-5);
}

TEST(StepFactors, SaysIfTheyDoNotExplainIt)
{
    StepPictures pictures{.x = picturesLike(1), .prediction = picturesLike(2)};
    pictures.next = picturesLike(3);
    EXPECT_FALSE(factorsOf(pictures).known);
}

/// Song et al. 2021, equation 12.
TEST(StepFactors, OfDdim)
{
    Recipe recipe = tinyDdpmRecipe();
    const std::unique_ptr<Corruption> noise = makeCorruption(recipe.corruption);
    const double last = static_cast<double>(noise->numTrainTimesteps() - 1);
    for (const double eta : {0.0, 0.5}) {
        const std::vector<SampleStep> steps = stepsOf(recipe, optionsOf("ddim", 5, eta));
        for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
            const auto alphaBarAt = [&](std::size_t step) {
                if (step + 1 >= steps.size())
                    return 1.0;
                return std::pow(noise->shares(at::full({1}, steps[step].timestep / last, at::kFloat))
                                    .first.item<double>(),
                    2);
            };
            const double now = alphaBarAt(i);
            const double next = alphaBarAt(i + 1);
            const double deviation = eta * std::sqrt((1 - next) / (1 - now) * (1 - now / next));
            const StepFormula& formula = steps[i].formula;
            ASSERT_TRUE(formula.known) << i;
            EXPECT_NEAR(std::abs(formula.noise), deviation, 1e-3) << i;
            EXPECT_EQ(formula.added.empty(), eta == 0) << i;
            // Unclipped, the prediction is (x - s found) / a: both notations are the same sum.
            const double a = std::sqrt(now);
            const double s = std::sqrt(1 - now);
            const double ofFound = std::sqrt(1 - next - deviation * deviation);
            if (formula.x == 0) {
                EXPECT_NEAR(formula.prediction, std::sqrt(next), 1e-3) << i;
                EXPECT_NEAR(formula.found, ofFound, 1e-3) << i;
            } else {
                EXPECT_NEAR(formula.x, ofFound / s, 1e-3) << i;
                EXPECT_NEAR(formula.prediction, std::sqrt(next) - ofFound * a / s, 1e-3) << i;
            }
        }
    }
}

TEST(StepFactors, ExplainTheStepsOfEverySampler)
{
    for (const Recipe& recipe : {tinyRecipe(), tinyDdpmRecipe()}) {
        for (const SamplerInfo& sampler : samplerTable().all()) {
            if (whySamplerDoesNotFit(sampler.name, recipe) || sampler.name == "unipc")
                continue; // UniPC combines three predictions
            const std::vector<SampleStep> steps = stepsOf(recipe, optionsOf(sampler.name, 6));
            for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
                const StepFormula& f = steps[i].formula;
                EXPECT_TRUE(f.known) << sampler.name << " step " << i;
                EXPECT_EQ(f.noise != 0, !f.added.empty()) << sampler.name << " step " << i;
                if (!f.known || f.found != 0 || f.second != 0)
                    continue; // pictures that the history does not keep
                double worst = 0;
                for (std::size_t v = 0; v < steps[i].x.values.size(); ++v) {
                    double sum = f.x * double{steps[i].x.values[v]}
                        + f.prediction * double{steps[i].predicted.values[v]};
                    if (f.earlier != 0)
                        sum += f.earlier * double{steps[i - 1].predicted.values[v]};
                    if (!f.added.empty())
                        sum += double{f.added.values[v]};
                    worst = std::max(worst, std::abs(sum - double{steps[i + 1].x.values[v]}));
                }
                EXPECT_LT(worst, 2e-2) << sampler.name << " step " << i;
            }
        }
    }
}
