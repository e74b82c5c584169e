// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "tests/models/api/one_line.h"
#include "tests/models/files/temporary_folder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace playground;
using playground::test::oneLineErrorOf;

namespace
{

/// Chapter 3 of the course (texts 001 and 002), line by line and not from the defaults.
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

TEST(ShippedRecipes, AreExactlyTheCourses)
{
    for (const Recipe& expected : {chapter3("fashion-basic-unet", "fashion-mnist", 3),
             chapter3("mnist-basic-unet", "mnist", 3), chapter3("shapes-basic-unet", "shapes", 6)})
        EXPECT_EQ(recipeToJson(loadRecipe(expected.name)), recipeToJson(expected));
}

TEST(ShippedRecipes, TheNotebooksRecipeIsExactlyTheNotebooks) // texts 000 and 004
{
    Recipe expected = chapter3("fashion-dli-unet", "fashion-mnist", 2);
    expected.dataset = {"fashion-mnist", "", 16, "-1..1", /*flip=*/true, /*withTestSet=*/true};
    expected.network.name = "DliUNet";
    expected.corruption = {"gaussian-mix", /*randomAmount=*/false, 0.5};
    expected.optimizer.learningRate = 1e-4;
    expected.dropLast = true;
    EXPECT_EQ(recipeToJson(loadRecipe(expected.name)), recipeToJson(expected));
}

TEST(ShippedRecipes, ADefaultRecipeIsTheFirstOne)
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

TEST(RecipeFiles, BadOnesAreRefusedByName)
{
    const TemporaryFolder folder;
    put(folder / "broken.json", "{");
    put(folder / "empty.json", "");
    put(folder / "unknown.json", R"({"sead": 1})");
    put(folder / "picture.json", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
    std::filesystem::create_directory(folder / "run");
    const std::vector<std::pair<std::filesystem::path, std::string>> bad = {
        {folder / "none.json", "no recipe"},
        {folder / "broken.json", "byte 2"},
        {folder / "empty.json", "byte 1"},
        {folder / "unknown.json", "\"seed\""},
        {folder / "picture.json", "byte 1"},
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
