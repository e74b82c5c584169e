// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/network.h"

#include "models/api/error.h"
#include "models/nets/legacy_names.h"
#include "models/nets/weights.h"
#include "models/nets/wrapped_names.h"

#include <ATen/CPUGeneratorImpl.h>

#include <mutex>

namespace playground
{

namespace
{

// Expands to one timestep per image, on the images' device.
torch::Tensor timestepPerImage(const torch::Tensor& timestep, const torch::Tensor& sample)
{
    const std::int64_t count = sample.size(0);
    if (!timestep.defined())
        return torch::zeros({count}, torch::TensorOptions().dtype(torch::kInt64).device(sample.device()));
    if (timestep.dim() > 1 || (timestep.numel() != 1 && timestep.numel() != count)) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "The timestep must be one number or one for each of the %1 images, but there are %2."),
            {std::to_string(count), std::to_string(timestep.numel())});
    }
    return timestep.to(sample.device()).reshape({-1}).expand({count});
}

} // namespace

torch::Tensor Network::predictWhole(
    const torch::Tensor& sample, const torch::Tensor& timestep, const torch::Tensor& classLabels)
{
    requireInput(sample);
    if (wantsClassLabels() && !classLabels.defined()) {
        throw Error(PLAYGROUND_TEXT(
                        "models", "This network is conditioned on classes: class_labels is missing. Add it."),
            {});
    }
    if (!wantsClassLabels() && classLabels.defined()) {
        throw Error(
            PLAYGROUND_TEXT("models", "This network is not conditioned on classes: remove class_labels."),
            {});
    }
    m_watch.together("in").layer("input", NetworkNode::Kind::Input,
        PLAYGROUND_TEXT("models", "The network's input: the noised image"), sample);
    return forward(sample, timestepPerImage(timestep, sample), classLabels);
}

torch::Tensor Network::predict(
    const torch::Tensor& sample, const torch::Tensor& timestep, const torch::Tensor& classLabels)
{
    const torch::Tensor output = predictWhole(sample, timestep, classLabels);
    return predictsVariance() ? output.narrow(1, 0, sample.size(1)) : output;
}

void Network::requireInput(const torch::Tensor& sample) const
{
    if (sample.dim() != 4) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "Images must be a tensor of 4 dimensions (count, channels, height, width), but it has %1."),
            {std::to_string(sample.dim())});
    }
    checkInput(sample.size(1), sample.size(2), sample.size(3));
}

void Network::loadFile(const NamedTensors& weights, const std::string& source)
{
    loadWeights(*this, withCurrentNames(unwrapped(weights)), source);
}

torch::Tensor Network::predictWatched(ForwardObserver& observer, const torch::Tensor& sample,
    const torch::Tensor& timestep, const torch::Tensor& classLabels)
{
    struct Watching {
        ForwardTrace& watch;
        ~Watching() { watch = ForwardTrace(); }
    } const watching{m_watch};
    m_watch = ForwardTrace(&observer);
    return predict(sample, timestep, classLabels);
}

std::shared_ptr<Network> buildSeeded(
    std::uint64_t seed, const std::function<std::shared_ptr<Network>()>& build, at::Generator* afterwards)
{
    static std::mutex oneBuilderAtATime;
    const std::scoped_lock lock(oneBuilderAtATime);
    try {
        at::manual_seed(seed);
        auto network = build();
        if (afterwards != nullptr) { // LibTorch 1.13 leaks memory in clone()
            *afterwards = at::detail::createCPUGenerator();
            afterwards->set_state(at::detail::getDefaultCPUGenerator().get_state());
        }
        return network;
    } catch (const c10::Error& error) {
        throw Error(PLAYGROUND_TEXT("models", "The network could not be built: %1. Try smaller sizes."),
            {error.what_without_backtrace()});
    }
}

void requireImageSize(const std::string& network, std::int64_t expectedChannels, std::int64_t divisor,
    std::int64_t channels, std::int64_t height, std::int64_t width)
{
    if (channels != expectedChannels) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the network expects images of %2 channels, but these have %3. Change "
                        "in_channels or the images."),
            {network, std::to_string(expectedChannels), std::to_string(channels)});
    }
    if (height <= 0 || width <= 0 || height % divisor != 0 || width % divisor != 0) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the image size %2x%3 cannot be halved at every level of the network. Choose a "
                        "multiple of %4."),
            {network, std::to_string(height), std::to_string(width), std::to_string(divisor)});
    }
}

} // namespace playground
