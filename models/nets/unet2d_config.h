// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/block_options.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Fields of a UNet2DModel's config.json, with diffusers' names and defaults.
struct UNet2DConfig {
    std::vector<std::int64_t> sampleSize; ///< height, width the model was trained at; empty: unspecified
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3;
    bool centerInputSample = false; ///< the input is mapped to 2 x - 1
    std::string timeEmbeddingType = "positional"; ///< or "fourier"
    std::optional<std::int64_t> timeEmbeddingDim; ///< nullopt: 4 times the first width
    std::int64_t freqShift = 0;
    bool flipSinToCos = true;
    std::vector<std::string> downBlockTypes{
        "DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"};
    std::optional<std::string> midBlockType = "UNetMidBlock2D"; ///< nullopt: no mid block
    std::vector<std::string> upBlockTypes{"AttnUpBlock2D", "AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"};
    std::vector<std::int64_t> blockOutChannels{224, 448, 672, 896};
    std::int64_t layersPerBlock = 2;
    double midBlockScaleFactor = 1;
    std::int64_t downsamplePadding = 1;
    std::string downsampleType = "conv"; ///< or "resnet"; attention blocks only, as in diffusers
    std::string upsampleType = "conv"; ///< or "resnet"; attention blocks only, as in diffusers
    double dropout = 0;
    std::string actFn = "silu";
    std::optional<std::int64_t> attentionHeadDim = 8; ///< nullopt: one head of full width
    std::int64_t normNumGroups = 32;
    std::optional<std::int64_t>
        attnNormNumGroups; ///< for the mid block's attention; see midAttentionGroups()
    double normEps = 1e-5;
    std::string resnetTimeScaleShift = "default"; ///< or "scale_shift"
    bool addAttention = true; ///< in the mid block
    std::optional<std::string> classEmbedType; ///< "timestep", "identity" or nullopt
    std::optional<std::int64_t> numClassEmbeds; ///< a learned embedding for each class, if no classEmbedType
    std::optional<std::int64_t> numTrainTimesteps; ///< stored only; diffusers' "learned" embedding uses it

    /// Throws Error naming the first field that is unknown, of the wrong type, unsupported or inconsistent
    /// with the others.
    static UNet2DConfig fromJson(const nlohmann::json& config);

    nlohmann::json toJson() const;

    std::size_t levels() const { return blockOutChannels.size(); }
    bool downHasAttention(std::size_t level) const { return downBlockTypes[level] == "AttnDownBlock2D"; }
    /// `position` 0 is the deepest level.
    bool upHasAttention(std::size_t position) const { return upBlockTypes[position] == "AttnUpBlock2D"; }
    /// Height and width must be multiples of this.
    std::int64_t sizeDivisor() const { return std::int64_t(1) << (levels() - 1); }
    std::int64_t timeChannels() const { return timeEmbeddingDim.value_or(4 * blockOutChannels.front()); }
    /// Groups of the mid block's attention normalisation; nullopt: none, as in diffusers with scale_shift.
    std::optional<std::int64_t> midAttentionGroups() const;
    BlockOptions blockOptions() const;
};

} // namespace playground
