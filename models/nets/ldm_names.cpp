// SPDX-License-Identifier: GPL-3.0-or-later
// Names as in diffusers 0.40, loaders/single_file_utils.py, convert_ldm_vae_checkpoint().
#include "models/nets/ldm_names.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

namespace playground
{

namespace
{
using Parts = std::vector<std::string>;

Parts partsOf(const std::string& name)
{
    Parts parts;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        parts.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string dotted(const Parts& parts)
{
    std::string name;
    for (const std::string& part : parts)
        name += (name.empty() ? "" : ".") + part;
    return name;
}

std::string renamed(const std::map<std::string, std::string>& names, const std::string& name)
{
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
}

/// Names such as encoder.mid.attn_1.q.weight, without the first part: returns the layer's new name and the
/// remaining parts.
Parts inMiddle(const Parts& rest)
{
    static const std::map<std::string, std::string> layers{
        {"block_1", "resnets.0"}, {"block_2", "resnets.1"}, {"attn_1", "attentions.0"}};
    static const std::map<std::string, std::string> ofAttention{
        {"norm", "group_norm"}, {"q", "to_q"}, {"k", "to_k"}, {"v", "to_v"}, {"proj_out", "to_out.0"}};
    Parts result{"mid_block", renamed(layers, rest[1])};
    for (std::size_t i = 2; i < rest.size(); ++i)
        result.push_back(rest[1] == "attn_1" && i == 2 ? renamed(ofAttention, rest[i]) : rest[i]);
    return result;
}

/// The decoder's levels in a file. Latent diffusion numbers them from the last, the only one that does not
/// upsample; some converters number them from the first, as diffusers does.
struct Levels {
    std::size_t count;
    bool upFromFirst;
};

Levels levelsOf(const NamedTensors& weights, std::size_t count)
{
    const auto upsamples = [&weights](std::size_t level) {
        const std::string beginning = "decoder.up." + std::to_string(level) + ".upsample.";
        return std::any_of(weights.begin(), weights.end(),
            [&beginning](const auto& entry) { return entry.first.starts_with(beginning); });
    };
    return {count, count > 1 && upsamples(0) && !upsamples(count - 1)};
}

/// Names such as down.1.block.0.nin_shortcut.weight; nothing for other names.
Parts inLevel(const Parts& rest, const Levels& levels)
{
    std::size_t level = 0;
    const char* const end = rest[1].data() + rest[1].size();
    const auto number = std::from_chars(rest[1].data(), end, level);
    if (number.ec != std::errc() || number.ptr != end || level >= levels.count)
        return {};
    const bool down = rest[0] == "down";
    const bool fromFirst = down || levels.upFromFirst;
    Parts result{
        down ? "down_blocks" : "up_blocks", std::to_string(fromFirst ? level : levels.count - 1 - level)};
    if (rest[2] == "block")
        result.push_back("resnets");
    else if (rest[2] == "downsample" || rest[2] == "upsample")
        result.push_back(rest[2] + "rs.0");
    else
        return {};
    for (std::size_t i = 3; i < rest.size(); ++i)
        result.push_back(rest[i] == "nin_shortcut" ? "conv_shortcut" : rest[i]);
    return result;
}

std::string diffusersName(const std::string& name, const Levels& levels)
{
    const Parts parts = partsOf(name);
    if ((parts[0] != "encoder" && parts[0] != "decoder") || parts.size() < 3)
        return name;
    const Parts rest(parts.begin() + 1, parts.end());
    Parts result;
    if (rest[0] == "norm_out")
        result = {"conv_norm_out", rest[1]};
    else if (rest[0] == "mid" && rest.size() > 2)
        result = inMiddle(rest);
    else if ((rest[0] == "down" || rest[0] == "up") && rest.size() > 3)
        result = inLevel(rest, levels);
    return result.empty() ? name : parts[0] + "." + dotted(result);
}

/// The weight of a 1x1 convolution as a matrix.
torch::Tensor asMatrix(const torch::Tensor& weight)
{
    const bool pointwise = weight.dim() == 4 && weight.size(2) == 1 && weight.size(3) == 1;
    return pointwise ? weight.reshape({weight.size(0), weight.size(1)}) : weight;
}
} // namespace

NamedTensors withDiffusersNames(NamedTensors weights, std::size_t levels)
{
    const Levels order = levelsOf(weights, levels);
    for (auto& [name, tensor] : weights) {
        name = diffusersName(name, order);
        if (name.find(".attentions.") != std::string::npos)
            tensor = asMatrix(tensor);
    }
    return weights;
}

} // namespace playground
