// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/model_fields.h"

#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/dataset.h"
#include "models/api/error.h"
#include "models/files/model_directory.h"
#include "models/nets/unet2d_config.h"
#include "models/nets/vae_config.h"
#include "models/recipes/network_config.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace playground
{

namespace
{
/// The config with every field present and type-checked.
nlohmann::json checked(nlohmann::json config, const std::string& folder)
{
    if (config.at("_class_name") != "UNet2DModel")
        return config;
    try {
        return UNet2DConfig::fromJson(config).toJson();
    } catch (const Error& error) {
        throw error.in((std::filesystem::path(folder) / ModelDirectory::configName).string());
    }
}

/// True if a known data set has this number of classes.
bool isUsualCount(int classes)
{
    const auto& all = datasets();
    return std::any_of(all.begin(), all.end(), [classes](const CatalogueEntry& entry) {
        return static_cast<int>(datasetClasses(entry.name).size()) == classes;
    });
}

/// If the class names come from the data, uses numbers as names until the data is read.
void numberClasses(Recipe& recipe, int embeddings)
{
    Recipe::Conditioning& told = recipe.conditioning;
    if (!told.classes || told.classCount > 0 || !classNamesOf(recipe).empty())
        return;
    for (int label = 0; label + 1 < embeddings; ++label)
        told.classNames.push_back(std::to_string(label));
}

Text withoutNullClass(const std::string& folder, int embeddings)
{
    return {
        PLAYGROUND_TEXT("models",
            "%1 has %2 class embeddings and none for \"no class\": it supports classes, but not guidance."),
        {folder, std::to_string(embeddings)}};
}
} // namespace

bool setSize(Recipe::Data& pictures, const PictureSize& size)
{
    if (size.height == 0)
        return false;
    pictures.imageSize = size.height;
    pictures.imageWidth = size.width == size.height ? 0 : size.width;
    return true;
}

bool isLearnedVariance(const nlohmann::json& varianceType)
{
    return varianceType == "learned" || varianceType == "learned_range";
}

ModelFields::ModelFields(nlohmann::json config, std::string folder)
    : m_config(checked(std::move(config), folder))
    , m_folder(std::move(folder))
{
}

void ModelFields::setNetwork(Recipe& recipe) const
{
    recipe.network.name = m_config.at("_class_name");
    nlohmann::json own = m_config;
    for (const char* key :
        {"in_channels", "out_channels", "image_size", "sample_size", "class_embed_type", "num_class_embeds"})
        own.erase(key);
    for (auto field = own.begin(); field != own.end();)
        field = field.key().starts_with('_') ? own.erase(field) : std::next(field);
    recipe.network.config = own.dump();
}

PictureSize ModelFields::pictureSize(const std::filesystem::path& vae) const
{
    const int enlargedBy
        = vae.empty() ? 1 : static_cast<int>(VaeConfig::fromJson(readModelConfig(vae)).sizeDivisor());
    for (const char* key : {"sample_size", "image_size"}) {
        const auto field = m_config.find(key);
        if (field == m_config.end())
            continue;
        if (field->is_number_integer())
            return {field->get<int>() * enlargedBy, field->get<int>() * enlargedBy};
        if (field->is_array() && field->size() == 2)
            return {field->at(0).get<int>() * enlargedBy, field->at(1).get<int>() * enlargedBy};
    }
    return {};
}

bool ModelFields::mayNameSize() const
{
    return m_config.at("_class_name") == "UNet2DModel";
}

void ModelFields::setVariance(FittedRecipe& fitted) const
{
    Recipe::Corruption& noise = fitted.recipe.corruption;
    const bool said = noise.learnsVariance();
    const std::string kind = std::exchange(noise.varianceType, "fixed_small");
    if (m_config.at("_class_name") != "UNet2DModel")
        return;
    const std::int64_t in = m_config.at("in_channels");
    const std::int64_t out = m_config.at("out_channels");
    if (out == in)
        return;
    if (out != 2 * in || noise.name != "ddpm")
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: field \"out_channels\" is %2 and in_channels %3: only equal numbers can be "
                        "sampled, or twice as many (with a learned variance) on a DDPM schedule."),
            {m_folder, std::to_string(out), std::to_string(in)});
    noise.varianceType = said ? kind : "learned_range";
    if (!said)
        fitted.notices.push_back(
            {PLAYGROUND_TEXT("models",
                 "%1 also predicts a variance, whose type is not specified: \"learned_range\" is assumed."),
                {m_folder}});
}

int ModelFields::classEmbeddings() const
{
    if (m_config.at("_class_name") != "UNet2DModel")
        return 0;
    if (const nlohmann::json& type = m_config.at("class_embed_type"); !type.is_null())
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: field \"class_embed_type\" is \"%2\": only a network that takes its class through "
                "\"num_class_embeds\" can be sampled or trained. The command predict runs it."),
            {m_folder, type.get<std::string>()});
    const nlohmann::json& rows = m_config.at("num_class_embeds");
    return rows.is_null() ? 0 : rows.get<int>();
}

void ModelFields::checkClasses(FittedRecipe& fitted) const
{
    Recipe::Conditioning& told = fitted.recipe.conditioning;
    const int has = classEmbeddings();
    numberClasses(fitted.recipe, has);
    const int classes = classCountOf(fitted.recipe);
    told.nullClass = classes == 0 || has != classes;
    if (const int expected = classEmbeddingsOf(fitted.recipe); has != expected)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: field \"num_class_embeds\" is %2, but the recipe's classes require %3. Use the "
                        "recipe that the model was trained with, or omit --recipe."),
            {m_folder, std::to_string(has), std::to_string(expected)});
    if (!told.nullClass)
        fitted.notices.push_back(withoutNullClass(m_folder, has));
}

void ModelFields::setClassesFor(FittedRecipe& fitted) const
{
    Recipe::Conditioning& told = fitted.recipe.conditioning;
    const int has = classEmbeddings();
    told.classes = has > 0;
    told.classCount = 0;
    told.nullClass = true;
    if (has == 0)
        return;
    const std::string& dataset = fitted.recipe.dataset.name;
    numberClasses(fitted.recipe, has);
    const int own = static_cast<int>(classNamesOf(fitted.recipe).size());
    if (own == 0 || has < own)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: knows %2 classes, and the data set \"%3\" has %4. Choose a recipe whose data set "
                "has as many, then open the weights again."),
            {m_folder, std::to_string(has), dataset, std::to_string(own)});
    if (has == own + 1)
        return;
    if (has > own)
        return setClasses(fitted);
    told.nullClass = false;
    fitted.notices.push_back(withoutNullClass(m_folder, has));
}

void ModelFields::setClasses(FittedRecipe& fitted) const
{
    Recipe::Conditioning& told = fitted.recipe.conditioning;
    const int has = classEmbeddings();
    told.classes = has > 0;
    if (has == 0)
        return;
    told.nullClass = has > 1 && isUsualCount(has - 1) && !isUsualCount(has);
    told.classCount = told.nullClass ? has - 1 : has;
    fitted.notices.push_back(told.nullClass
            ? Text(PLAYGROUND_TEXT(
                       "models", "%1 has %2 class embeddings: the last one is assumed to be \"no class\"."),
                {m_folder, std::to_string(has)})
            : withoutNullClass(m_folder, has));
}

} // namespace playground
