// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/wrapped_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace playground
{

namespace
{
/// Removes the parts of a dotted name that a PyTorch wrapper added.
std::string withoutWrappers(const std::string& name)
{
    static constexpr std::array<std::string_view, 5> wrappers{
        "module", "_orig_mod", "_forward_module", "_fsdp_wrapped_module", "_checkpoint_wrapped_module"};
    std::string result;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string part = name.substr(begin, end - begin);
        if (std::find(wrappers.begin(), wrappers.end(), part) == wrappers.end() || end == name.size())
            result += (result.empty() ? "" : ".") + part;
        begin = end + 1;
    }
    return result;
}

bool isNoWeight(const std::string& name)
{
    static constexpr std::array<std::string_view, 5> counters{
        "n_averaged", "num_updates", "decay", "initted", "step"};
    return std::find(counters.begin(), counters.end(), name) != counters.end() || name.starts_with("loss.")
        || name.starts_with("model_ema.");
}

bool allBeginWith(const NamedTensors& weights, std::string_view prefix)
{
    return !weights.empty() && std::all_of(weights.begin(), weights.end(), [prefix](const auto& entry) {
        return entry.first.starts_with(prefix);
    });
}

/// Removes the tensors without `prefix`, if any tensor has it; returns true if any does.
bool keepOnly(NamedTensors& weights, std::string_view prefix)
{
    const auto begins = [prefix](const auto& entry) { return entry.first.starts_with(prefix); };
    if (std::none_of(weights.begin(), weights.end(), begins))
        return false;
    std::erase_if(weights, [&](const auto& entry) { return !begins(entry); });
    return true;
}

void removePrefix(NamedTensors& weights, std::string_view prefix)
{
    for (auto& [name, tensor] : weights)
        name.erase(0, prefix.size());
}
} // namespace

NamedTensors unwrapped(NamedTensors weights)
{
    static constexpr std::string_view firstStage = "first_stage_model.";
    static constexpr std::string_view average = "ema_model."; // the average of "online_model."
    static constexpr std::array<std::string_view, 11> holders{"state_dict.", "model_state_dict.", "model.",
        "net.", "network.", "unet.", "vae.", "autoencoder.", "denoise_fn.", average, firstStage};
    for (auto& [name, tensor] : weights)
        name = withoutWrappers(name);
    std::erase_if(weights, [](const auto& entry) { return isNoWeight(entry.first); });
    keepOnly(weights, average);
    for (bool found = true; found;) {
        const auto holder = std::find_if(holders.begin(), holders.end(),
            [&weights](std::string_view prefix) { return allBeginWith(weights, prefix); });
        found = holder != holders.end();
        if (found)
            removePrefix(weights, *holder);
    }
    if (keepOnly(weights, firstStage)) {
        removePrefix(weights, firstStage);
        std::erase_if(weights, [](const auto& entry) { return isNoWeight(entry.first); });
    }
    return weights;
}

} // namespace playground
