// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace playground::test
{

// The network of the HF course, unit 1, section 3.4.2.
inline nlohmann::json course()
{
    return {{"_class_name", "UNet2DModel"}, {"sample_size", 28}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 2}, {"block_out_channels", {32, 64, 64}},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};
}

// `config` with some fields changed.
inline nlohmann::json with(nlohmann::json config, const nlohmann::json& changes)
{
    if (!changes.is_null()) // {}
        config.update(changes);
    return config;
}

// A fast one: two levels of 8 and 16 channels, attention on the lower one.
inline nlohmann::json small(const nlohmann::json& changes)
{
    const nlohmann::json config = {{"_class_name", "UNet2DModel"}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 1}, {"block_out_channels", {8, 16}}, {"norm_num_groups", 4},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "UpBlock2D"}}};
    return with(config, changes);
}

} // namespace playground::test
