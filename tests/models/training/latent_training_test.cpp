// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/shipped_recipes.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/files/model_directory.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/latent_experiment.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

std::vector<std::int64_t> firstImages(std::int64_t count)
{
    std::vector<std::int64_t> indices;
    for (std::int64_t i = 0; i < count; ++i)
        indices.push_back(i);
    return indices;
}

double largestOf(const torch::Tensor& difference)
{
    return difference.abs().max().item<double>();
}

TEST(LatentData, HasTheStandardDeviationOfTheNoise)
{
    const LatentExperiment experiment;
    const auto data = experiment.dataset();
    ASSERT_NE(data->codec, nullptr);
    EXPECT_EQ(data->networkShape(), (ImageShape{4, 8, 8}));
    EXPECT_EQ(data->codec->pictures(), (ImageShape{3, 16, 16}));

    const at::NoGradGuard guard;
    const torch::Tensor means = experiment.vae()->encode(LatentExperiment::clean()).mean;
    const double deviation = means.to(at::kDouble).std(/*unbiased=*/false).item<double>();
    EXPECT_NEAR(data->codec->scalingFactor() * deviation, 1, 1e-6);
    const Batches batches(data, "-1..1", /*flip=*/true); // latents are never mirrored
    const torch::Tensor latents = batches.gather(firstImages(12), at::Generator());
    EXPECT_LT(largestOf(latents - means / deviation), 1e-5);
    EXPECT_NEAR(latents.std(/*unbiased=*/false).item<double>(), 1, 1e-5);
    // The pictures are kept for display.
    EXPECT_TRUE(batches.pictures(firstImages(12)).equal(LatentExperiment::clean()));
}

TEST(LatentData, IsDecodedByTheAutoencoder)
{
    const LatentExperiment experiment;
    const auto data = experiment.dataset();
    const at::NoGradGuard guard;
    const auto vae = experiment.vae();
    const torch::Tensor reconstructed = vae->decode(vae->encode(LatentExperiment::clean()).mean);
    const Batches batches(data, "-1..1", /*flip=*/false);
    const ImageBatch decoded = data->codec->decode(toImages(batches.gather(firstImages(12))));
    EXPECT_LT(largestOf(toTensor(decoded) - reconstructed), 1e-5);
}

TEST(LatentData, EncodingCanBeCancelled)
{
    const LatentExperiment experiment;
    const DatasetRequest request = datasetRequest(experiment.recipe());
    int asked = 0;
    EXPECT_EQ(loadDataset(request, [&] { return ++asked > 1; }), nullptr);
    EXPECT_EQ(asked, 1);
    EXPECT_NE(loadDataset(request, [] { return true; }), nullptr);
}

TEST(LatentTraining, TrainsOnLatentsAndKeepsTheAutoencoder)
{
    const LatentExperiment experiment;
    const Recipe recipe = experiment.recipe();
    Trainer trainer(recipe, experiment.dataset());
    EXPECT_EQ(trainer.stepsPerEpoch(), 3);
    for (const double loss : train(trainer, 3))
        EXPECT_TRUE(std::isfinite(loss) && loss > 0) << loss;
    const std::string run = (experiment.folder / "run").string();
    trainer.save(run);

    const nlohmann::json network = readModelConfig(experiment.folder / "run" / "model");
    EXPECT_EQ(network.at("in_channels"), 4);
    EXPECT_EQ(network.at("sample_size"), 8);
    const ModelDirectory vae = readModelDirectory(experiment.folder / "run" / "vae");
    EXPECT_EQ(vae.config.at("_class_name"), "AutoencoderKL"); // readable by diffusers
    EXPECT_EQ(vae.config.at("scaling_factor"), experiment.dataset()->codec->scalingFactor());
    EXPECT_EQ(loadRecipe(run), recipe);
}

TEST(LatentTraining, ResumesWithoutTheAutoencodersRun)
{
    const LatentExperiment experiment;
    const std::string run = (experiment.folder / "run").string();
    Trainer whole(experiment.recipe(), experiment.dataset());
    train(whole, 2);
    whole.save(run);
    const double factor = experiment.dataset()->codec->scalingFactor();
    std::filesystem::remove_all(experiment.vaeRun());

    const auto data = loadDataset(datasetRequest(loadRecipe(run), run));
    EXPECT_EQ(data->codec->scalingFactor(), factor);
    const auto resumed = Trainer::resume(run, data);
    train(whole, 3);
    train(*resumed, 3);
    EXPECT_EQ(losses(whole), losses(*resumed));
    expectSameWeights(whole, *resumed);
}

TEST(LatentTraining, FindsTheRunOfARecipe)
{
    const LatentExperiment experiment;
    Recipe recipe = experiment.recipe();
    recipe.dataset.vae = "tiny-vae";
    setRunFinder([&](const std::string& name) { return name == "tiny-vae" ? experiment.vaeRun() : ""; });
    EXPECT_EQ(datasetRequest(recipe), datasetRequest(experiment.recipe()));
    setRunFinder({});
    recipe.dataset.vae = (experiment.folder / "vae-run" / "model").string(); // a model directory works too
    EXPECT_EQ(datasetRequest(recipe), datasetRequest(experiment.recipe()));
}

} // namespace
