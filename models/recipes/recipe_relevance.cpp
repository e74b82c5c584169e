// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_relevance.h"

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/recipes/bound_fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace playground
{

std::vector<RecipeField::Condition> relevanceOf(std::string_view key)
{
    using Conditions = std::vector<RecipeField::Condition>;
    static const RecipeField::Condition schedule{"corruption.name", {"ddpm"}};
    // The other schedules have a fixed curve that ignores beta_start and beta_end.
    static const RecipeField::Condition betas{
        "corruption.beta_schedule", {"linear", "scaled_linear", "sigmoid"}};
    static const RecipeField::Condition noise = [] {
        RecipeField::Condition some{"corruption.name", {}};
        for (const CatalogueEntry& entry : corruptions()) {
            if (entry.name != "none")
                some.values.push_back(entry.name);
        }
        return some;
    }();
    static const RecipeField::Condition autoencoder{"network.name", {"VAE", "AutoencoderKL"}};
    static const RecipeField::Condition classNetwork{"network.name", {"UNet2DModel"}};
    static const RecipeField::Condition classes{"conditioning.classes", {"true"}};
    static const RecipeField::Condition ownClasses = [] {
        RecipeField::Condition some{"dataset.name", {}};
        for (const CatalogueEntry& entry : datasets()) {
            if (datasetClasses(entry.name).empty())
                some.values.push_back(entry.name);
        }
        return some;
    }();
    static const RecipeField::Condition perhapsOblong{"dataset.name", {"idx", "folder"}};
    static const std::map<std::string, Conditions, std::less<>> all{
        {"kl_weight", {autoencoder}},
        {"prediction_type", {noise}},
        {"conditioning.classes", {classNetwork}},
        {"conditioning.drop_probability", {classNetwork, classes}},
        {"conditioning.class_names", {classNetwork, classes, ownClasses}},
        {"dataset.fit", {perhapsOblong}},
        {"corruption.random_amount", {noise}},
        {"corruption.amount", {noise, {"corruption.random_amount", {"false"}}}},
        {"corruption.beta_schedule", {schedule}},
        {"corruption.num_train_timesteps", {schedule}},
        {"corruption.beta_start", {schedule, betas}},
        {"corruption.beta_end", {schedule, betas}},
        {"corruption.rescale_betas_zero_snr", {schedule}},
    };
    const auto found = all.find(key);
    return found == all.end() ? Conditions() : found->second;
}

bool isRelevant(const RecipeField& field, const Recipe& recipe)
{
    // Fields that matter only for imported weights.
    static const std::set<std::string> brought{"dataset.image_width", "corruption.variance_type",
        "conditioning.class_count", "conditioning.null_class"};
    if (brought.contains(field.key))
        return recipeValue(recipe, field.key) != recipeValue(Recipe(), field.key);
    // Classes are rejected if the network does not support them: the switch must stay visible so that it can
    // be turned off.
    if (field.key == "conditioning.classes" && recipe.conditioning.classes)
        return true;
    return std::all_of(
        field.relevantWhen.begin(), field.relevantWhen.end(), [&](const RecipeField::Condition& condition) {
            const std::string value = recipeValue(recipe, condition.key);
            return std::find(condition.values.begin(), condition.values.end(), value)
                != condition.values.end();
        });
}

} // namespace playground
