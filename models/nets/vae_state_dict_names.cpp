// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae_state_dict_names.h"

#include <cctype>
#include <map>
#include <utility>
#include <vector>

namespace playground
{

namespace
{

/// Pairs of lansinuote's and diffusers' names of the layers with weights, in lansinuote's order.
class LayerNames
{
public:
    explicit LayerNames(const VaeConfig& config)
    {
        encoder(config);
        decoder(config);
    }

    const std::vector<std::pair<std::string, std::string>>& pairs() const { return m_pairs; }

private:
    using Names = std::vector<std::pair<std::string, std::string>>;

    void add(const std::string& course, const std::string& diffusers)
    {
        m_pairs.emplace_back(course, diffusers);
    }
    void addAll(const std::string& course, const std::string& diffusers, const Names& layers)
    {
        for (const auto& [ours, theirs] : layers)
            add(course + "." + ours, diffusers + "." + theirs);
    }
    void resnet(const std::string& course, const std::string& diffusers)
    {
        addAll(course, diffusers,
            {{"s.0", "norm1"}, {"s.2", "conv1"}, {"s.3", "norm2"}, {"s.5", "conv2"},
                {"res", "conv_shortcut"}});
    }
    void attention(const std::string& course, const std::string& diffusers)
    {
        addAll(course, diffusers,
            {{"norm", "group_norm"}, {"q", "to_q"}, {"k", "to_k"}, {"v", "to_v"}, {"out", "to_out.0"}});
    }
    void middle(const std::string& half, const std::string& prefix, int first)
    {
        resnet(prefix + std::to_string(first), half + ".mid_block.resnets.0");
        attention(prefix + std::to_string(first + 1), half + ".mid_block.attentions.0");
        resnet(prefix + std::to_string(first + 2), half + ".mid_block.resnets.1");
    }

    void encoder(const VaeConfig& config)
    {
        int layer = 0; // index in lansinuote's Sequential
        const auto next = [&layer] { return "encoder." + std::to_string(layer++); };
        add(next(), "encoder.conv_in");
        for (std::size_t level = 0; level < config.levels(); ++level) {
            const std::string block = "encoder.down_blocks." + std::to_string(level);
            for (std::int64_t i = 0; i < config.layersPerBlock; ++i)
                resnet(next(), block + ".resnets." + std::to_string(i));
            if (level + 1 < config.levels())
                add(next() + ".1", block + ".downsamplers.0.conv"); // .0 is Pad
        }
        middle("encoder", "encoder.", layer);
        layer += 3;
        add(next(), "encoder.conv_norm_out");
        next(); // SiLU
        add(next(), "encoder.conv_out");
        add(next(), "quant_conv");
    }

    void decoder(const VaeConfig& config)
    {
        int layer = 0;
        const auto next = [&layer] { return "decoder." + std::to_string(layer++); };
        add(next(), "post_quant_conv");
        add(next(), "decoder.conv_in");
        middle("decoder", next() + ".", 0);
        for (std::size_t position = 0; position < config.levels(); ++position) {
            const std::string block = "decoder.up_blocks." + std::to_string(position);
            for (std::int64_t i = 0; i < config.layersPerBlock + 1; ++i)
                resnet(next(), block + ".resnets." + std::to_string(i));
            if (position + 1 < config.levels()) {
                next(); // Upsample
                add(next(), block + ".upsamplers.0.conv");
            }
        }
        add(next(), "decoder.conv_norm_out");
        next(); // SiLU
        add(next(), "decoder.conv_out");
    }

    Names m_pairs;
};

} // namespace

bool isCourseName(const std::string& name)
{
    constexpr std::size_t half = 8; // length of "encoder." and of "decoder."
    return (name.starts_with("encoder.") || name.starts_with("decoder.")) && name.size() > half
        && std::isdigit(static_cast<unsigned char>(name[half])) != 0;
}

NamedTensors withLansinuoteNames(NamedTensors weights, const VaeConfig& config)
{
    std::map<std::string, torch::Tensor> given(weights.begin(), weights.end());
    NamedTensors renamed;
    const LayerNames names(config);
    for (const auto& [course, diffusers] : names.pairs()) {
        for (const std::string parameter : {".weight", ".bias"}) {
            if (const auto found = given.extract(diffusers + parameter); !found.empty())
                renamed.emplace_back(course + parameter, found.mapped());
        }
    }
    for (auto& [name, tensor] : weights) {
        if (given.contains(name))
            renamed.emplace_back(name, tensor);
    }
    return renamed;
}

} // namespace playground
