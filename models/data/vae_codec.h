// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/latent_codec.h"
#include "models/files/model_directory.h"
#include "models/nets/vae.h"

#include <torch/types.h>

#include <memory>

namespace playground
{

/// Implementation of LatentCodec: an autoencoder in eval mode on the CPU whose weights no longer change.
class VaeCodec : public LatentCodec
{
public:
    /// `pictures`: the shape of the pictures; throws Error if the autoencoder does not support it.
    VaeCodec(std::shared_ptr<Vae> vae, const ImageShape& pictures, double scalingFactor);

    /// Encodes [N,C,H,W] in the recipe's range to scaled posterior means [N,shape()]. Like decode(), it
    /// accepts and returns tensors on any device. Computes (mean - shift_factor) scaling_factor, or (mean -
    /// latents_mean) scaling_factor / latents_std if the autoencoder's config.json has these, as in
    /// diffusers' pipelines of Stable Diffusion 3 and XL.
    torch::Tensor encode(const torch::Tensor& pictures) const;
    torch::Tensor decode(const torch::Tensor& latents) const;
    ImageBatch decode(const ImageBatch& latents) const override;

    /// The autoencoder as diffusers' AutoencoderKL, with the scaling factor in its field.
    ModelDirectory model() const;

private:
    std::shared_ptr<Vae> m_vae;
    torch::Tensor m_mean; ///< [1,C,1,1] or [1,1,1,1], like m_deviation
    torch::Tensor m_deviation; ///< before the scaling factor
};

/// The codec of a data set; null: its network works on pictures.
const VaeCodec* codecOf(const Dataset& dataset);

/// Converts `seen` [N,dataset.networkShape()] to pictures: decodes latents.
torch::Tensor asPictures(const Dataset& dataset, const torch::Tensor& seen);

} // namespace playground
