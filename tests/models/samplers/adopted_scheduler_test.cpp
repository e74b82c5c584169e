// SPDX-License-Identifier: GPL-3.0-or-later
// Scheduler configurations in use: from other versions, and with another scheduler's fields.
#include "models/samplers/adopted_scheduler.h"

#include "models/api/error.h"
#include "models/samplers/sampler_table.h"
#include "models/samplers/scheduler_factory.h"
#include "models/samplers/scheduler_field_table.h"

#include <gtest/gtest.h>

using namespace playground;
using nlohmann::json;

namespace
{

struct Adopted {
    json config;
    std::vector<std::string> notices;
};

Adopted adopted(const json& config)
{
    std::vector<Text> notices;
    Adopted result{adoptedScheduler(config, notices), {}};
    for (const Text& notice : notices)
        result.notices.push_back(notice.english());
    return result;
}

std::string refusal(const json& config)
{
    try {
        adopted(config);
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

/// The configuration of a published Euler sampler that was saved from a PNDMScheduler.
json inherited()
{
    return {{"_class_name", "EulerDiscreteScheduler"}, {"_diffusers_version", "0.19.0"}, {"beta_end", 0.012},
        {"beta_schedule", "scaled_linear"}, {"beta_start", 0.00085}, {"clip_sample", false},
        {"sample_max_value", 1.0}, {"set_alpha_to_one", false}, {"skip_prk_steps", true}, {"steps_offset", 1},
        {"timestep_spacing", "leading"}, {"trained_betas", nullptr}};
}

TEST(AdoptedScheduler, DropsForeignFieldsWithOneNotice)
{
    const Adopted euler = adopted(inherited());
    EXPECT_EQ(euler.notices,
        (std::vector<std::string>{
            "EulerDiscreteScheduler: ignored fields of other schedulers or versions: \"clip_sample\", "
            "\"sample_max_value\", \"set_alpha_to_one\", \"skip_prk_steps\"."}));
    const json config = makeScheduler(euler.config)->config();
    EXPECT_EQ(config.at("beta_schedule"), "scaled_linear");
    EXPECT_EQ(config.at("steps_offset"), 1);
    EXPECT_EQ(config.at("timestep_spacing"), "leading");
}

TEST(AdoptedScheduler, GivesNoNoticeForItsOwnFields)
{
    for (const SamplerInfo& sampler : samplerTable().all()) {
        const std::string& name = sampler.className;
        if (name.empty())
            continue;
        json config = schedulerDefaults(name);
        const std::set<std::string>* fields = fieldsOfScheduler(name);
        ASSERT_NE(fields, nullptr) << name;
        for (auto field = config.begin(); field != config.end();) // our class may accept more
            field = field.key() == "_class_name" || fields->contains(field.key()) ? std::next(field)
                                                                                  : config.erase(field);
        EXPECT_GE(config.size(), 9) << name;
        const Adopted same = adopted(config);
        EXPECT_TRUE(same.notices.empty()) << name;
        EXPECT_EQ(same.config, config);
        for (const std::string& field : *fields)
            EXPECT_TRUE(isSchedulerField(field)) << field;
    }
}

TEST(AdoptedScheduler, RejectsAllUnknownFieldsInOneSentence)
{
    json config = inherited();
    config["beta_strat"] = 1;
    EXPECT_EQ(refusal(config),
        "EulerDiscreteScheduler: unknown field \"beta_strat\". Remove it or check its spelling.");
    config["anything"] = nullptr;
    EXPECT_EQ(refusal(config),
        "EulerDiscreteScheduler: unknown fields \"anything\", \"beta_strat\". Remove them or check "
        "their "
        "spelling.");
    EXPECT_NE(refusal({{"beta_start", 1}}).find("_class_name"), std::string::npos);
}

TEST(AdoptedScheduler, InterpretsOldFields)
{
    const auto read = [](const char* name, json fields) {
        fields["_class_name"] = name;
        const Adopted old = adopted(fields);
        EXPECT_TRUE(old.notices.empty()) << fields;
        return makeScheduler(old.config)->config();
    };
    EXPECT_EQ(read("DDPMScheduler", {{"predict_epsilon", false}}).at("prediction_type"), "sample");
    EXPECT_EQ(read("DDPMScheduler", {{"predict_epsilon", true}}).at("prediction_type"), "epsilon");
    EXPECT_EQ(read("DPMSolverMultistepScheduler", {{"predict_epsilon", false}, {"prediction_type", "sample"}})
                  .at("prediction_type"),
        "sample");
    EXPECT_EQ(read("DDPMScheduler", {{"clip_predicted_image", false}}).at("clip_sample"), false);
    EXPECT_EQ(read("DDIMScheduler", {{"clip_predicted_sample", false}}).at("clip_sample"), false);
    EXPECT_EQ(read("DDIMScheduler", {{"clip_alpha_at_one", false}}).at("set_alpha_to_one"), false);
    EXPECT_EQ(read("DDPMScheduler", {{"timesteps", 300}}).at("num_train_timesteps"), 300);
    EXPECT_EQ(read("DDPMScheduler", {{"variance_type", nullptr}}).at("variance_type"), "fixed_small");
    const json dpm
        = read("DPMSolverMultistepScheduler", {{"algorithm_type", "deis"}, {"solver_type", "bh2"}});
    EXPECT_EQ(dpm.at("algorithm_type"), "dpmsolver++");
    EXPECT_EQ(dpm.at("solver_type"), "midpoint");
    // Defaults of the writer become defaults of the reader.
    EXPECT_EQ(read("HeunDiscreteScheduler",
                  {{"beta_start", 1e-4}, {"beta_end", 0.5}, {"_use_default_values", {"beta_start"}}})
                  .at("beta_start"),
        0.00085);
}

TEST(AdoptedScheduler, RejectsInvalidOldFields)
{
    EXPECT_NE(refusal({{"_class_name", "DDPMScheduler"}, {"predict_epsilon", 3}}).find("predict_epsilon"),
        std::string::npos);
    const std::string both = refusal(
        {{"_class_name", "DDPMScheduler"}, {"predict_epsilon", false}, {"prediction_type", "v_prediction"}});
    EXPECT_NE(both.find("contradicts"), std::string::npos) << both;
}

TEST(AdoptedScheduler, NamesOldFieldsWithoutEffect)
{
    const Adopted old = adopted({{"_class_name", "DDPMScheduler"}, {"tensor_format", "pt"}});
    ASSERT_EQ(old.notices.size(), 1);
    EXPECT_NE(old.notices[0].find("tensor_format"), std::string::npos);
}

/// diffusers' Heun does not have this field; ours supports it for recipes.
TEST(AdoptedScheduler, DropsZeroTerminalSnrForHeun)
{
    const Adopted heun
        = adopted({{"_class_name", "HeunDiscreteScheduler"}, {"rescale_betas_zero_snr", true}});
    EXPECT_EQ(heun.notices.size(), 1);
    const auto sampler = makeScheduler(heun.config);
    sampler->setTimesteps({.steps = 3});
    EXPECT_LT(sampler->sigmas().front(), 100);
}

struct Read {
    TrainingNoise noise;
    std::vector<Text> notices;
};

Read noiseOf(const json& config)
{
    Read read;
    read.noise = trainingNoise(config, read.notices);
    return read;
}

TEST(TrainingNoise, IsReadFromSchedulersWithoutASampler)
{
    for (const char* name : {"PNDMScheduler", "LMSDiscreteScheduler", "DEISMultistepScheduler",
             "KDPM2DiscreteScheduler", "KDPM2AncestralDiscreteScheduler", "DPMSolverSinglestepScheduler",
             "DPMSolverSDEScheduler", "LCMScheduler", "TCDScheduler", "FlaxPNDMScheduler"}) {
        SCOPED_TRACE(name);
        const Read read = noiseOf({{"_class_name", name}, {"beta_start", 0.001}, {"beta_end", 0.01},
            {"beta_schedule", "scaled_linear"}, {"num_train_timesteps", 500},
            {"prediction_type", "v_prediction"}, {"skip_prk_steps", true}, {"solver_order", 7}});
        ASSERT_EQ(read.noise.kind, TrainingNoise::Kind::Schedule);
        EXPECT_EQ(read.noise.betas.betaStart, 0.001);
        EXPECT_EQ(read.noise.betas.betaEnd, 0.01);
        EXPECT_EQ(read.noise.betas.betaSchedule, "scaled_linear");
        EXPECT_EQ(read.noise.betas.numTrainTimesteps, 500);
        EXPECT_EQ(read.noise.predictionType, "v_prediction");
        ASSERT_EQ(read.notices.size(), 1);
        EXPECT_NE(read.notices[0].english().find(std::string(name) + " is not available as a sampler"),
            std::string::npos);
    }
}

TEST(TrainingNoise, HasEachSchedulersDefaults)
{
    const auto betas = [](const char* name) { return noiseOf({{"_class_name", name}}).noise.betas; };
    EXPECT_EQ(betas("PNDMScheduler").betaEnd, 0.02);
    EXPECT_EQ(betas("KDPM2DiscreteScheduler").betaEnd, 0.012);
    EXPECT_EQ(betas("HeunDiscreteScheduler").betaStart, 0.00085);
    EXPECT_EQ(betas("LCMScheduler").betaSchedule, "scaled_linear");
    EXPECT_EQ(betas("UnCLIPScheduler").betaSchedule, "squaredcos_cap_v2");
}

TEST(TrainingNoise, KeepsZeroTerminalSnrOfOtherSchedulers)
{
    const Read heun = noiseOf({{"_class_name", "HeunDiscreteScheduler"}, {"rescale_betas_zero_snr", true}});
    EXPECT_TRUE(heun.noise.betas.rescaleBetasZeroSnr);
}

TEST(TrainingNoise, SupportsFlowMatching)
{
    for (const json& config : {json{{"_class_name", "FlowMatchEulerDiscreteScheduler"}},
             json{{"_class_name", "FlowMatchHeunDiscreteScheduler"}, {"shift", 3.0}},
             json{{"_class_name", "UniPCMultistepScheduler"}, {"use_flow_sigmas", true}},
             json{{"_class_name", "DPMSolverMultistepScheduler"}, {"prediction_type", "flow_prediction"}}})
        EXPECT_EQ(noiseOf(config).noise.kind, TrainingNoise::Kind::Flow) << config;
}

TEST(TrainingNoise, IsUnknownForOtherProcesses)
{
    for (const char* name : {"KarrasVeScheduler", "EDMEulerScheduler", "SCMScheduler", "MySchedule"}) {
        const Read read = noiseOf({{"_class_name", name}, {"whatever", 1}});
        EXPECT_EQ(read.noise.kind, TrainingNoise::Kind::Unknown) << name;
    }
}

TEST(TrainingNoise, IgnoresSamplerFields)
{
    const Read read = noiseOf({{"_class_name", "DPMSolverMultistepScheduler"}, {"solver_order", 9},
        {"algorithm_type", "dpmsolver"}, {"timestep_spacing", "unheard of"}});
    EXPECT_EQ(read.noise.kind, TrainingNoise::Kind::Schedule);
    EXPECT_TRUE(read.notices.empty());
}

} // namespace
