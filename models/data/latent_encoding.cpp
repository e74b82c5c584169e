// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/latent_encoding.h"

#include "models/api/error.h"
#include "models/data/batches.h"
#include "models/data/vae_codec.h"
#include "models/nets/load_network.h"
#include "models/tensors/free_memory.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace playground
{

namespace
{
constexpr std::int64_t encodedAtOnce = 32;

std::shared_ptr<Vae> loadVae(const std::filesystem::path& folder)
{
    const std::shared_ptr<Network> network = loadNetwork(folder);
    if (auto vae = std::dynamic_pointer_cast<Vae>(network))
        return vae;
    throw Error(
        PLAYGROUND_TEXT("models",
            "%1: contains the network %2, which is not an autoencoder. Choose an autoencoder's folder."),
        {folder.string(), network->config().at("_class_name")});
}

void requireLatentMemory(const Dataset& dataset, const ImageShape& shape)
{
    const std::int64_t available = freeMemory();
    const double needed
        = static_cast<double>(dataset.count) * static_cast<double>(shape.values() * sizeof(float));
    if (available == 0 || needed <= static_cast<double>(available))
        return;
    throw Error(PLAYGROUND_TEXT("models",
                    "The latents of %1 images need %2 MiB of memory, but only %3 MiB are free. Choose a "
                    "smaller image_size or fewer images."),
        {std::to_string(dataset.count), std::to_string(std::llround(needed / (1 << 20))),
            std::to_string(available >> 20)});
}

/// Standard deviation of all values of all latents about their common mean (Rombach et al. 2022, appendix G).
double standardDeviation(const std::vector<float>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    const double squares = std::accumulate(values.begin(), values.end(), 0.0,
        [mean](double sum, float value) { return sum + (value - mean) * (value - mean); });
    return std::sqrt(squares / count);
}

/// The pictures' latents, unscaled; empty if `shouldContinue` returned false.
std::vector<float> latentsOf(const std::shared_ptr<Dataset>& dataset, const VaeCodec& codec,
    const std::string& range, const ContinueCheck& shouldContinue)
{
    const Batches pictures(dataset, range, /*flip=*/false);
    std::vector<float> latents(static_cast<std::size_t>(dataset->count) * codec.shape().values());
    const torch::Tensor all = torch::from_blob(latents.data(),
        {dataset->count, codec.shape().channels, codec.shape().height, codec.shape().width}, torch::kFloat32);
    for (std::int64_t first = 0; first < dataset->count; first += encodedAtOnce) {
        if (shouldContinue && !shouldContinue())
            return {};
        std::vector<std::int64_t> indices(
            static_cast<std::size_t>(std::min(encodedAtOnce, dataset->count - first)));
        std::iota(indices.begin(), indices.end(), first);
        all.narrow(0, first, std::ssize(indices)).copy_(codec.encode(pictures.gather(indices)));
    }
    return latents;
}
} // namespace

bool encodeAll(const std::shared_ptr<Dataset>& dataset, const DatasetRequest& request,
    const ContinueCheck& shouldContinue)
{
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const ImageShape pictures{dataset->channels, dataset->height, dataset->width};
        const std::shared_ptr<Vae> vae = loadVae(request.vae);
        const VaeCodec unscaled(vae, pictures, /*scalingFactor=*/1);
        requireLatentMemory(*dataset, unscaled.shape());
        std::vector<float> latents = latentsOf(dataset, unscaled, request.range, shouldContinue);
        if (latents.empty())
            return false;
        const double deviation = standardDeviation(latents);
        if (!std::isfinite(deviation) || deviation <= 0)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: this autoencoder maps all images to the same latent. Train it longer or "
                            "choose another."),
                {request.vae});
        const double factor = request.scalingFactor > 0 ? request.scalingFactor : 1 / deviation;
        for (float& value : latents)
            value = static_cast<float>(value * factor);
        dataset->latents = std::move(latents);
        dataset->codec = std::make_shared<VaeCodec>(vae, pictures, factor);
        return true;
    });
}

std::shared_ptr<const LatentCodec> loadCodec(const std::filesystem::path& folder, int height, int width)
{
    return convertingErrors([&]() -> std::shared_ptr<const LatentCodec> {
        auto vae = loadVae(folder);
        const double factor = vae->fields().scalingFactor;
        if (factor <= 0)
            throw Error(
                PLAYGROUND_TEXT("models", "%1: \"scaling_factor\" must be greater than 0. Correct it."),
                {(folder / ModelDirectory::configName).string()});
        const ImageShape pictures{static_cast<int>(vae->fields().inChannels), height, width};
        return std::make_shared<VaeCodec>(std::move(vae), pictures, factor);
    });
}

} // namespace playground
