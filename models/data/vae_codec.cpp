// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/vae_codec.h"

#include "models/api/error.h"
#include "models/nets/weights.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <string>
#include <utility>

namespace playground
{

namespace
{
ImageShape latentShape(const Vae& vae, const ImageShape& pictures)
{
    vae.checkInput(pictures.channels, pictures.height, pictures.width);
    const VaeConfig& fields = vae.fields();
    if (fields.outChannels != pictures.channels)
        throw Error(PLAYGROUND_TEXT("models",
                        "The autoencoder returns images of %1 channels for images of %2. Choose another."),
            {std::to_string(fields.outChannels), std::to_string(pictures.channels)});
    const auto divisor = static_cast<int>(fields.sizeDivisor());
    return {static_cast<int>(fields.latentChannels), pictures.height / divisor, pictures.width / divisor};
}

/// One value per latent channel.
torch::Tensor perChannel(const std::vector<double>& numbers)
{
    return at::tensor(numbers, at::kDouble).to(at::kFloat).view({1, -1, 1, 1});
}

torch::Tensor latentMean(const VaeConfig& fields)
{
    return fields.latentsMean.empty() ? perChannel({fields.shiftFactor.value_or(0)})
                                      : perChannel(fields.latentsMean);
}

torch::Tensor latentDeviation(const VaeConfig& fields)
{
    return fields.latentsStd.empty() ? perChannel({1}) : perChannel(fields.latentsStd);
}
} // namespace

VaeCodec::VaeCodec(std::shared_ptr<Vae> vae, const ImageShape& pictures, double scalingFactor)
    : LatentCodec(pictures, latentShape(*vae, pictures), scalingFactor)
    , m_vae(std::move(vae))
    , m_mean(latentMean(m_vae->fields()))
    , m_deviation(latentDeviation(m_vae->fields()))
{
}

torch::Tensor VaeCodec::encode(const torch::Tensor& pictures) const
{
    return ((m_vae->encode(pictures.cpu()).mean - m_mean) * scalingFactor() / m_deviation)
        .to(pictures.device());
}

torch::Tensor VaeCodec::decode(const torch::Tensor& latents) const
{
    if (latents.dim() != 4 || latents.size(2) != shape().height || latents.size(3) != shape().width)
        throw Error(PLAYGROUND_TEXT("models", "The latents must be %1x%2 for this model. Check their shape."),
            {std::to_string(shape().height), std::to_string(shape().width)});
    return m_vae->decode(latents.cpu() * m_deviation / scalingFactor() + m_mean).to(latents.device());
}

ImageBatch VaeCodec::decode(const ImageBatch& latents) const
{
    return convertingErrors([&] {
        const at::NoGradGuard guard; // grad mode is thread-local: each lane needs its own guard
        return toImages(decode(toTensor(latents)));
    });
}

ModelDirectory VaeCodec::model() const
{
    VaeConfig config = m_vae->fields();
    config.lansinuoteNames = false;
    config.sampleSize.clear();
    config.scalingFactor = scalingFactor();
    return {config.toJson(), namedWeights(*m_vae)};
}

const VaeCodec* codecOf(const Dataset& dataset)
{
    return dynamic_cast<const VaeCodec*>(dataset.codec.get());
}

torch::Tensor asPictures(const Dataset& dataset, const torch::Tensor& seen)
{
    const VaeCodec* codec = codecOf(dataset);
    return codec == nullptr ? seen : codec->decode(seen);
}

} // namespace playground
