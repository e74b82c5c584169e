// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/previewer.h"

#include "models/nets/registry.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/device.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

/// An untrained network on a tiny data set.
struct Preview {
    explicit Preview(const Recipe& r = tinyRecipe())
        : recipe(r)
        , dataset(tinyDatasetFor(r))
        , trainer(r, dataset)
        , previewer(r, dataset)
    {
    }

    Triptych operator()(const PreviewRequest& request)
    {
        return previewer.triptych(trainer.snapshot(), request);
    }
    std::vector<float> noised(const PreviewRequest& request)
    {
        return previewer.triptych(nullptr, request).noised.values;
    }

    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    Trainer trainer;
    Previewer previewer;
};

class AnyPreview : public testing::TestWithParam<Recipe>
{
};

TEST_P(AnyPreview, ShowsTheRequestedImagesInTheirRange)
{
    Preview preview(GetParam());
    const Triptych t = preview({{3, 0, 3}, {0, 0.5F, 1}, 7, false});
    const int size = GetParam().dataset.imageSize;
    for (const ImageBatch* images : {&t.original, &t.noised, &t.predicted, &t.error}) {
        EXPECT_EQ(images->count, 3);
        EXPECT_EQ(images->channels, 1);
        EXPECT_EQ(images->height, size);
        EXPECT_EQ(images->width, size);
        EXPECT_EQ(images->values.size(), std::size_t(3 * size * size));
    }
    EXPECT_EQ(t.amounts, (std::vector<float>{0, 0.5F, 1}));
    const bool isSigned = GetParam().dataset.range == "-1..1";
    for (const int place : {0, 1, 2}) {
        const int index = place == 1 ? 0 : 3;
        const auto shown = t.original.image(place);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const float byte = preview.dataset->pixels[std::size_t(index) * shown.size() + i];
            ASSERT_FLOAT_EQ(shown[i], isSigned ? byte / 255 * 2 - 1 : byte / 255) << "image " << index;
        }
    }
}

TEST_P(AnyPreview, AtAmountZeroTheNoisedImageIsTheOriginal)
{
    Preview preview(GetParam());
    const Triptych t = preview({{0, 5}, {0, 0}, 7, false});
    EXPECT_EQ(t.noised.values, t.original.values);
}

/// noised - original = amount (noise - original), with the same noise at every amount.
TEST_P(AnyPreview, TheNoiseDoesNotDependOnTheAmount)
{
    Preview preview(GetParam());
    const auto at = [&](float amount) { return preview.noised({{4}, {amount}, 7, false}); };
    const auto original = at(0);
    const auto noise = at(1);
    for (const float amount : {0.1F, 0.25F, 0.5F, 0.9F}) {
        const auto noised = at(amount);
        for (std::size_t i = 0; i < noised.size(); ++i)
            ASSERT_NEAR(noised[i] - original[i], amount * (noise[i] - original[i]), 2e-6) << amount;
    }
    EXPECT_EQ(at(1), noise);
    EXPECT_NE(preview.noised({{4}, {1}, 8, false}), noise) << "another seed, the same noise";
}

TEST_P(AnyPreview, PureNoiseHasTheCorruptionsDistribution)
{
    Preview preview(GetParam());
    const Triptych t = preview.previewer.triptych(nullptr, {{0, 1, 2, 3, 4}, {1, 1, 1, 1, 1}, 7, false});
    const torch::Tensor noise = toTensor(t.noised);
    const bool gaussian = GetParam().corruption.name == "gaussian-mix";
    EXPECT_NEAR(noise.mean().item<double>(), gaussian ? 0 : 0.5, 0.1);
    EXPECT_NEAR(noise.std().item<double>(), gaussian ? 1 : std::sqrt(1 / 12.0), 0.1);
}

TEST_P(AnyPreview, AnImagesNoiseDependsOnlyOnItsPosition)
{
    Preview preview(GetParam());
    const Triptych row = preview.previewer.triptych(nullptr, {{0, 1, 2}, {1, 1, 1}, 7, false});
    const Triptych shorter = preview.previewer.triptych(nullptr, {{9, 1}, {1, 0.5F}, 7, false});
    const auto same = [](std::span<const float> a, std::span<const float> b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    };
    EXPECT_TRUE(same(row.noised.image(0), shorter.noised.image(0))) << "depends on the row's length or image";
    EXPECT_FALSE(same(row.noised.image(0), row.noised.image(1)));
    EXPECT_FALSE(same(row.noised.image(1), row.noised.image(2)));
}

TEST_P(AnyPreview, SharedNoiseIsThatOfTheFirstPosition)
{
    Preview preview(GetParam());
    const Triptych shared = preview.previewer.triptych(nullptr, {{0, 1, 2}, {1, 1, 1}, 7, true});
    const Triptych own = preview.previewer.triptych(nullptr, {{0, 1, 2}, {1, 1, 1}, 7, false});
    const auto first = own.noised.image(0);
    for (int place = 0; place < 3; ++place) {
        const auto noise = shared.noised.image(place);
        EXPECT_TRUE(std::equal(noise.begin(), noise.end(), first.begin(), first.end())) << place;
    }
}

/// Same as in Python: load the weights, net.eval(), net(noised).
TEST_P(AnyPreview, PredictsLikeTheNetworkWithTheseWeights)
{
    Preview preview(GetParam());
    train(preview.trainer, 2); // also changes the statistics of batch normalisation
    const auto snapshot = preview.trainer.snapshot();
    const Triptych t = preview.previewer.triptych(snapshot, {{0, 6}, {0.2F, 0.8F}, 7, false});
    EXPECT_EQ(t.step, 2);

    const auto network = makeNetwork(defaultConfig(GetParam().network.name, 1, GetParam().dataset.imageSize));
    std::map<std::string, torch::Tensor> given;
    for (const auto& [name, tensor] : dynamic_cast<const WeightsSnapshot&>(*snapshot).weights())
        given[name] = tensor;
    const at::NoGradGuard guard;
    for (const auto& item : network->named_parameters())
        item.value().copy_(given.at(item.key()));
    for (const auto& item : network->named_buffers())
        item.value().copy_(given.at(item.key()));
    network->eval();
    const torch::Tensor expected = network->predict(toTensor(t.noised));
    EXPECT_LT((toTensor(t.predicted) - expected).abs().max().item<double>(), onProcessor() ? 1e-6 : 1e-5);
}

TEST_P(AnyPreview, ErrorMseAndPsnrAreCorrect)
{
    Preview preview(GetParam());
    const Triptych t = preview({{0, 1, 2}, {0.1F, 0.5F, 0.9F}, 7, false});
    double sum = 0;
    for (std::size_t i = 0; i < t.predicted.values.size(); ++i) {
        const float difference = std::abs(t.predicted.values[i] - t.original.values[i]);
        ASSERT_FLOAT_EQ(t.error.values[i], difference);
        sum += double(difference) * double(difference);
    }
    const double mse = sum / double(t.predicted.values.size());
    EXPECT_GT(mse, 0);
    EXPECT_NEAR(t.mse, mse, 1e-6 * mse);
    const double peak = GetParam().dataset.range == "-1..1" ? 2 : 1;
    EXPECT_NEAR(t.psnr, 10 * std::log10(peak * peak / mse), 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Recipes, AnyPreview, testing::Values(tinyRecipe(), tinyDliRecipe()),
    [](const auto& test) { return test.param.network.name; });

TEST(Previewer, UsesTheGivenSnapshot)
{
    Preview preview;
    const PreviewRequest request = {{0}, {0.5F}, 7, false};
    const auto first = preview.trainer.snapshot();
    const auto before = preview.previewer.triptych(first, request).predicted.values;
    train(preview.trainer, 1);
    EXPECT_NE(preview(request).predicted.values, before);
    EXPECT_EQ(preview.previewer.triptych(first, request).predicted.values, before);
    Previewer other(preview.recipe, preview.dataset);
    EXPECT_EQ(other.triptych(first, request).predicted.values, before);
}

TEST(Previewer, WithoutASnapshotOnlyTheNoiseIsShown)
{
    Preview preview;
    const Triptych t = preview.previewer.triptych(nullptr, {{0, 1}, {0.5F, 0.5F}, 7, false});
    EXPECT_EQ(t.original.count, 2);
    EXPECT_EQ(t.noised.count, 2);
    EXPECT_TRUE(t.predicted.empty());
    EXPECT_TRUE(t.error.empty());
    EXPECT_EQ(t.step, 0);
}

TEST(Previewer, NoImagesGiveNoPictures)
{
    Preview preview;
    for (const auto& snapshot : {std::shared_ptr<const Snapshot>(), preview.trainer.snapshot()}) {
        const Triptych t = preview.previewer.triptych(snapshot, {});
        EXPECT_TRUE(t.original.empty());
        EXPECT_TRUE(t.predicted.empty());
    }
}

TEST(Previewer, RejectsInvalidRequests)
{
    Preview preview;
    const std::vector<PreviewRequest> bad = {{{0, 1}, {0.5F}, 7, false}, {{}, {0.5F}, 7, false},
        {{-1}, {0.5F}, 7, false}, {{10}, {0.5F}, 7, false}, {{0, 2147483647}, {0, 0}, 7, false},
        {{0}, {-0.1F}, 7, false}, {{0}, {1.1F}, 7, false}, {{0}, {NAN}, 7, false}};
    for (const PreviewRequest& request : bad)
        oneLineErrorOf([&] { preview(request); });
    EXPECT_NE(oneLineErrorOf([&] { preview({{10}, {0.5F}, 7, false}); }).find("squares"), std::string::npos);
    EXPECT_EQ(preview({{9}, {1}, 7, false}).predicted.count, 1) << "an error broke the previewer";
}

TEST(Previewer, RejectsASnapshotOfAnotherNetworkAndContinues)
{
    Preview basic;
    Preview dli(tinyDliRecipe());
    const PreviewRequest request = {{0}, {0.5F}, 7, false};
    const auto before = basic(request).predicted.values;
    oneLineErrorOf([&] { basic.previewer.triptych(dli.trainer.snapshot(), request); });
    oneLineErrorOf([&] { basic.previewer.triptych(std::make_shared<Snapshot>(3), request); });
    EXPECT_EQ(basic(request).predicted.values, before);
}

TEST(ForwardStep, IsOneStepOfTheSchedule)
{
    Recipe recipe = tinyRecipe();
    recipe.corruption.name = "ddpm";
    recipe.corruption.numTrainTimesteps = 100;
    recipe.predictionType = "epsilon";
    Preview preview(recipe);
    const NoiseCurve curve = preview.previewer.noiseCurve();
    for (const int t : {1, 50, 99}) {
        const auto amountAt = [](int timestep) { return static_cast<float>(timestep) / 99; };
        const ForwardStep step
            = preview.previewer.forwardStep({{2, 4}, {amountAt(t), amountAt(t)}, 5, false});
        EXPECT_EQ(step.timestep, t);
        EXPECT_EQ(step.beta, curve.schedule.beta[static_cast<std::size_t>(t)]);
        // It starts from the slider's image at t - 1.
        const float before = amountAt(t - 1);
        EXPECT_EQ(step.previous.values, preview.noised({{2, 4}, {before, before}, 5, false}));
        const float share = std::sqrt(1 - step.beta);
        const float noiseShare = std::sqrt(step.beta);
        for (std::size_t i = 0; i < step.noised.values.size(); ++i)
            EXPECT_NEAR(step.noised.values[i],
                share * step.previous.values[i] + noiseShare * step.noise.values[i], 1e-5);
    }
}

TEST(ForwardStep, TheFirstOneStartsFromTheCleanPicture)
{
    Recipe recipe = tinyRecipe();
    recipe.corruption.name = "ddpm";
    recipe.predictionType = "epsilon";
    Preview preview(recipe);
    const ForwardStep step = preview.previewer.forwardStep({{3}, {0}, 5, false});
    EXPECT_EQ(step.timestep, 0);
    EXPECT_EQ(step.previous.values, preview({{3}, {0}, 5, false}).original.values);
    // Its noise differs from the slider's noise.
    const torch::Tensor noise = toTensor(step.noise);
    EXPECT_NEAR(noise.std().item<double>(), 1, 0.3);
    const ForwardStep other = preview.previewer.forwardStep({{3}, {0}, 6, false});
    EXPECT_NE(other.noise.values, step.noise.values);
}

TEST(ForwardStep, AMixHasNone)
{
    Preview preview;
    EXPECT_TRUE(preview.previewer.forwardStep({{3}, {0.5F}, 5, false}).noised.empty());
    EXPECT_EQ(preview.previewer.noiseCurve().schedule, ScheduleCurves());
}

TEST(NoiseCurve, ContainsTheSchedulesTables)
{
    Recipe recipe = tinyRecipe();
    recipe.corruption.name = "ddpm";
    recipe.corruption.numTrainTimesteps = 20;
    recipe.corruption.rescaleBetasZeroSnr = true;
    recipe.predictionType = "v_prediction";
    const ScheduleCurves curves = Preview(recipe).previewer.noiseCurve().schedule;
    ASSERT_EQ(curves.beta.size(), 20U);
    ASSERT_EQ(curves.alphasCumprod.size(), 20U);
    ASSERT_EQ(curves.snr.size(), 20U);
    double product = 1;
    for (std::size_t t = 0; t < curves.beta.size(); ++t) {
        product *= 1 - static_cast<double>(curves.beta[t]);
        EXPECT_NEAR(curves.alphasCumprod[t], product, 1e-6);
        EXPECT_NEAR(curves.snr[t] * (1 - product), product, 1e-5);
    }
    EXPECT_EQ(curves.snr.back(), 0);
}

} // namespace
