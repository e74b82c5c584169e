// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/recipe_relevance.h"
#include "models/api/shipped_recipes.h"
#include "tests/models/support/one_line.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace playground;
using nlohmann::json;
using playground::test::oneLineErrorOf;

namespace
{
Recipe recipeOf(const std::string& network, const std::string& config = "{}")
{
    Recipe recipe;
    recipe.network.name = network;
    recipe.network.config = config;
    return recipe;
}

json configOf(const Recipe& recipe)
{
    return json::parse(recipe.network.config);
}
} // namespace

TEST(NetworkFields, ShowTheDefaultsOfTheNetwork)
{
    const Recipe unet = recipeOf("UNet2DModel");
    EXPECT_EQ(json::parse(recipeValue(unet, "network.config.levels")), json::parse(R"([
        {"channels": 32, "down_attention": false, "up_attention": false},
        {"channels": 64, "down_attention": true, "up_attention": true},
        {"channels": 64, "down_attention": true, "up_attention": true}])"));
    EXPECT_EQ(recipeValue(unet, "network.config.layers_per_block"), "2");
    EXPECT_EQ(recipeValue(unet, "network.config.attention_head_dim"), "8");
    EXPECT_EQ(recipeValue(unet, "network.config.act_fn"), "silu");
    EXPECT_EQ(json::parse(recipeValue(recipeOf("VAE"), "network.config.levels")),
        json::parse(R"([{"channels": 128}, {"channels": 256}, {"channels": 512}, {"channels": 512}])"));
}

TEST(NetworkFields, ShowWhatTheConfigSays)
{
    const Recipe recipe = recipeOf("UNet2DModel", R"({"block_out_channels": [16, 32],
        "down_block_types": ["DownBlock2D", "AttnDownBlock2D"], "up_block_types": ["UpBlock2D", "AttnUpBlock2D"],
        "attention_head_dim": null, "dropout": 0.25})");
    EXPECT_EQ(json::parse(recipeValue(recipe, "network.config.levels")), json::parse(R"([
        {"channels": 16, "down_attention": false, "up_attention": true},
        {"channels": 32, "down_attention": true, "up_attention": false}])"));
    EXPECT_EQ(recipeValue(recipe, "network.config.attention_head_dim"), "0");
    EXPECT_EQ(recipeValue(recipe, "network.config.dropout"), "0.25");
}

TEST(NetworkFields, LevelsSetAllListsOfThem)
{
    Recipe recipe = recipeOf("UNet2DModel", R"({"dropout": 0.5})");
    setRecipeValue(recipe, "network.config.levels",
        R"([{"channels": 16, "up_attention": true}, {"channels": 48, "down_attention": true}])");
    EXPECT_EQ(configOf(recipe), json::parse(R"({"block_out_channels": [16, 48], "dropout": 0.5,
        "down_block_types": ["DownBlock2D", "AttnDownBlock2D"], "up_block_types": ["UpBlock2D", "AttnUpBlock2D"]})"));
    Recipe autoencoder = recipeOf("AutoencoderKL");
    setRecipeValue(autoencoder, "network.config.levels", R"([{"channels": 32}, {"channels": 64}])");
    autoencoder.corruption.name = "none";
    autoencoder.dataset.range = "-1..1";
    EXPECT_NO_THROW(checkRecipe(autoencoder));
    EXPECT_EQ(configOf(autoencoder)["up_block_types"], (json{"UpDecoderBlock2D", "UpDecoderBlock2D"}));
    Recipe plain = recipeOf("VAE");
    setRecipeValue(plain, "network.config.levels", R"([{"channels": 64}])");
    EXPECT_EQ(configOf(plain), json::parse(R"({"block_out_channels": [64]})"));
}

TEST(NetworkFields, ZeroChannelsPerHeadIsOneHead)
{
    Recipe recipe = recipeOf("UNet2DModel");
    setRecipeValue(recipe, "network.config.attention_head_dim", "0");
    EXPECT_EQ(configOf(recipe), json::parse(R"({"attention_head_dim": null})"));
}

TEST(NetworkFields, EveryFieldOfEveryNetworkIsReadAndSet)
{
    int fields = 0;
    for (const CatalogueEntry& network : networks()) {
        const Recipe recipe = recipeOf(network.name);
        for (const RecipeField& field : networkFields()) {
            SCOPED_TRACE(network.name + " " + field.key);
            if (!isRelevant(field, recipe)) {
                Recipe other = recipe;
                const std::string value = field.kind == RecipeField::Kind::Levels ? R"([{"channels": 8}])"
                    : field.kind == RecipeField::Kind::Choice                     ? field.choices.front()
                    : field.kind == RecipeField::Kind::Boolean                    ? "true"
                                                                                  : "1";
                EXPECT_EQ(oneLineErrorOf([&] { setRecipeValue(other, field.key, value); }),
                    field.key + ": " + network.name + " has no such field. Leave it out.");
                EXPECT_EQ(other, recipe);
                continue;
            }
            ++fields;
            Recipe changed = recipe;
            setRecipeValue(changed, field.key, recipeValue(recipe, field.key));
            keepNotation(changed, recipe); // nothing has changed but the notation
            EXPECT_EQ(changed, recipe);
        }
    }
    EXPECT_GT(fields, 10);
}

TEST(NetworkFields, KeepNotationKeepsADifference)
{
    const Recipe original = loadRecipe("fashion-unet2d");
    Recipe changed = original;
    setRecipeValue(changed, "network.config.layers_per_block", "3");
    const Recipe before = changed;
    keepNotation(changed, original);
    EXPECT_EQ(changed, before);
    setRecipeValue(changed, "network.config.layers_per_block", "2");
    keepNotation(changed, original);
    EXPECT_EQ(changed, original);
}

TEST(NetworkFields, RefuseWhatIsNoLevel)
{
    for (const char* levels : {"[]", "{}", "[1]", "[{}]", R"([{"channels": 0}])", R"([{"channels": 1.5}])",
             R"([{"channels": "8"}])", R"([{"channels": 8, "more": 1}])",
             R"([{"channels": 8, "up_attention": 1}])", R"([{"channels": 100000}])"}) {
        Recipe recipe = recipeOf("UNet2DModel");
        const std::string message
            = oneLineErrorOf([&] { setRecipeValue(recipe, "network.config.levels", levels); });
        EXPECT_TRUE(message.starts_with("network.config.levels: ")) << message;
        EXPECT_EQ(recipe, recipeOf("UNet2DModel"));
    }
    Recipe autoencoder = recipeOf("VAE");
    EXPECT_THROW(
        setRecipeValue(autoencoder, "network.config.levels", R"([{"channels": 8, "up_attention": true}])"),
        Error);
}

TEST(NetworkFields, AnUnusableConfigIsShownAsDefaults)
{
    const Recipe recipe = recipeOf("UNet2DModel",
        R"({"block_out_channels": "wide", "layers_per_block": [], "act_fn": 7, "attention_head_dim": "x"})");
    for (const RecipeField& field : networkFields())
        EXPECT_NO_THROW(recipeValue(recipe, field.key)) << field.key;
    EXPECT_EQ(recipeValue(recipe, "network.config.layers_per_block"), "2");
    EXPECT_THROW(checkRecipe(recipe), Error);
}
