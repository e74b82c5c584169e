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

/// What a LatentCodec really is: an autoencoder in eval mode on the CPU, whose weights nobody writes any
/// more.
class VaeCodec : public LatentCodec
{
public:
    /// For pictures of `pictures`, which the autoencoder must be able to take; throws Error if it cannot.
    VaeCodec(std::shared_ptr<Vae> vae, const ImageShape& pictures, double scalingFactor);

    /// [N,C,H,W] in the recipe's range to scaled posterior means [N,shape()]; both on the argument's device,
    /// as decode()'s. (mean - shift_factor) scaling_factor, or (mean - latents_mean) scaling_factor /
    /// latents_std where the autoencoder's config.json has those: as diffusers' pipelines of Stable Diffusion
    /// 3 and XL.
    torch::Tensor encode(const torch::Tensor& pictures) const;
    torch::Tensor decode(const torch::Tensor& latents) const;
    ImageBatch decode(const ImageBatch& latents) const override;

    /// The autoencoder as diffusers' AutoencoderKL, with the scaling factor where it has its place.
    ModelDirectory model() const;

private:
    std::shared_ptr<Vae> m_vae;
    torch::Tensor m_mean; ///< [1,C,1,1] or [1,1,1,1], as m_deviation
    torch::Tensor m_deviation; ///< before the scaling factor
};

/// The codec of a data set; null: its network works on the pictures.
const VaeCodec* codecOf(const Dataset& dataset);

/// `seen` [N,dataset.networkShape()] as pictures: decoded where they are latents.
torch::Tensor asPictures(const Dataset& dataset, const torch::Tensor& seen);

} // namespace playground
