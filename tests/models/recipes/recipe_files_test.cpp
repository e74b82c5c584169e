// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace playground;
using playground::test::oneLineErrorOf;

namespace
{

/// HF course, unit 1, section 3: every field set explicitly instead of by default.
Recipe chapter3(const std::string& name, const std::string& dataset, int epochs)
{
    Recipe r;
    r.name = name;
    r.dataset = {dataset, "", 28, "0..1", /*flip=*/false, /*withTestSet=*/false};
    r.network.name = "BasicUNet";
    r.corruption = {"uniform-mix", /*randomAmount=*/true, 0.5};
    r.predictionType = "sample";
    r.optimizer = {"adam", 1e-3, 0.9, 0.999, 1e-8, 0};
    r.batchSize = 128;
    r.dropLast = false;
    r.epochs = epochs;
    r.seed = 1;
    return r;
}

/// HF course, unit 1, section 3.4.2: the same with diffusers' network, at timestep 0.
Recipe section342(const std::string& name, const std::string& dataset)
{
    Recipe r = chapter3(name, dataset, 3);
    r.network = {"UNet2DModel",
        R"({"block_out_channels":[32,64,64],)"
        R"("down_block_types":["DownBlock2D","AttnDownBlock2D","AttnDownBlock2D"],"layers_per_block":2,)"
        R"("up_block_types":["AttnUpBlock2D","AttnUpBlock2D","UpBlock2D"]})"};
    return r;
}

/// The NVIDIA DLI course's U-Net.
Recipe notebook()
{
    Recipe r;
    r.name = "fashion-dli-unet";
    r.dataset = {"fashion-mnist", "", 16, "-1..1", /*flip=*/true, /*withTestSet=*/true};
    r.network = {"DliUNet", "{}"};
    r.corruption.name = "gaussian-mix";
    r.corruption.randomAmount = false;
    r.corruption.amount = 0.5;
    r.predictionType = "sample";
    r.optimizer = {"adam", 1e-4, 0.9, 0.999, 1e-8, 0};
    r.batchSize = 128;
    r.dropLast = true;
    r.epochs = 2;
    r.seed = 1;
    return r;
}

/// lansinuote's VAE, on a folder of pictures instead of its download.
Recipe text003()
{
    Recipe r;
    r.name = "folder-vae-512";
    r.dataset = {"folder", "pictures", 512, "-1..1", /*flip=*/false, /*withTestSet=*/false};
    r.network = {"VAE", "{}"};
    r.corruption.name = "none";
    r.predictionType = "sample";
    r.optimizer = {"adamw", 1e-5, 0.9, 0.999, 1e-8, 0.01};
    r.klWeight = 0;
    r.batchSize = 1;
    r.gradientAccumulationSteps = 200;
    r.dropLast = false;
    r.epochs = 50;
    r.seed = 1;
    r.pictureSteps = 200;
    return r;
}

/// HF course, unit 1, section 3.5: the network is conditioned on the timestep of a DDPM schedule and predicts
/// the noise.
Recipe section35()
{
    Recipe r = section342("fashion-ddpm", "fashion-mnist");
    r.dataset.range = "-1..1";
    r.corruption.name = "ddpm";
    r.corruption.betaSchedule = "linear";
    r.corruption.numTrainTimesteps = 1000;
    r.corruption.betaStart = 1e-4;
    r.corruption.betaEnd = 0.02;
    r.corruption.rescaleBetasZeroSnr = false;
    r.predictionType = "epsilon";
    return r;
}

TEST(ShippedRecipes, MatchTheCourses)
{
    for (const Recipe& expected : {text003(), chapter3("fashion-basic-unet", "fashion-mnist", 3),
             chapter3("mnist-basic-unet", "mnist", 3), chapter3("shapes-basic-unet", "shapes", 6), notebook(),
             section342("fashion-unet2d", "fashion-mnist"), section342("mnist-unet2d", "mnist"), section35()})
        EXPECT_EQ(recipeToJson(loadRecipe(expected.name)), recipeToJson(expected));
}

TEST(ShippedRecipes, ClassVariantsDifferInNothingElse)
{
    Recipe expected = loadRecipe("fashion-ddpm-16");
    expected.conditioning = {/*classes=*/true, /*dropProbability=*/0.1};
    expected.predictionType = "v_prediction"; // guidance amplifies the errors of epsilon at the noisy end
    expected.name = "fashion-ddpm-16-classes";
    EXPECT_EQ(loadRecipe(expected.name), expected);
    expected.name = "mnist-ddpm-16-classes";
    expected.dataset.name = "mnist";
    EXPECT_EQ(loadRecipe(expected.name), expected);
}

TEST(ShippedRecipes, TheDefaultIsTheFirst)
{
    EXPECT_EQ(recipes().front().name, "fashion-basic-unet");
    EXPECT_EQ(Recipe(), loadRecipe("fashion-basic-unet"));
}

TEST(ShippedRecipes, EachCanBeReadCheckedAndWritten)
{
    std::set<std::string> names;
    for (const CatalogueEntry& entry : recipes()) {
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
        EXPECT_FALSE(entry.title.english().empty()) << entry.name;
        EXPECT_FALSE(entry.summary.english().empty()) << entry.name;
        ASSERT_TRUE(shippedRecipe(entry.name)) << entry.name;
        const Recipe recipe = loadRecipe(entry.name);
        EXPECT_EQ(recipe.name, entry.name);
        EXPECT_EQ(parseRecipe(recipeToJson(recipe), ""), recipe);
        EXPECT_NO_THROW(checkRecipe(recipe)) << entry.name;
    }
    EXPECT_FALSE(shippedRecipe("no-such-recipe"));
    EXPECT_FALSE(shippedRecipe(""));
}

TEST(RecipeFiles, AFileAndARunFolderAreRead)
{
    const TemporaryFolder folder;
    Recipe recipe;
    recipe.name = "mine";
    recipe.seed = 7;
    put(folder / "mine.json", recipeToJson(recipe));
    EXPECT_EQ(loadRecipe((folder / "mine.json").string()), recipe);
    recipe.seed = 8;
    put(folder / "recipe.json", recipeToJson(recipe));
    EXPECT_EQ(loadRecipe(folder.path().string()), recipe);
    EXPECT_EQ(loadRecipe(folder.path().string() + "/"), recipe);
}

TEST(RecipeFiles, InvalidOnesAreRejectedByName)
{
    const TemporaryFolder folder;
    put(folder / "broken.json", "{");
    put(folder / "empty.json", "");
    put(folder / "unknown.json", R"({"sead": 1})");
    put(folder / "picture.json", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
    std::filesystem::create_directory(folder / "run");
    const std::vector<std::pair<std::filesystem::path, std::string>> bad = {
        {folder / "none.json", "no recipe"},
        {folder / "broken.json", "column 2"},
        {folder / "empty.json", "column 1"},
        {folder / "unknown.json", "\"seed\""},
        {folder / "picture.json", "PNG"},
        {folder / "run", "recipe"},
    };
    for (const auto& [file, says] : bad) {
        const std::string message = oneLineErrorOf([&, &given = file] { loadRecipe(given.string()); });
        EXPECT_NE(message.find(file.string()), std::string::npos) << message;
        EXPECT_NE(message.find(says), std::string::npos) << message;
    }
    oneLineErrorOf([] { loadRecipe(""); });
    EXPECT_NE(oneLineErrorOf([] { loadRecipe("fashion"); }).find("list recipes"), std::string::npos);
}

TEST(RecipeFiles, MoreThanOneMegabyteIsNotRead)
{
    const TemporaryFolder folder;
    constexpr std::size_t limit = 1 << 20;
    const std::string recipe = recipeToJson(Recipe());
    put(folder / "fits.json", recipe + std::string(limit - recipe.size(), ' '));
    EXPECT_EQ(loadRecipe((folder / "fits.json").string()), Recipe());
    put(folder / "large.json", recipe + std::string(limit - recipe.size() + 1, ' '));
    const std::string message = oneLineErrorOf([&] { loadRecipe((folder / "large.json").string()); });
    EXPECT_NE(message.find("large.json"), std::string::npos) << message;
    EXPECT_NE(message.find("1048577"), std::string::npos) << message;
}

} // namespace
