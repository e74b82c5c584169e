// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/block_options.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace playground
{

/// Fields of an autoencoder's config.json: diffusers' AutoencoderKL with its names and defaults, or VAE
/// (lansinuote's VAE), whose defaults are that network's widths.
struct VaeConfig {
    bool lansinuoteNames = false; ///< class VAE: files use the tensor names of lansinuote's code
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3; ///< VAE: always inChannels
    std::vector<std::int64_t> blockOutChannels{64};
    std::int64_t layersPerBlock = 1; ///< resnets per encoder level; decoder levels have one more
    std::int64_t latentChannels = 4;
    std::int64_t normNumGroups = 32;

    // AutoencoderKL only. scalingFactor to latentsStd do not affect the network: VaeCodec uses them when it
    // feeds latents to another one. forceUpcast is stored only.
    std::string actFn = "silu";
    std::vector<std::int64_t> sampleSize{32, 32}; ///< height, width it was trained at; empty: unspecified
    bool useQuantConv = true;
    bool usePostQuantConv = true;
    bool midBlockAddAttention = true;
    double scalingFactor = 0.18215;
    std::optional<double> shiftFactor;
    std::vector<double> latentsMean; ///< one per channel; empty: null, like latentsStd
    std::vector<double> latentsStd;
    bool forceUpcast = true;

    /// Reads `config` as the class in its "_class_name". Throws Error naming the first field that is unknown,
    /// of the wrong type, unsupported or inconsistent with the others.
    static VaeConfig fromJson(const nlohmann::json& config);

    nlohmann::json toJson() const;

    const char* className() const { return lansinuoteNames ? "VAE" : "AutoencoderKL"; }
    std::size_t levels() const { return blockOutChannels.size(); }
    /// Height and width must be multiples of this; a latent is smaller by this factor.
    std::int64_t sizeDivisor() const { return std::int64_t(1) << (levels() - 1); }
    BlockOptions blockOptions() const;
};

} // namespace playground
