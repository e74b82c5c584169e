// SPDX-License-Identifier: GPL-3.0-or-later
// No torch here: the window asks for these.
#include "models/api/sampler_settings.h"

#include "models/samplers/sampler_table.h"
#include "models/sampling/sampler_registry.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace playground
{

namespace
{
using nlohmann::json;

std::vector<SamplerSetting> timestepSettings()
{
    return {
        {"timestep_spacing", {PLAYGROUND_TEXT("models", "Spacing")},
            {PLAYGROUND_TEXT("models",
                "How the steps are spaced on the schedule: leading, equal strides from timestep 0; linspace, "
                "including the first and last timestep; trailing, equal strides from the noisy end (Lin et "
                "al. 2023, table 2).")},
            namedValues({"leading", "linspace", "trailing"})},
        {"interpolation_type", {PLAYGROUND_TEXT("models", "Between timesteps")},
            {PLAYGROUND_TEXT("models",
                "Interpolation of sigma between two timesteps of the schedule: linear in sigma or in its "
                "logarithm.")},
            namedValues({"linear", "log_linear"})},
        {"final_sigmas_type", {PLAYGROUND_TEXT("models", "Ends at")},
            {PLAYGROUND_TEXT(
                "models", "Target of the last step: no noise, or the smallest sigma of the schedule.")},
            namedValues({"zero", "sigma_min"})},
    };
} // namespace

std::vector<SamplerSetting> predictionSettings()
{
    return {
        {"clip_sample", {PLAYGROUND_TEXT("models", "Clip the prediction")},
            {PLAYGROUND_TEXT("models",
                "Clips the predicted clean image to -1..1 at each step (clip_sample). Right for images in "
                "that range, wrong for others and for latents.")},
            offOrOn({PLAYGROUND_TEXT("models", "not clipped")}, {PLAYGROUND_TEXT("models", "clipped")})},
        {"thresholding", {PLAYGROUND_TEXT("models", "Dynamic thresholding")},
            {PLAYGROUND_TEXT("models",
                "Instead of clipping: scales each predicted image down until all but its most extreme pixels "
                "are in -1..1 (thresholding; Saharia et al. 2022, 2.3).")},
            offOrOn(
                {PLAYGROUND_TEXT("models", "no thresholding")}, {PLAYGROUND_TEXT("models", "thresholding")})},
        {"dynamic_thresholding_ratio", {PLAYGROUND_TEXT("models", "Pixels that must fit")},
            {PLAYGROUND_TEXT("models",
                "Thresholding: fraction of pixels that must be in range after scaling "
                "(dynamic_thresholding_ratio).")},
            {}, 0, 1, "thresholding"},
        {"sample_max_value", {PLAYGROUND_TEXT("models", "Maximum shrink factor")},
            {PLAYGROUND_TEXT("models",
                "Thresholding: maximum factor by which an image is scaled down (sample_max_value); at 1 it "
                "is only clipped.")},
            {}, 1, 100, "thresholding"},
    };
}

/// Those of a sampler in their order: what several samplers have, then its own.
std::vector<SamplerSetting> settingsOf(const SamplerInfo& sampler)
{
    std::vector<SamplerSetting> settings = timestepSettings();
    for (const auto& more : {predictionSettings(), sampler.settings})
        settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// The ways to space the sigmas, of which one at most may be true.
const std::vector<SamplerSetting::Value>& spacings()
{
    static const std::vector<SamplerSetting::Value> all = {
        {"use_karras_sigmas", {PLAYGROUND_TEXT("models", "Karras")}},
        {"use_exponential_sigmas", {PLAYGROUND_TEXT("models", "exponential")}},
        {"use_beta_sigmas", {PLAYGROUND_TEXT("models", "beta")}},
        {"use_lu_lambdas", {PLAYGROUND_TEXT("models", "Lu")}},
    };
    return all;
}

SamplerField sigmasField(const json& usual)
{
    SamplerField field;
    field.key = "sigmas";
    field.title = {PLAYGROUND_TEXT("models", "Sigmas")};
    field.summary = {PLAYGROUND_TEXT("models",
        "How the noise levels are spaced: from the timesteps; Karras, denser at low noise (Karras et al. "
        "2022, equation 5, rho 7); exponential, a constant ratio; beta, denser at both ends; Lu, equal "
        "strides in log SNR.")};
    json none = json::object();
    for (const auto& [key, title] : spacings()) {
        if (usual.contains(key.get<std::string>()))
            none[key.get<std::string>()] = false;
    }
    field.values.push_back({{PLAYGROUND_TEXT("models", "from the timesteps")}, none.dump()});
    for (const auto& [key, title] : spacings()) {
        if (!none.contains(key.get<std::string>()))
            continue;
        json sets = none;
        sets[key.get<std::string>()] = true;
        field.values.push_back({title, sets.dump()});
    }
    field.usual = none.dump();
    return field;
}

SamplerField fieldOf(const SamplerSetting& setting, const json& usual)
{
    SamplerField field{setting.key, setting.title, setting.summary, {}, false, setting.minimum,
        setting.maximum, setting.needs, usual.dump()};
    for (const auto& [value, title] : setting.values)
        field.values.push_back({title, json{{setting.key, value}}.dump()});
    const auto hasUsual = [&](const SamplerField::Value& value) { return value.sets == field.usual; };
    if (usual.at(setting.key).is_string() && std::none_of(field.values.begin(), field.values.end(), hasUsual))
        field.values.push_back(
            {Text(usual.at(setting.key).get<std::string>()), field.usual}); // a learned one
    field.isSwitch = usual.at(setting.key).is_boolean();
    return field;
}

/// How one field of a configuration reads; null: it is not worth a word.
std::optional<Text> wordOf(
    const std::vector<SamplerSetting>& settings, const std::string& key, const json& value)
{
    for (const auto& [spacing, title] : spacings()) {
        if (spacing == key)
            return value == true ? std::optional(title) : std::nullopt;
    }
    for (const SamplerSetting& setting : settings) {
        if (setting.key != key)
            continue;
        for (const auto& [of, title] : setting.values) {
            if (of == value)
                return title;
        }
    }
    return Text("%1 %2", {key, value.dump(-1, ' ', true)});
}
} // namespace

std::vector<SamplerField> samplerFields(const std::string& sampler, const Recipe& recipe)
{
    const json usual = usualConfig(sampler, recipe);
    std::vector<SamplerField> fields;
    if (usual.contains("use_karras_sigmas"))
        fields.push_back(sigmasField(usual));
    for (const SamplerSetting& setting : settingsOf(samplerTable().at(sampler))) {
        if (usual.contains(setting.key))
            fields.push_back(fieldOf(setting, {{setting.key, usual.at(setting.key)}}));
    }
    return fields;
}

SamplerTraits samplerTraits(const std::string& sampler)
{
    const SamplerInfo* info = samplerTable().find(sampler);
    return info == nullptr ? SamplerTraits() : info->traits;
}

std::vector<Text> samplerSummary(const SamplerOptions& options)
{
    std::vector<Text> words;
    const json config = json::parse(options.config, nullptr, /*allow_exceptions=*/false);
    if (config.is_object()) {
        const SamplerInfo* sampler = samplerTable().find(options.name);
        const auto settings = settingsOf(sampler == nullptr ? SamplerInfo() : *sampler);
        for (const auto& [key, value] : config.items()) {
            if (const auto word = wordOf(settings, key, value))
                words.push_back(*word);
        }
    }
    if (options.useClippedModelOutput)
        words.push_back({PLAYGROUND_TEXT("models", "noise fits clipping")});
    return words;
}

} // namespace playground
