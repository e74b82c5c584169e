// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/saved_model.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace playground
{

/// Sets the size; returns false, without a change, if it is unspecified.
bool setSize(Recipe::Data& pictures, const PictureSize& size);

/// True for the values of a scheduler's "variance_type" that the network predicts.
bool isLearnedVariance(const nlohmann::json& varianceType);

/// The config.json of a model directory, applied to the fields of a recipe.
class ModelFields
{
public:
    /// `folder` names the directory in messages. Throws Error naming the invalid field.
    ModelFields(nlohmann::json config, std::string folder);

    /// Sets the class and the fields that are not determined by other fields of the recipe.
    void setNetwork(Recipe& recipe) const;

    /// Size of the images; with a non-empty `vae`, larger than the network's input, because that encodes
    /// them. Zeros if sample_size is null.
    PictureSize pictureSize(const std::filesystem::path& vae) const;
    /// True if the config of a network of this class can contain a size.
    bool mayNameSize() const;

    /// Sets corruption.variance_type: learned if there are twice as many output channels as input channels,
    /// with the recipe's kind if that is learned, else learned_range. Throws Error for any other number of
    /// channels.
    void setVariance(FittedRecipe& fitted) const;

    /// Throws Error unless the network has as many classes as the recipe, with or without a "no class" label.
    void checkClasses(FittedRecipe& fitted) const;
    /// The same for a recipe whose data set may have different classes from the network.
    void setClassesFor(FittedRecipe& fitted) const;
    /// For a recipe without data: takes the number of classes from the network.
    void setClasses(FittedRecipe& fitted) const;

private:
    int classEmbeddings() const;

    nlohmann::json m_config;
    std::string m_folder;
};

} // namespace playground
