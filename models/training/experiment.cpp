// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/experiment.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/nets/registry.h"
#include "models/training/torch_errors.h"

#include <nlohmann/json.hpp>

#include <ATen/Context.h>
#include <torch/cuda.h>

namespace playground
{

std::shared_ptr<Network> networkFor(const Recipe& recipe, int channels)
{
    nlohmann::json config = nlohmann::json::parse(recipe.network.config);
    config["_class_name"] = recipe.network.name;
    config.update(configForData(recipe.network.name, channels, recipe.dataset.imageSize));
    auto network
        = convertingErrors([&] { return buildSeeded(recipe.seed, [&] { return makeNetwork(config); }); });
    network->checkInput(channels, recipe.dataset.imageSize, recipe.dataset.imageSize);
    return network;
}

std::unique_ptr<Corruption> corruptionFor(const Recipe& recipe)
{
    auto corruption = makeCorruption(recipe.corruption);
    std::string known;
    for (const std::string& type : corruption->predictionTypes()) {
        if (type == recipe.predictionType)
            return corruption;
        known += (known.empty() ? "" : ", ") + type;
    }
    throw Error(PLAYGROUND_TEXT(
                    "models", "prediction_type: with %1 a network cannot predict \"%2\". Choose one of: %3."),
        {recipe.corruption.name, recipe.predictionType, known});
}

void checkRecipe(const Recipe& recipe)
{
    constexpr int greyChannels = 1; // every data set of the catalogue is grey so far
    networkFor(recipe, greyChannels);
    corruptionFor(recipe);
}

std::vector<CatalogueEntry> devices()
{
    std::vector<CatalogueEntry> all = {{"cpu", Text(PLAYGROUND_TEXT("models", "Processor")),
        Text(PLAYGROUND_TEXT("models", "All physical cores."))}};
    const auto count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back({"cuda:" + std::to_string(i), Text(PLAYGROUND_TEXT("models", "CUDA device")),
            Text(PLAYGROUND_TEXT("models", "A graphics card that LibTorch sees."))});
    return all;
}

torch::Device deviceFor(const std::string& name)
{
    std::string known;
    for (const CatalogueEntry& entry : devices()) {
        if (entry.name == name || (name == "cuda" && entry.name == "cuda:0"))
            return torch::Device(entry.name);
        known += (known.empty() ? "" : ", ") + entry.name;
    }
    throw Error(
        PLAYGROUND_TEXT("models", "There is no device \"%1\" here. Choose one of: %2."), {name, known});
}

} // namespace playground
