// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/saved_model.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace playground
{

/// Takes a size on; false: none is said, nothing is changed.
bool setSize(Recipe::Data& pictures, const PictureSize& size);

/// Whether a scheduler's "variance_type" is one that the network predicts.
bool isLearnedVariance(const nlohmann::json& varianceType);

/// What the config.json of a model directory says, in a recipe's words.
class ModelFields
{
public:
    /// `folder` names the directory in messages. Throws Error naming the field that cannot be.
    ModelFields(nlohmann::json config, std::string folder);

    /// Its class and the fields that no other field of a recipe decides.
    void setNetwork(Recipe& recipe) const;

    /// Of the pictures, which are larger than what the network sees where `vae`, not empty, encodes them.
    /// None where sample_size is null.
    PictureSize pictureSize(const std::filesystem::path& vae) const;
    /// Whether a network of this class says a size at all.
    bool mayNameSize() const;

    /// corruption.variance_type: learned if there are twice as many channels out as in, of the kind that the
    /// recipe already says or else learned_range. Throws Error for any other number of channels.
    void setVariance(FittedRecipe& fitted) const;

    /// Throws Error unless the network is told of as many classes as the recipe says, with or without a label
    /// for "no class".
    void checkClasses(FittedRecipe& fitted) const;
    /// The same for a recipe whose data set may have other classes than the network.
    void setClassesFor(FittedRecipe& fitted) const;
    /// For a recipe that says nothing of the data: as many classes as the network is told of.
    void setClasses(FittedRecipe& fitted) const;

private:
    int classEmbeddings() const;

    nlohmann::json m_config;
    std::string m_folder;
};

} // namespace playground
