// SPDX-License-Identifier: GPL-3.0-or-later
// No torch here: the window's thread checks every edit.
#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/diffusion/corruptions.h"
#include "models/nets/configs.h"
#include "models/recipes/network_config.h"

#include <nlohmann/json.hpp>

namespace playground
{

namespace
{
std::string labelledDatasets()
{
    std::string names;
    for (const CatalogueEntry& entry : datasets()) {
        if (!datasetClasses(entry.name).empty())
            names += (names.empty() ? "" : ", ") + entry.name;
    }
    return names;
}
} // namespace

int classCountOf(const Recipe& recipe)
{
    if (!recipe.conditioning.classes)
        return 0;
    if (recipe.network.name != "UNet2DModel")
        throw Error(
            PLAYGROUND_TEXT("models",
                "conditioning.classes: %1 cannot be told a class. Turn it off, or choose UNet2DModel."),
            {recipe.network.name});
    const std::size_t count = datasetClasses(recipe.dataset.name).size();
    if (count == 0)
        throw Error(PLAYGROUND_TEXT("models",
                        "conditioning.classes: the data set \"%1\" has no classes that are always the same. "
                        "Turn it off, or choose one of: %2."),
            {recipe.dataset.name, labelledDatasets()});
    return static_cast<int>(count);
}

nlohmann::json networkConfigOf(const Recipe& recipe, int channels)
{
    return networkConfigOf(recipe, channels, recipe.dataset.imageSize);
}

nlohmann::json networkConfigOf(const Recipe& recipe, int channels, int size)
{
    nlohmann::json config = courseConfig(recipe.network.name, channels, size);
    const nlohmann::json own = nlohmann::json::parse(recipe.network.config);
    // What the recipe's other fields decide.
    for (const char* key : {"_class_name", "in_channels", "out_channels", "image_size", "sample_size",
             "class_embed_type", "num_class_embeds"}) {
        if (own.contains(key))
            throw Error(
                PLAYGROUND_TEXT("models", "network.config: a recipe cannot set \"%1\". Leave it out."),
                {key});
    }
    config.update(own);
    if (const int classes = classCountOf(recipe); classes > 0)
        config["num_class_embeds"] = classes + 1;
    checkImageSize(config, channels, size, size);
    return config;
}

bool isAutoencoder(const Recipe& recipe)
{
    return recipe.network.name == "CourseVAE" || recipe.network.name == "AutoencoderKL";
}

bool isLatent(const Recipe& recipe)
{
    return !recipe.dataset.vae.empty();
}

void checkLatent(const Recipe& recipe)
{
    if (isAutoencoder(recipe))
        throw Error(PLAYGROUND_TEXT("models",
                        "dataset.vae: %1 is an autoencoder itself, which learns from pictures. Leave "
                        "dataset.vae empty, or choose UNet2DModel."),
            {recipe.network.name});
    if (recipe.dataset.flip)
        throw Error(PLAYGROUND_TEXT("models",
                        "dataset.flip: the pictures are encoded once, and a mirrored latent is not that of "
                        "the mirrored picture. Switch it off, or leave dataset.vae empty."),
            {});
}

void checkNoise(const Recipe& recipe)
{
    const bool noNoise = recipe.corruption.name == "none";
    if (isAutoencoder(recipe) && !noNoise)
        throw Error(PLAYGROUND_TEXT("models",
                        "corruption.name: %1 is an autoencoder, which sees pictures without noise. Choose "
                        "\"none\"."),
            {recipe.network.name});
    if (noNoise && !isAutoencoder(recipe))
        throw Error(
            PLAYGROUND_TEXT("models",
                "corruption.name: without noise %1 has nothing to learn. Choose a noise, or CourseVAE."),
            {recipe.network.name});
}

namespace
{
/// Where no signal is left x is the noise itself: to predict it says nothing of the picture.
void checkLastTimestep(const Recipe& recipe)
{
    if (recipe.corruption.name == "ddpm" && recipe.corruption.rescaleBetasZeroSnr
        && recipe.predictionType == "epsilon")
        throw Error(
            PLAYGROUND_TEXT("models",
                "prediction_type: corruption.rescale_betas_zero_snr leaves nothing of the picture at the "
                "last timestep, where \"epsilon\" then says nothing of it. Choose \"v_prediction\" or "
                "\"sample\", or switch corruption.rescale_betas_zero_snr off."),
            {});
}
} // namespace

void checkRecipe(const Recipe& recipe)
{
    const int channels = datasetChannels(recipe.dataset.name);
    if (isLatent(recipe)) {
        checkLatent(recipe); // what shape the latents have, the autoencoder's files say: datasetRequest()
        classCountOf(recipe);
    } else {
        networkConfigOf(recipe, channels);
    }
    checkNoise(recipe);
    checkCorruption(recipe.corruption, recipe.predictionType);
    checkLastTimestep(recipe);
}

} // namespace playground
