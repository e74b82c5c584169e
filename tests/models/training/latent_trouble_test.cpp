// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/check_recipe.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/trainer.h"
#include "models/files/model_directory.h"
#include "models/nets/weights.h"
#include "tests/models/support/latent_experiment.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

class LatentTrouble : public testing::Test
{
protected:
    LatentExperiment experiment;
    Recipe recipe = experiment.recipe();

    /// The one-line error; previously loaded data is unchanged.
    std::string refusal() const
    {
        return oneLineErrorOf([&] { loadDataset(datasetRequest(recipe)); });
    }
    std::filesystem::path model() const { return experiment.folder / "vae-run" / "model"; }
    void setConfig(const char* field, const nlohmann::json& value) const
    {
        nlohmann::json config = readModelConfig(model());
        config[field] = value;
        put(model() / ModelDirectory::configName, config.dump());
    }
    void expectRefused(const std::vector<std::string>& words) const
    {
        const std::string message = refusal();
        for (const std::string& word : words)
            EXPECT_NE(message.find(word), std::string::npos) << message;
    }
};

TEST_F(LatentTrouble, NoAutoencoder)
{
    recipe.dataset.vae = "emoji-vae";
    expectRefused({"dataset.vae", "\"emoji-vae\"", "Train"});
    recipe.dataset.vae = (experiment.folder / "none").string();
    expectRefused({"dataset.vae", "none"});
}

TEST_F(LatentTrouble, PicturesOfAnUnsupportedSize)
{
    recipe.dataset.imageSize = 15;
    expectRefused({"dataset.vae", "15x15", "multiple of 2"});
    recipe = experiment.recipe();
    recipe.dataset.name = "shapes"; // grey
    expectRefused({"dataset.vae", "3 channels"});
    recipe = experiment.recipe();
    recipe.dataset.range = "0..1";
    expectRefused({"dataset.range", "-1..1"});
}

TEST_F(LatentTrouble, LatentsOfAnUnsupportedSize)
{
    recipe.dataset.imageSize = 18; // latents of 9x9, which UNet2DModel cannot halve
    expectRefused({"UNet2DModel", "9", "multiple of 2"});
}

TEST_F(LatentTrouble, WeightsOfOtherWidths)
{
    setConfig("block_out_channels", {8, 32});
    expectRefused({"vae-run"});
    setConfig("block_out_channels", {8, 16});
    setConfig("latent_channels", 6);
    expectRefused({"vae-run"});
}

TEST_F(LatentTrouble, FoldersWithoutAnAutoencoder)
{
    Recipe other = tinyDdpmRecipe();
    other.dataset.range = "-1..1";
    const std::string run = (experiment.folder / "unet-run").string();
    Trainer(other, tinyDatasetFor(other)).save(run);
    recipe.dataset.vae = run;
    expectRefused({"dataset.vae", "UNet2DModel", "not an autoencoder"});

    put(model() / ModelDirectory::configName, "{");
    recipe = experiment.recipe();
    expectRefused({"config.json"});
}

TEST_F(LatentTrouble, AnAutoencoderWithConstantLatents)
{
    ModelDirectory constant = readModelDirectory(model());
    for (auto& [name, tensor] : constant.weights)
        tensor = at::zeros_like(tensor);
    writeModelDirectory(model(), constant);
    expectRefused({"vae-run", "to the same latent"});
}

TEST_F(LatentTrouble, ContradictoryRecipes)
{
    EXPECT_NO_THROW(checkRecipe(recipe));
    recipe.dataset.flip = true;
    EXPECT_NE(oneLineErrorOf([&] { checkRecipe(recipe); }).find("dataset.flip"), std::string::npos);
    expectRefused({"dataset.flip"});
    recipe = LatentExperiment::vaeRecipe();
    recipe.dataset.vae = experiment.vaeRun();
    EXPECT_NE(oneLineErrorOf([&] { checkRecipe(recipe); }).find("dataset.vae"), std::string::npos);
    expectRefused({"dataset.vae", "itself an autoencoder"});
}

TEST_F(LatentTrouble, PicturesInsteadOfLatents)
{
    const auto pixels = loadDataset(datasetRequest(LatentExperiment::vaeRecipe()));
    EXPECT_NE(oneLineErrorOf([&] { Trainer(recipe, pixels); }).find("dataset.vae"), std::string::npos);
    recipe.dataset.vae.clear();
    EXPECT_NE(oneLineErrorOf([&] { Trainer(recipe, experiment.dataset()); }).find("dataset.vae"),
        std::string::npos);
}

} // namespace
