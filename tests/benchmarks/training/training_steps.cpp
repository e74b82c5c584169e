// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of training_throughput.py. Usage: training_steps NETWORK THREADS BATCH. For each number of steps
// read from a line, trains and prints the time in seconds. BasicUNet is trained by the real Trainer on
// Fashion-MNIST (or the built-in shapes if it is missing); the others run forward, backward and Adam on
// random images, to measure the networks and not the data.
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"
#include "models/nets/registry.h"
#include "models/training/adam.h"
#include "tests/benchmarks/figures.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <iostream>

using namespace playground;

namespace
{

std::function<void()> recipeStep(int batchSize)
{
    Recipe recipe = loadRecipe("fashion-basic-unet");
    recipe.batchSize = batchSize;
    std::shared_ptr<const Dataset> dataset;
    try {
        dataset = loadDataset({recipe.dataset.name, {}, false, recipe.dataset.imageSize});
    } catch (const Error&) {
        recipe.dataset.name = "shapes";
        dataset = loadDataset({recipe.dataset.name, {}, false, recipe.dataset.imageSize});
    }
    return [trainer = std::make_shared<Trainer>(recipe, dataset)] { trainer->step(); };
}

/// UNet2DModel as in the HF course, DliUNet as in the NVIDIA DLI course, VAE as in lansinuote's VAE,
/// and EmojiVAE with the widths of the recipe emoji-vae.
nlohmann::json configOf(const std::string& network)
{
    if (network == "EmojiVAE") {
        const Recipe::Network small = loadRecipe("emoji-vae").network;
        nlohmann::json config = nlohmann::json::parse(small.config);
        config["_class_name"] = small.name;
        return config;
    }
    if (network != "UNet2DModel")
        return {{"_class_name", network}};
    return {{"_class_name", network}, {"sample_size", 28}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 2}, {"block_out_channels", {32, 64, 64}},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};
}

/// N,C,H,W
std::vector<std::int64_t> shapeOf(const std::string& network, std::int64_t batchSize)
{
    if (network == "DliUNet")
        return {batchSize, 1, 16, 16};
    if (network == "EmojiVAE" || network == "VAE")
        return {batchSize, 3, 64, 64};
    return {batchSize, 1, 28, 28};
}

std::function<void()> networkStep(const std::string& name, std::int64_t batchSize)
{
    const auto network = buildSeeded(1, [&] { return makeNetwork(configOf(name)); });
    network->train();
    NamedTensors parameters;
    for (const auto& item : network->named_parameters())
        parameters.emplace_back(item.key(), item.value());
    const auto adam = std::make_shared<Adam>(parameters, Recipe::Optimizer());
    const std::vector<std::int64_t> shape = shapeOf(name, batchSize);
    const torch::Tensor noised = at::rand(shape);
    const torch::Tensor clean = at::rand(shape);
    return [=] {
        const torch::Tensor loss = at::mse_loss(network->predict(noised), clean);
        adam->zeroGrad();
        loss.backward();
        adam->step();
        loss.item<double>();
    };
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "training_steps NETWORK THREADS BATCH\n";
        return 2;
    }
    const std::string network = argv[1];
    useThreads(std::stoi(argv[2]));
    const int batchSize = std::stoi(argv[3]);
    const auto step = network == "BasicUNet" ? recipeStep(batchSize) : networkStep(network, batchSize);
    for (int steps = 0; std::cin >> steps;) {
        const auto start = Clock::now();
        for (int i = 0; i < steps; ++i)
            step();
        std::cout << secondsSince(start) << std::endl;
    }
    return 0;
}
