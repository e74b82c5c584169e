// SPDX-License-Identifier: GPL-3.0-or-later
// No torch here: the GUI thread checks every edit.
#include "models/api/check_recipe.h"

#include "models/api/dataset.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/diffusion/corruption_registry.h"
#include "models/nets/config_checks.h"
#include "models/recipes/network_config.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace playground
{

int classCountOf(const Recipe& recipe)
{
    if (!recipe.conditioning.classes)
        return 0;
    if (recipe.network.name != "UNet2DModel")
        throw Error(PLAYGROUND_TEXT("models",
                        "conditioning.classes: %1 does not support class conditioning. Turn it off, or "
                        "choose UNet2DModel."),
            {recipe.network.name});
    if (recipe.conditioning.classCount > 0)
        return recipe.conditioning.classCount;
    return std::max(1, static_cast<int>(classNamesOf(recipe).size()));
}

int classEmbeddingsOf(const Recipe& recipe)
{
    const int classes = classCountOf(recipe);
    return classes > 0 && recipe.conditioning.nullClass ? classes + 1 : classes;
}

std::vector<std::string> classNamesOf(const Recipe& recipe)
{
    if (!recipe.conditioning.classes)
        return {};
    std::vector<std::string> numbers;
    for (int label = 0; label < recipe.conditioning.classCount; ++label)
        numbers.push_back(std::to_string(label));
    if (!numbers.empty())
        return numbers;
    const std::vector<std::string>& fixed = datasetClasses(recipe.dataset.name);
    return fixed.empty() ? recipe.conditioning.classNames : fixed;
}

Recipe withClassesOf(const Recipe& recipe, const Dataset& dataset)
{
    Recipe result = recipe;
    result.conditioning.classNames.clear();
    if (classCountOf(recipe) == 0)
        return result;
    if (!dataset.hasClasses())
        throw Error(dataset.whyNoClasses.source.empty()
                ? Text(PLAYGROUND_TEXT(
                           "models", "The images of \"%1\" have no classes. Turn off class conditioning."),
                    {dataset.name})
                : dataset.whyNoClasses)
            .in("conditioning.classes");
    if (datasetClasses(recipe.dataset.name).empty())
        result.conditioning.classNames = dataset.classNames;
    return result;
}

nlohmann::json networkConfigOf(const Recipe& recipe, int channels)
{
    return networkConfigOf(recipe, channels, recipe.dataset.imageSize, recipe.dataset.width());
}

nlohmann::json networkConfigOf(const Recipe& recipe, int channels, int height, int width)
{
    nlohmann::json config = defaultConfig(recipe.network.name, channels, height);
    if (height != width && config.contains("sample_size"))
        config["sample_size"] = {height, width};
    const nlohmann::json own = nlohmann::json::parse(recipe.network.config);
    // These are determined by the recipe's other fields.
    for (const char* key : {"_class_name", "in_channels", "out_channels", "image_size", "sample_size",
             "class_embed_type", "num_class_embeds"}) {
        if (own.contains(key))
            throw Error(
                PLAYGROUND_TEXT("models", "network.config: \"%1\" cannot be set in a recipe. Remove it."),
                {key});
    }
    config.update(own);
    if (const int embeddings = classEmbeddingsOf(recipe); embeddings > 0)
        config["num_class_embeds"] = embeddings;
    if (recipe.corruption.name == "ddpm" && recipe.corruption.learnsVariance())
        config["out_channels"] = 2 * channels;
    checkImageSize(config, channels, height, width);
    return config;
}

bool isAutoencoder(const Recipe& recipe)
{
    return recipe.network.name == "VAE" || recipe.network.name == "AutoencoderKL";
}

bool isLatent(const Recipe& recipe)
{
    return !recipe.dataset.vae.empty();
}

void checkLatent(const Recipe& recipe)
{
    if (isAutoencoder(recipe))
        throw Error(PLAYGROUND_TEXT("models",
                        "dataset.vae: %1 is itself an autoencoder, which is trained on images. Leave "
                        "dataset.vae empty, or choose UNet2DModel."),
            {recipe.network.name});
    if (recipe.dataset.flip)
        throw Error(PLAYGROUND_TEXT("models",
                        "dataset.flip: images are encoded only once, and a mirrored latent is not the latent "
                        "of the mirrored image. Switch it off, or leave dataset.vae empty."),
            {});
}

void checkNoise(const Recipe& recipe)
{
    if (recipe.corruption.name == "ddpm" && recipe.corruption.learnsVariance()
        && recipe.network.name != "UNet2DModel")
        throw Error(PLAYGROUND_TEXT("models",
                        "corruption.variance_type: %1 does not predict a variance. Choose \"fixed_small\", "
                        "or UNet2DModel."),
            {recipe.network.name});
    const bool noNoise = recipe.corruption.name == "none";
    if (isAutoencoder(recipe) && !noNoise)
        throw Error(
            PLAYGROUND_TEXT("models",
                "corruption.name: %1 is an autoencoder, which is trained without noise. Choose \"none\"."),
            {recipe.network.name});
    if (noNoise && !isAutoencoder(recipe))
        throw Error(PLAYGROUND_TEXT("models",
                        "corruption.name: %1 has nothing to learn without noise. Choose a noise process, or "
                        "VAE."),
            {recipe.network.name});
}

namespace
{
/// At a timestep without signal, x is pure noise: predicting the noise gives no information about the
/// picture.
void checkLastTimestep(const Recipe& recipe)
{
    if (recipe.corruption.name == "ddpm" && recipe.corruption.rescaleBetasZeroSnr
        && recipe.predictionType == "epsilon")
        throw Error(PLAYGROUND_TEXT("models",
                        "prediction_type: with corruption.rescale_betas_zero_snr the last timestep is pure "
                        "noise, where \"epsilon\" gives no information about the image. Choose "
                        "\"v_prediction\" or \"sample\", or switch corruption.rescale_betas_zero_snr off."),
            {});
}
} // namespace

void checkRecipe(const Recipe& recipe)
{
    const int channels = datasetChannels(recipe.dataset.name);
    if (isLatent(recipe)) {
        checkLatent(recipe); // the latents' shape is checked in datasetRequest()
        classCountOf(recipe);
    } else {
        networkConfigOf(recipe, channels);
    }
    checkNoise(recipe);
    checkCorruption(recipe.corruption, recipe.predictionType);
    checkLastTimestep(recipe);
}

} // namespace playground
