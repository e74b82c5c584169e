// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/predict_file.h"

#include "models/api/error.h"
#include "models/files/pipeline_folder.h"
#include "models/files/safetensors.h"
#include "models/nets/load_network.h"
#include "models/nets/vae.h"
#include "models/recipes/experiment.h"
#include "models/tensors/torch_errors.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>

namespace playground
{

namespace
{
struct Inputs {
    torch::Tensor sample;
    torch::Tensor timestep; ///< undefined if absent, like the next one
    torch::Tensor classLabels;
};

Inputs inputsOf(const NamedTensors& tensors)
{
    Inputs inputs;
    for (const auto& [name, tensor] : tensors) {
        torch::Tensor* const known = name == "sample" ? &inputs.sample
            : name == "timestep"                      ? &inputs.timestep
            : name == "class_labels"                  ? &inputs.classLabels
                                                      : nullptr;
        if (known == nullptr)
            throw Error(
                PLAYGROUND_TEXT("models", "Unknown tensor \"%1\". Known: sample, timestep, class_labels."),
                {name});
        *known = tensor;
    }
    return inputs;
}

void requireFinite(const torch::Tensor& tensor, const std::string& name)
{
    if (!at::isfinite(tensor).all().item<bool>())
        throw Error(PLAYGROUND_TEXT("models",
                        "The tensor \"%1\" contains a value that is not finite. Download it again."),
            {name});
}

void checkInputs(const Inputs& inputs, const Network& network)
{
    if (!inputs.sample.defined())
        throw Error(PLAYGROUND_TEXT("models", "The tensor \"sample\" is missing: the images [N,C,H,W]."), {});
    if (!inputs.sample.is_floating_point())
        throw Error(PLAYGROUND_TEXT("models", "The tensor \"sample\" must hold floating-point numbers."), {});
    if (inputs.sample.dim() > 0 && inputs.sample.size(0) == 0)
        throw Error(PLAYGROUND_TEXT("models", "The tensor \"sample\" holds no image."), {});
    requireFinite(inputs.sample, "sample");
    const torch::Tensor& timestep = inputs.timestep;
    if (!timestep.defined() && network.wantsTimestep())
        throw Error(
            PLAYGROUND_TEXT("models",
                "The tensor \"timestep\" is missing, which this network needs: [N], or one for all images."),
            {});
    if (timestep.defined() && timestep.scalar_type() != at::kLong && !timestep.is_floating_point())
        throw Error(
            PLAYGROUND_TEXT("models", "The tensor \"timestep\" must hold int64 or floating-point numbers."),
            {});
    if (timestep.defined())
        requireFinite(timestep, "timestep");
}

/// Moves a tensor to the device; half and double become the weights' float, integers keep their type.
torch::Tensor onDevice(const torch::Tensor& tensor, const torch::Device& device)
{
    if (!tensor.defined())
        return tensor;
    return tensor.is_floating_point() ? tensor.to(device, at::kFloat) : tensor.to(device);
}

NamedTensors outputs(Network& network, const std::string& file, const torch::Device& device)
{
    const TensorFile content = readSafetensors(file);
    try {
        const Inputs inputs = inputsOf(content.tensors);
        checkInputs(inputs, network);
        const torch::Tensor sample = onDevice(inputs.sample, device);
        if (auto* vae = dynamic_cast<Vae*>(&network)) {
            if (inputs.timestep.defined() || inputs.classLabels.defined())
                throw Error(PLAYGROUND_TEXT("models",
                                "An autoencoder takes neither timestep nor class_labels. Remove them."),
                    {});
            const Posterior posterior = vae->encode(sample);
            return {{"mean", posterior.mean}, {"logvar", posterior.logvar},
                {"sample", vae->decode(posterior.mean)}};
        }
        return {{"sample",
            network.predictWhole(
                sample, onDevice(inputs.timestep, device), onDevice(inputs.classLabels, device))}};
    } catch (const Error& e) {
        throw e.in(file);
    }
}
} // namespace

PredictionSummary predictFile(const PredictionRequest& request)
{
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const torch::Device device = deviceFor(request.device);
        const std::shared_ptr<Network> network = loadNetwork(modelFolderOf(request.model));
        network->to(device);
        const NamedTensors results = outputs(*network, request.input, device);
        for (const auto& [name, tensor] : results) {
            if (!at::isfinite(tensor).all().item<bool>())
                throw Error(PLAYGROUND_TEXT("models",
                                "%1: the network's output %2 contains values that are not finite for this "
                                "input. Check its numbers."),
                    {request.input, name});
        }
        writeSafetensors(request.output, {results, {}});
        return PredictionSummary{
            network->config().at("_class_name"), static_cast<int>(results.front().second.size(0))};
    });
}

} // namespace playground
