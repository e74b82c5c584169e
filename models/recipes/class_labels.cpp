// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipes/class_labels.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/recipes/network_config.h"

#include <ATen/ATen.h>

#include <vector>

namespace playground
{

torch::Tensor classLabels(const Recipe& recipe, const Dataset& dataset, std::span<const std::int64_t> indices)
{
    const int classes = classCountOf(recipe);
    if (classes == 0)
        return {};
    std::vector<std::int64_t> labels;
    for (const std::int64_t index : indices) {
        const auto place = static_cast<std::size_t>(index);
        if (place >= dataset.labels.size() || dataset.labels[place] >= classes)
            throw Error(PLAYGROUND_TEXT("models",
                            "Image %1 of \"%2\" has a class outside the recipe's %3 classes. Load the data "
                            "set again."),
                {std::to_string(index), dataset.name, std::to_string(classes)});
        labels.push_back(dataset.labels[place]);
    }
    return at::tensor(labels, at::kLong);
}

torch::Tensor noClassLabels(const Recipe& recipe, std::int64_t count)
{
    const int classes = classCountOf(recipe);
    if (classes > 0 && !recipe.conditioning.nullClass)
        throw Error(PLAYGROUND_TEXT("models",
                        "The network has no class embedding for \"no class\". Choose one of its %1 classes."),
            {std::to_string(classes)});
    return classes == 0 ? torch::Tensor() : at::full({count}, classes, at::kLong);
}

torch::Tensor noOrEveryClass(const Recipe& recipe)
{
    const bool every = recipe.conditioning.classes && !recipe.conditioning.nullClass;
    return every ? at::arange(classCountOf(recipe), at::kLong) : noClassLabels(recipe, 1);
}

torch::Tensor withClassesDropped(
    const Recipe& recipe, const torch::Tensor& labels, const at::Generator& generator)
{
    if (!labels.defined() || !recipe.conditioning.nullClass)
        return labels;
    const torch::Tensor dropped
        = at::rand(labels.sizes(), generator, at::kFloat) < recipe.conditioning.dropProbability;
    return labels.masked_fill(dropped, classCountOf(recipe));
}

} // namespace playground
