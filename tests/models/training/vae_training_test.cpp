// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/export_run.h"
#include "models/api/predict_file.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/sampler_fit.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"
#include "models/files/model_directory.h"
#include "models/recipes/memory_estimate.h"
#include "models/tensors/free_memory.h"
#include "tests/models/support/device.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

/// The pictures of golden_course_vae.json.
std::shared_ptr<const Dataset> goldenPictures()
{
    auto data = std::make_shared<Dataset>();
    data->name = "emoji";
    data->count = 10;
    data->channels = 3;
    data->height = data->width = 8;
    data->classNames = {""};
    data->labels.assign(10, 0);
    for (int i = 0; i < 10; ++i)
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < 8; ++y)
                for (int x = 0; x < 8; ++x)
                    data->pixels.push_back(
                        static_cast<std::uint8_t>((37 * i + 91 * c + (13 + i) * y + (5 + 7 * c) * x) % 256));
    return data;
}

Recipe tinyVae()
{
    Recipe recipe;
    recipe.dataset.name = "emoji";
    recipe.dataset.imageSize = 8;
    recipe.dataset.range = "-1..1";
    recipe.network = {"VAE", R"({"block_out_channels":[32,64],"latent_channels":2,"layers_per_block":1})"};
    recipe.corruption.name = "none";
    recipe.optimizer = {"adamw", 1e-3, 0.9, 0.999, 1e-8, 0.01};
    recipe.seed = 3;
    return recipe;
}

class LansinuoteRun : public testing::TestWithParam<int>
{
};

TEST_P(LansinuoteRun, HasTheLossesOfLansinuotesCode)
{
    const nlohmann::json golden
        = goldenJson("golden_course_vae.json").at("runs").at(static_cast<std::size_t>(GetParam()));
    Recipe recipe = tinyVae();
    recipe.batchSize = golden.at("batch");
    recipe.gradientAccumulationSteps = golden.at("accumulation");
    recipe.klWeight = golden.at("kl_weight");
    recipe.epochs = golden.at("epochs");
    Trainer trainer(recipe, goldenPictures());
    const auto expected = golden.at("losses").get<std::vector<double>>();
    const auto divergences = golden.at("kl").get<std::vector<double>>();
    ASSERT_EQ(static_cast<std::size_t>(trainer.totalSteps()), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const StepRecord record = trainer.step();
        // Rounding errors grow with the updates: 2e-7 at first, 1e-5 after five.
        EXPECT_NEAR(record.loss, expected[i], 1e-4 * expected[i]) << i;
        EXPECT_NEAR(record.kl, divergences[i], 1e-3 * divergences[i]) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Golden, LansinuoteRun, testing::Values(0, 1));

TEST(VaeTraining, KeepsTheKlWhenResumed)
{
    Recipe recipe = tinyVae();
    recipe.batchSize = 4;
    recipe.validationCount = 2;
    recipe.validationSteps = 2;
    Trainer whole(recipe, goldenPictures());
    train(whole, 3);
    const TemporaryFolder folder;
    Trainer first(recipe, goldenPictures());
    train(first, 2);
    first.save(folder.path().string());
    const auto second = Trainer::resume(folder.path().string(), goldenPictures());
    train(*second, 1);
    EXPECT_EQ(second->history().size(), whole.history().size());
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(second->history()[i].loss, whole.history()[i].loss);
        EXPECT_EQ(second->history()[i].kl, whole.history()[i].kl);
        EXPECT_GT(whole.history()[i].kl, 0);
    }
    expectSameWeights(*second, whole);
}

TEST(VaeTraining, WritesLansinuotesNamesAndExportsDiffusers)
{
    const TemporaryFolder folder;
    const std::string run = (folder / "run").string();
    Recipe recipe = tinyVae();
    recipe.batchSize = 4;
    Trainer trainer(recipe, goldenPictures());
    train(trainer, 1);
    trainer.save(run);
    const ModelDirectory course = readModelDirectory(folder / "run" / "model");
    EXPECT_EQ(course.config.at("_class_name"), "VAE");
    const auto has = [](const ModelDirectory& model, const std::string& wanted) {
        return std::any_of(
            model.weights.begin(), model.weights.end(), [&](const auto& w) { return w.first == wanted; });
    };
    EXPECT_TRUE(has(course, "encoder.1.s.0.weight"));

    exportRun(run, ExportFormat::Diffusers, (folder / "diffusers").string());
    const ModelDirectory exported = readModelDirectory(folder / "diffusers");
    EXPECT_EQ(exported.config.at("_class_name"), "AutoencoderKL");
    EXPECT_EQ(exported.config.at("sample_size"), 8);
    EXPECT_TRUE(has(exported, "encoder.down_blocks.0.resnets.0.norm1.weight"));

    // Both have the same mean, logvar and reconstruction.
    const at::Tensor images = at::rand({2, 3, 8, 12}) * 2 - 1;
    writeSafetensors(folder / "in.safetensors", {{{"sample", images}}, {}});
    std::vector<std::map<std::string, at::Tensor>> outputs;
    for (const char* model : {"run/model", "diffusers"}) {
        predictFile({(folder / model).string(), (folder / "in.safetensors").string(),
            (folder / "out.safetensors").string(), "cpu"});
        const auto tensors = readSafetensors(folder / "out.safetensors").tensors;
        outputs.emplace_back(tensors.begin(), tensors.end());
    }
    for (const char* name : {"mean", "logvar", "sample"})
        EXPECT_TRUE(outputs[0].at(name).equal(outputs[1].at(name))) << name;
    EXPECT_EQ(outputs[0].at("mean").sizes(), at::IntArrayRef({2, 2, 4, 6}));
    EXPECT_EQ(outputs[0].at("sample").sizes(), images.sizes());

    writeSafetensors(folder / "timed.safetensors", {{{"sample", images}, {"timestep", at::zeros({2})}}, {}});
    const std::string message = oneLineErrorOf([&] {
        predictFile({run + "/model", (folder / "timed.safetensors").string(),
            (folder / "out.safetensors").string(), "cpu"});
    });
    EXPECT_NE(message.find("neither timestep nor class_labels"), std::string::npos) << message;
}

TEST(VaeTraining, PreviewsTheReconstruction)
{
    Recipe recipe = tinyVae();
    recipe.batchSize = 4;
    const auto data = goldenPictures();
    Trainer trainer(recipe, data);
    Previewer previewer(recipe, data);
    PreviewRequest request;
    request.indices = {1, 5};
    request.amounts = {0.2F, 1};
    const Triptych row = previewer.triptych(trainer.snapshot(), request);
    EXPECT_EQ(previewer.triptych(nullptr, request).noised.values, row.original.values);
    // The latent shown as a picture: pixels doubled, colours in the data's range.
    ASSERT_EQ(row.noised.values.size(), row.original.values.size());
    const auto latent = row.noised.image(1);
    EXPECT_EQ(latent[0], latent[1]);
    EXPECT_EQ(latent[0], latent[8]);
    EXPECT_EQ(latent[64 + 20], latent[128 + 20]); // with two channels, the second also serves as the third
    for (const float value : row.noised.values)
        EXPECT_LE(std::abs(value), 1);
    EXPECT_EQ(row.predicted.channels, 3);
    ASSERT_EQ(row.predicted.values.size(), row.original.values.size());
    double sum = 0;
    for (std::size_t i = 0; i < row.error.values.size(); ++i) {
        EXPECT_FLOAT_EQ(row.error.values[i], std::abs(row.predicted.values[i] - row.original.values[i]));
        sum += double(row.error.values[i]) * double(row.error.values[i]);
    }
    EXPECT_NEAR(row.mse, sum / static_cast<double>(row.error.values.size()), 1e-6);
    // Always the reconstruction of the mean.
    EXPECT_EQ(previewer.triptych(trainer.snapshot(), request).predicted.values, row.predicted.values);
    EXPECT_FALSE(previewer.beginNoiseLevels(trainer.snapshot()));
    EXPECT_FALSE(previewer.stepNoiseLevels());
}

TEST(VaeTraining, ValidatesTheReconstructionFromTheMean)
{
    Recipe recipe = tinyVae();
    recipe.batchSize = 3;
    recipe.validationCount = 4;
    recipe.validationSteps = 1;
    recipe.klWeight = 5; // only used in training
    const auto data = goldenPictures();
    Trainer trainer(recipe, data);
    trainer.step();
    std::optional<StepRecord> record;
    while (!record)
        record = trainer.validate();
    EXPECT_LT(record->loss, 2);
    EXPECT_GT(trainer.history().back().loss, 5);
}

TEST(VaeTraining, ChecksTheMemoryBeforeTheStart)
{
    const Recipe full = loadRecipe("folder-vae-512");
    const std::int64_t needed = trainingMemory(full, 3);
    constexpr std::int64_t gib = std::int64_t(1) << 30;
    EXPECT_GT(needed, 10 * gib); // measured: see memory_estimate.h
    EXPECT_LT(needed, 16 * gib);
    EXPECT_NO_THROW(requireMemory(full, 3, needed));
    EXPECT_NO_THROW(requireMemory(full, 3, 0));
    const std::string message = oneLineErrorOf([&] { requireMemory(full, 3, 6 * gib); });
    EXPECT_NE(message.find("512x512"), std::string::npos) << message;
    EXPECT_NE(message.find("6.0 GiB are free"), std::string::npos) << message;
    EXPECT_EQ(trainingMemory(tinyRecipe(), 1), 0);
    EXPECT_GT(freeMemory(), 0);

    if (!onProcessor())
        return; // the memory check applies to the CPU only
    Recipe greedy = full;
    greedy.batchSize = 4096;
    auto none = std::make_shared<Dataset>();
    none->channels = 3;
    none->height = none->width = 512;
    EXPECT_NE(oneLineErrorOf([&] { Trainer(greedy, none); }).find("GiB"), std::string::npos);
}

TEST(VaeTraining, SupportsNeitherNoiseNorSamplers)
{
    Recipe recipe = tinyVae();
    EXPECT_NO_THROW(checkRecipe(recipe));
    for (const CatalogueEntry& sampler : samplers())
        EXPECT_TRUE(whySamplerDoesNotFit(sampler.name, recipe)) << sampler.name;
    recipe.corruption.name = "gaussian-mix";
    const std::string noisy = oneLineErrorOf([&] { checkRecipe(recipe); });
    EXPECT_NE(noisy.find("corruption.name"), std::string::npos) << noisy;
    EXPECT_EQ(oneLineErrorOf([&] { Trainer(recipe, goldenPictures()); }), noisy);
    Recipe unet = tinyRecipe();
    unet.corruption.name = "none";
    EXPECT_NE(oneLineErrorOf([&] { checkRecipe(unet); }).find("nothing to learn"), std::string::npos);
    Recipe grey = tinyVae();
    grey.dataset.name = "shapes"; // one channel: fits
    EXPECT_NO_THROW(checkRecipe(grey));
}

TEST(VaeTraining, AnatomyHasNoNoise)
{
    Recipe recipe = tinyVae();
    recipe.batchSize = 4;
    Trainer plain(recipe, goldenPictures());
    Trainer recorded(recipe, goldenPictures());
    for (int i = 0; i < 4; ++i) {
        StepAnatomy anatomy;
        const StepRecord record = recorded.step(&anatomy);
        EXPECT_EQ(record.loss, plain.step().loss); // with the same draws from the posterior
        EXPECT_TRUE(anatomy.amounts.empty());
        EXPECT_TRUE(anatomy.noised.empty());
        EXPECT_EQ(anatomy.target.values, anatomy.original.values);
        EXPECT_NE(anatomy.outputAfter.values, anatomy.output.values);
    }
    expectSameWeights(plain, recorded);
}

} // namespace
