// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/block_options.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace playground
{

/// The fields of an autoencoder's config.json: of diffusers' AutoencoderKL with its names and defaults, or of
/// the CourseVAE of text 003, whose defaults are the text's widths.
struct VaeConfig {
    bool course = false; ///< a CourseVAE: files name the tensors as text 003 does
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3; ///< CourseVAE: always inChannels
    std::vector<std::int64_t> blockOutChannels{64};
    std::int64_t layersPerBlock = 1; ///< resnets of a level of the encoder; the decoder's have one more
    std::int64_t latentChannels = 4;
    std::int64_t normNumGroups = 32;

    // AutoencoderKL's alone. scalingFactor to latentsStd change nothing in the network: VaeCodec, which feeds
    // latents to another one, reads them. forceUpcast is kept.
    std::string actFn = "silu";
    std::vector<std::int64_t> sampleSize{32, 32}; ///< height, width it was trained at; empty: not said
    bool useQuantConv = true;
    bool usePostQuantConv = true;
    bool midBlockAddAttention = true;
    double scalingFactor = 0.18215;
    std::optional<double> shiftFactor;
    std::vector<double> latentsMean; ///< one a channel; empty: null, as latentsStd
    std::vector<double> latentsStd;
    bool forceUpcast = true;

    /// Reads `config` as the class its "_class_name" says. Throws Error naming the first field that is
    /// unknown, mistyped, not supported or does not fit the others.
    static VaeConfig fromJson(const nlohmann::json& config);

    nlohmann::json toJson() const;

    const char* className() const { return course ? "CourseVAE" : "AutoencoderKL"; }
    std::size_t levels() const { return blockOutChannels.size(); }
    /// Height and width must be multiples of this; a latent is smaller by as much.
    std::int64_t sizeDivisor() const { return std::int64_t(1) << (levels() - 1); }
    BlockOptions blockOptions() const;
};

} // namespace playground
