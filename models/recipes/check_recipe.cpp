// SPDX-License-Identifier: GPL-3.0-or-later
// No torch here: the window's thread checks every edit.
#include "models/api/dataset.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/diffusion/corruptions.h"
#include "models/nets/configs.h"
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
        throw Error(
            PLAYGROUND_TEXT("models",
                "conditioning.classes: %1 cannot be told a class. Turn it off, or choose UNet2DModel."),
            {recipe.network.name});
    return std::max(1, static_cast<int>(classNamesOf(recipe).size()));
}

std::vector<std::string> classNamesOf(const Recipe& recipe)
{
    if (!recipe.conditioning.classes)
        return {};
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
                ? Text(PLAYGROUND_TEXT("models", "The pictures of \"%1\" have no classes. Turn it off."),
                    {dataset.name})
                : dataset.whyNoClasses)
            .in("conditioning.classes");
    if (datasetClasses(recipe.dataset.name).empty())
        result.conditioning.classNames = dataset.classNames;
    return result;
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
}

} // namespace playground
