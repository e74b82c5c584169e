// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipes/experiment.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/registry.h"
#include "models/diffusion/corruption_registry.h"
#include "models/nets/registry.h"
#include "models/nets/vae.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/network_config.h"
#include "models/tensors/torch_errors.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <torch/cuda.h>

#include <cstdlib>

namespace playground
{

std::shared_ptr<Network> buildNetwork(const Recipe& recipe, const Dataset& dataset, at::Generator* afterwards)
{
    const int height = recipe.dataset.imageSize;
    const int width = recipe.dataset.width();
    if (isLatent(recipe) != (dataset.codec != nullptr))
        throw Error(
            PLAYGROUND_TEXT("models",
                "dataset.vae: the images of \"%1\" were not loaded for this recipe. Load them again."),
            {dataset.name});
    if (dataset.height != height || dataset.width != width)
        throw Error(
            PLAYGROUND_TEXT("models",
                "The images of \"%1\" are %2x%3, but the recipe's image_size is %4. Load them again."),
            {dataset.name, std::to_string(dataset.height), std::to_string(dataset.width),
                height == width ? std::to_string(height)
                                : std::to_string(height) + "x" + std::to_string(width)});
    const ImageShape seen = dataset.networkShape();
    const nlohmann::json config = networkConfigOf(recipe, seen.channels, seen.height, seen.width);
    return convertingErrors([&] {
        return buildSeeded(
            recipe.seed, [&] { return makeNetwork(config); }, afterwards);
    });
}

std::unique_ptr<Corruption> buildCorruption(const Recipe& recipe)
{
    checkNoise(recipe);
    checkCorruption(recipe.corruption, recipe.predictionType);
    return makeCorruption(recipe.corruption);
}

namespace
{
TrainingLoss lossOf(Network& network, const Corruption& corruption, const std::string& predictionType,
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount,
    const torch::Tensor& labels)
{
    TrainingLoss result;
    result.clean = clean;
    result.amount = amount;
    result.timestep = corruption.timestep(amount);
    result.noised = corruption.apply(clean, noise, amount);
    result.output = network.predict(result.noised, result.timestep, labels);
    result.target = corruption.target(predictionType, clean, noise, amount);
    result.loss = at::mse_loss(result.output, result.target);
    return result;
}
} // namespace

torch::Tensor lossAt(Network& network, const Corruption& corruption, const std::string& predictionType,
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount,
    const torch::Tensor& labels)
{
    return lossOf(network, corruption, predictionType, clean, noise, amount, labels).loss;
}

namespace
{
struct NoiseDraw {
    torch::Tensor amount;
    torch::Tensor noise;
};

NoiseDraw drawNoise(const Corruption& corruption, const Recipe& recipe, const torch::Tensor& clean,
    const at::Generator& generator)
{
    NoiseDraw drawn;
    drawn.amount
        = (recipe.corruption.randomAmount ? corruption.drawAmounts(clean.size(0), generator)
                                          : at::full({clean.size(0)}, recipe.corruption.amount, at::kFloat))
              .to(clean.device());
    drawn.noise = corruption.noise(clean.sizes(), generator).to(clean.device());
    return drawn;
}
} // namespace

TrainingLoss trainingLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels)
{
    if (auto* vae = dynamic_cast<Vae*>(&network)) {
        const Posterior posterior = vae->encode(clean);
        TrainingLoss result;
        result.clean = clean;
        result.output = vae->decode(posterior.sample(generator));
        result.target = clean;
        result.kl = posterior.kl().mean();
        result.loss = at::mse_loss(result.output, clean);
        if (recipe.klWeight != 0)
            result.loss = result.loss + recipe.klWeight * result.kl;
        return result;
    }
    const auto [amount, noise] = drawNoise(corruption, recipe, clean, generator);
    const torch::Tensor told = withClassesDropped(recipe, labels, generator);
    return lossOf(network, corruption, recipe.predictionType, clean, noise, amount, told);
}

torch::Tensor heldOutLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels)
{
    if (dynamic_cast<Vae*>(&network) != nullptr)
        return at::mse_loss(network.predict(clean), clean);
    const auto [amount, noise] = drawNoise(corruption, recipe, clean, generator);
    return lossAt(network, corruption, recipe.predictionType, clean, noise, amount, labels);
}

std::vector<CatalogueEntry> devices()
{
    std::vector<CatalogueEntry> all = {{"cpu", Text(PLAYGROUND_TEXT("models", "CPU")),
        Text(PLAYGROUND_TEXT("models", "All physical cores."))}};
    const int count = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    for (int i = 0; i < count; ++i)
        all.push_back({"cuda:" + std::to_string(i), Text(PLAYGROUND_TEXT("models", "CUDA device")),
            Text(PLAYGROUND_TEXT("models", "A GPU visible to LibTorch."))});
    return all;
}

std::string defaultDevice()
{
    const char* chosen = std::getenv("PLAYGROUND_DEVICE");
    return chosen != nullptr && *chosen != '\0' ? chosen : "cpu";
}

namespace
{
/// Makes runs on a GPU reproducible bit for bit, with convolutions in full float32: by default cuDNN chooses
/// algorithms with a nondeterministic order of summation and rounds products to TF32's ten bits.
void computeAsOnTheProcessor()
{
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
    at::globalContext().setAllowTF32CuDNN(false);
}
} // namespace

torch::Device deviceFor(const std::string& name)
{
    const Registry<CatalogueEntry> here(
        PLAYGROUND_TEXT("models", "No device \"%1\" on this machine. Choose one of: %2."), devices());
    const bool firstCard = name == "cuda" && here.find("cuda:0") != nullptr;
    const torch::Device device(firstCard ? "cuda:0" : here.at(name).name);
    if (device.is_cuda())
        computeAsOnTheProcessor();
    return device;
}

} // namespace playground
