// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <cstddef>

namespace playground
{

/// Shape of one picture or one latent.
struct ImageShape {
    int channels = 0;
    int height = 0;
    int width = 0;

    std::size_t values() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
    bool operator==(const ImageShape&) const = default;
};

/// The trained autoencoder in whose latents a diffusion model works (Rombach et al. 2022, arXiv 2112.10752).
/// The network's input is the mean of a picture's posterior times the scaling factor. Immutable: any thread
/// may call it. The LibTorch implementation stays inside models/ (models/data/vae_codec.h).
class LatentCodec
{
public:
    LatentCodec(const ImageShape& pictures, const ImageShape& shape, double scalingFactor)
        : m_pictures(pictures)
        , m_shape(shape)
        , m_scalingFactor(scalingFactor)
    {
    }
    virtual ~LatentCodec() = default;
    LatentCodec(const LatentCodec&) = delete;
    LatentCodec& operator=(const LatentCodec&) = delete;

    const ImageShape& pictures() const { return m_pictures; } ///< shape of one input picture
    const ImageShape& shape() const { return m_shape; } ///< shape of one latent
    /// 1 / the standard deviation of all latents of the training pictures, as in diffusers; scaled latents
    /// then have standard deviation 1, like the noise.
    double scalingFactor() const { return m_scalingFactor; }

    /// Decodes latents (scaled, as the network sees them) to pictures in the recipe's range. Blocking: some
    /// milliseconds per picture. Throws Error for latents of another shape.
    virtual ImageBatch decode(const ImageBatch& latents) const = 0;

private:
    ImageShape m_pictures;
    ImageShape m_shape;
    double m_scalingFactor;
};

} // namespace playground
