// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "models/api/trainer.h"
#include "models/recipes/experiment.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <ATen/record_function.h>
#include <gtest/gtest.h>

#include <set>

using namespace playground;
using namespace playground::test;

namespace
{

Recipe recipeOf(const std::string& network, int imageSize)
{
    Recipe recipe = tinyRecipe();
    recipe.network.name = network;
    recipe.dataset.imageSize = imageSize;
    if (isAutoencoder(recipe)) { // three levels, like the others
        recipe.corruption.name = "none";
        recipe.network.config = R"({"block_out_channels":[32,32,32],"layers_per_block":1})";
        if (network == "AutoencoderKL")
            recipe.network.config = R"({"block_out_channels":[32,32,32],"layers_per_block":1,)"
                                    R"("down_block_types":["DownEncoderBlock2D","DownEncoderBlock2D",)"
                                    R"("DownEncoderBlock2D"],"up_block_types":["UpDecoderBlock2D",)"
                                    R"("UpDecoderBlock2D","UpDecoderBlock2D"]})";
    }
    return recipe;
}

class EveryNetwork : public testing::TestWithParam<CatalogueEntry>
{
};

TEST_P(EveryNetwork, AcceptsSizesThatItCanHalve)
{
    for (const int size : {4, 8, 12, 16, 28, 32, 64, 128})
        EXPECT_NO_THROW(checkRecipe(recipeOf(GetParam().name, size))) << size;
    for (const int size : {5, 6, 15, 18, 27, 30, 127}) {
        const std::string message = oneLineErrorOf([&] { checkRecipe(recipeOf(GetParam().name, size)); });
        EXPECT_NE(message.find(std::to_string(size)), std::string::npos) << message;
        EXPECT_NE(message.find("multiple of 4"), std::string::npos) << message;
    }
}

/// checkRecipe() agrees with the network: what the form accepts can be trained.
TEST_P(EveryNetwork, TrainsOnWhatTheCheckAccepts)
{
    const Recipe recipe = recipeOf(GetParam().name, 8);
    checkRecipe(recipe);
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    EXPECT_GT(trainer.step().loss, 0);
    const Recipe bad = recipeOf(GetParam().name, 10);
    EXPECT_EQ(oneLineErrorOf([&] { Trainer(bad, tinyDatasetFor(bad)); }),
        oneLineErrorOf([&] { checkRecipe(bad); }));
}

/// Called on the GUI thread. Building a network would draw its initial weights.
TEST_P(EveryNetwork, IsCheckedWithoutBuildingIt)
{
    at::manual_seed(3);
    const at::Tensor expected = at::rand({4});
    at::manual_seed(3);
    checkRecipe(recipeOf(GetParam().name, 28));
    EXPECT_TRUE(at::rand({4}).equal(expected));
}

INSTANTIATE_TEST_SUITE_P(
    Catalogue, EveryNetwork, testing::ValuesIn(networks()), [](const auto& test) { return test.param.name; });

TEST(CheckRecipe, AcceptsTheSizesOfTheCourses)
{
    const std::vector<std::pair<Recipe, std::int64_t>> expected = {{recipeOf("BasicUNet", 28), 309057},
        {recipeOf("DliUNet", 16), 234977}, {recipeOf("UNet2DModel", 28), 1707009}};
    for (const auto& [recipe, parameters] : expected)
        EXPECT_EQ(Trainer(recipe, tinyDatasetFor(recipe)).parameterCount(), parameters)
            << recipe.network.name;
}

TEST(CheckRecipe, UsesTheNetworkConfig)
{
    Recipe recipe = recipeOf("DliUNet", 16);
    recipe.network.config = R"({"down_channels":[2,4,8]})";
    checkRecipe(recipe);
    EXPECT_LT(Trainer(recipe, tinyDatasetFor(recipe)).parameterCount(), 10000);
    recipe = recipeOf("UNet2DModel", 12);
    checkRecipe(recipe);
    // Four levels halve the size three times.
    recipe.network.config = R"({"block_out_channels":[32,32,32,32],
        "down_block_types":["DownBlock2D","DownBlock2D","DownBlock2D","DownBlock2D"],
        "up_block_types":["UpBlock2D","UpBlock2D","UpBlock2D","UpBlock2D"]})";
    const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
    EXPECT_NE(message.find("multiple of 8"), std::string::npos) << message;
}

TEST(CheckRecipe, RejectsInvalidNetworkFields)
{
    const std::vector<std::pair<std::string, std::string>> bad = {{"down_chanels", "[16,32,64]"},
        {"down_channels", "[16,32]"}, {"down_channels", "\"many\""}, {"_class_name", "\"BasicUNet\""},
        {"in_channels", "1"}, {"out_channels", "3"}, {"image_size", "32"}, {"sample_size", "32"},
        {"num_class_embeds", "10"}, {"class_embed_type", "\"timestep\""}};
    for (const auto& [key, value] : bad) {
        for (const std::string network : {"BasicUNet", "DliUNet", "UNet2DModel"}) {
            Recipe recipe = recipeOf(network, 16);
            recipe.network.config = "{\"" + key + "\":" + value + "}";
            const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
            EXPECT_NE(message.find("\"" + key + "\""), std::string::npos) << message;
            oneLineErrorOf([&] { Trainer(recipe, tinyDatasetFor(recipe)); });
        }
    }
}

TEST(CheckRecipe, RejectsUnsupportedClasses)
{
    const auto refused = [](Recipe recipe, const std::string& word) {
        recipe.conditioning.classes = true;
        const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
        EXPECT_NE(message.find("conditioning.classes"), std::string::npos) << message;
        EXPECT_NE(message.find(word), std::string::npos) << message;
        EXPECT_EQ(oneLineErrorOf([&] { Trainer(recipe, tinyDatasetFor(recipe)); }), message);
    };
    for (const std::string network : {"BasicUNet", "DliUNet", "VAE", "AutoencoderKL"})
        refused(recipeOf(network, 16), network);
    Recipe latent = recipeOf("BasicUNet", 16);
    latent.dataset.vae = "some folder";
    latent.conditioning.classes = true;
    const std::string inLatents = oneLineErrorOf([&] { checkRecipe(latent); });
    EXPECT_NE(inLatents.find("conditioning.classes"), std::string::npos) << inLatents;
    for (const std::string data : {"fashion-mnist", "mnist", "shapes", "emoji", "folder", "idx"}) {
        Recipe recipe = recipeOf("UNet2DModel", 16);
        recipe.dataset.name = data;
        recipe.conditioning.classes = true;
        EXPECT_NO_THROW(checkRecipe(recipe)) << data;
        // Rejected even with the recipe's value, because the recipe already has a field for it.
        recipe.network.config = R"({"num_class_embeds":11})";
        const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
        EXPECT_NE(message.find("num_class_embeds"), std::string::npos) << message;
    }
}

TEST(CheckRecipe, RejectsUnsupportedPredictionTypes)
{
    const std::vector<std::pair<std::string, std::set<std::string>>> possible
        = {{"uniform-mix", {"sample"}}, {"gaussian-mix", {"sample"}},
            {"ddpm", {"epsilon", "sample", "v_prediction"}}, {"flow", {"velocity"}}, {"none", {"sample"}}};
    EXPECT_EQ(possible.size(), corruptions().size());
    for (const auto& [corruption, types] : possible) {
        for (const std::string type : {"sample", "epsilon", "v_prediction", "velocity"}) {
            Recipe recipe = recipeOf(corruption == "none" ? "VAE" : "BasicUNet", 16);
            recipe.corruption.name = corruption;
            recipe.predictionType = type;
            if (types.count(type) != 0) {
                EXPECT_NO_THROW(checkRecipe(recipe)) << corruption << ' ' << type;
                continue;
            }
            const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
            EXPECT_NE(message.find("prediction_type"), std::string::npos) << message;
        }
    }
}

TEST(CheckRecipe, RejectsInvalidScheduleNumbers)
{
    Recipe recipe = recipeOf("BasicUNet", 16);
    recipe.corruption.name = "ddpm";
    recipe.corruption.betaEnd = 1;
    const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
    EXPECT_NE(message.find("beta_end"), std::string::npos) << message;
    oneLineErrorOf([&] { buildCorruption(recipe); });
    recipe.corruption.name = "uniform-mix"; // ignores the schedule
    EXPECT_NO_THROW(checkRecipe(recipe));
}

TEST(CheckRecipe, RejectsNoisePredictionWithoutSignal)
{
    Recipe recipe = recipeOf("UNet2DModel", 16);
    recipe.corruption.name = "ddpm";
    recipe.corruption.rescaleBetasZeroSnr = true;
    recipe.predictionType = "epsilon";
    const std::string message = oneLineErrorOf([&] { checkRecipe(recipe); });
    EXPECT_NE(message.find("rescale_betas_zero_snr"), std::string::npos) << message;
    EXPECT_NE(message.find("v_prediction"), std::string::npos) << message;
    for (const char* type : {"v_prediction", "sample"}) {
        recipe.predictionType = type;
        EXPECT_NO_THROW(checkRecipe(recipe)) << type;
    }
    recipe.predictionType = "epsilon";
    recipe.corruption.rescaleBetasZeroSnr = false;
    EXPECT_NO_THROW(checkRecipe(recipe));
}

/// Number of LibTorch operations that `work` runs on this thread.
template <typename Work> int operationsOf(const Work& work)
{
    static thread_local int count = 0;
    const auto counting = [](const at::RecordFunction&) -> std::unique_ptr<at::ObserverContext> {
        ++count;
        return nullptr;
    };
    const auto handle = at::addThreadLocalCallback(at::RecordFunctionCallback(counting));
    count = 0;
    work();
    at::removeCallback(handle);
    return count;
}

/// The GUI thread calls checkRecipe() at every edit, so it must not wait for LibTorch.
TEST(CheckRecipe, DoesNotRunLibTorch)
{
    for (const CatalogueEntry& entry : recipes()) {
        const Recipe recipe = loadRecipe(entry.name);
        EXPECT_EQ(operationsOf([&] { checkRecipe(recipe); }), 0) << entry.name;
    }
    EXPECT_GT(operationsOf([] { buildCorruption(loadRecipe("fashion-ddpm")); }), 0) << "the counter counts";
}

} // namespace
