// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/adopted_scheduler.h"

#include "models/api/error.h"
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler_table.h"
#include "models/samplers/scheduler_factory.h"
#include "models/samplers/scheduler_field_table.h"

#include <nlohmann/json.hpp>

namespace playground
{

namespace
{
using nlohmann::json;

/// Removes the fields listed in "_use_default_values", which diffusers still reads but no longer writes: they
/// then get the reading scheduler's defaults.
void dropDefaultsOfAnother(json& config)
{
    const auto listed = config.find("_use_default_values");
    if (listed == config.end() || !listed->is_array())
        return;
    const json names = *listed;
    for (const json& name : names) {
        if (name.is_string() && !name.get<std::string>().starts_with('_'))
            config.erase(name.get<std::string>());
    }
}

/// Renames a field to its current name, unless that already exists.
void rename(json& config, const char* from, const char* to)
{
    const auto found = config.find(from);
    if (found == config.end())
        return;
    const json value = *found;
    config.erase(from);
    if (!config.contains(to))
        config[to] = value;
}

/// Up to version 0.9, false meant that the network predicts the clean picture.
void readPredictEpsilon(json& config, const std::string& className)
{
    const auto found = config.find("predict_epsilon");
    if (found == config.end())
        return;
    const json value = *found;
    if (!value.is_boolean() && !value.is_null())
        throw Error(PLAYGROUND_TEXT("models", "%1: field \"%2\" must be true or false, but it is %3."),
            {className, "predict_epsilon", value.dump(-1, ' ', true, json::error_handler_t::replace)});
    config.erase("predict_epsilon");
    if (value != false)
        return;
    if (config.value("prediction_type", json("sample")) != "sample")
        refuseContradiction(className, "predict_epsilon", "prediction_type");
    config["prediction_type"] = "sample";
}

std::string inQuotes(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "\"" : ", \"") + name + "\"";
    return text;
}

std::string classNameOf(const json& config)
{
    const auto name = config.is_object() ? config.find("_class_name") : config.end();
    if (name == config.end() || !name->is_string())
        throw Error(
            PLAYGROUND_TEXT("models",
                "The scheduler's configuration lacks \"_class_name\", which names the scheduler. Add it."),
            {});
    return name->get<std::string>();
}

/// Converts old fields and removes those of other schedulers. `known`: fields to keep; null: all.
json withoutOthers(json config, const std::set<std::string>* known, std::vector<Text>& notices)
{
    const std::string className = classNameOf(config);
    dropDefaultsOfAnother(config);
    readPredictEpsilon(config, className);
    rename(config, "clip_predicted_image", "clip_sample");
    rename(config, "clip_predicted_sample", "clip_sample");
    rename(config, "clip_alpha_at_one", "set_alpha_to_one");
    rename(config, "timesteps", "num_train_timesteps");
    std::vector<std::string> foreign;
    std::vector<std::string> unknown;
    for (const auto& [key, value] : config.items()) {
        if (key.starts_with('_') || (known != nullptr && known->contains(key)))
            continue;
        if (!isSchedulerField(key))
            unknown.push_back(key);
        else if (known != nullptr)
            foreign.push_back(key);
    }
    if (unknown.size() == 1)
        throw Error(PLAYGROUND_TEXT("models", "%1: unknown field \"%2\". Remove it or check its spelling."),
            {className, unknown.front()});
    if (!unknown.empty())
        throw Error(PLAYGROUND_TEXT("models", "%1: unknown fields %2. Remove them or check their spelling."),
            {className, inQuotes(unknown)});
    for (const std::string& key : foreign)
        config.erase(key);
    if (!foreign.empty())
        notices.push_back(
            {PLAYGROUND_TEXT("models", "%1: ignored fields of other schedulers or versions: %2."),
                {className, inQuotes(foreign)}});
    return config;
}
} // namespace

json adoptedScheduler(const json& config, std::vector<Text>& notices)
{
    const std::string className = classNameOf(config);
    const SamplerInfo* sampler = findScheduler(className);
    if (sampler == nullptr)
        return config;
    json adopted = withoutOthers(config, &sampler->diffusersFields, notices);
    if (sampler->readForeignValues != nullptr)
        sampler->readForeignValues(adopted);
    return adopted;
}

TrainingNoise trainingNoise(const json& config, std::vector<Text>& notices)
{
    TrainingNoise noise;
    noise.className = classNameOf(config);
    const NoiseFamily family = noiseFamilyOf(noise.className);
    if (family == NoiseFamily::Other)
        return noise;
    const std::set<std::string>* known = fieldsOfScheduler(noise.className);
    const json read = withoutOthers(config, known, notices);
    if (known == nullptr)
        notices.push_back({PLAYGROUND_TEXT("models",
                               "%1 is not available as a sampler: only its noise schedule and prediction "
                               "type are used. Choose a sampler."),
            {noise.className}});
    if (family == NoiseFamily::Flow || read.value("prediction_type", json()) == "flow_prediction"
        || read.value("use_flow_sigmas", json()) == true) {
        noise.kind = TrainingNoise::Kind::Flow;
        return noise;
    }
    noise.kind = TrainingNoise::Kind::Schedule;
    ScheduleConfig schedule;
    const DefaultBetas betas = defaultBetasOf(noise.className);
    schedule.betas.betaStart = betas.start;
    schedule.betas.betaEnd = betas.end;
    schedule.betas.betaSchedule = betas.schedule;
    // Heun and others have no rescale_betas_zero_snr; if it is present, another scheduler was used in
    // training with it.
    json fields = read;
    if (config.contains("rescale_betas_zero_snr"))
        fields["rescale_betas_zero_snr"] = config["rescale_betas_zero_snr"];
    SchedulerFieldReader reader(fields, noise.className);
    schedule.visitNoise(reader, {"epsilon", "sample", "v_prediction"});
    schedule.check(noise.className);
    noise.betas = schedule.betas;
    noise.predictionType = schedule.predictionType;
    return noise;
}

} // namespace playground
