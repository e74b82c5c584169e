// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/sampler_settings.h"
#include "models/api/sampler_traits.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/sampler_fit.h"
#include "models/samplers/sampler_table.h"
#include "models/sampling/configured_sampler.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace playground
{

namespace
{
using nlohmann::json;

Recipe recipeOf(const std::string& corruption, const std::string& prediction)
{
    Recipe recipe;
    recipe.corruption.name = corruption;
    recipe.predictionType = prediction;
    return recipe;
}

std::vector<Recipe> modelsTried()
{
    return {recipeOf("ddpm", "epsilon"), recipeOf("ddpm", "v_prediction"), recipeOf("flow", "velocity"),
        recipeOf("uniform-mix", "sample")};
}

const SamplerField* find(const std::vector<SamplerField>& fields, const std::string& key)
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&](const SamplerField& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

/// The configuration for one non-default value, with all other fields that it needs.
json configFor(const SamplerField& field, const json& sets)
{
    json config = sets;
    if (!field.needs.empty())
        config[field.needs] = true;
    const std::string algorithm = sets.value("algorithm_type", "");
    if (algorithm == "dpmsolver" || algorithm == "sde-dpmsolver" || !sets.value("predict_x0", true))
        config["final_sigmas_type"] = "sigma_min"; // required by its summary
    return config;
}

std::string shown(const Text& text)
{
    return text.english();
}
} // namespace

TEST(SamplerFields, EveryValueGivesAValidSampler)
{
    std::set<std::string> seen;
    for (const Recipe& recipe : modelsTried()) {
        for (const CatalogueEntry& entry : samplers()) {
            if (whySamplerDoesNotFit(entry.name, recipe))
                continue;
            for (const SamplerField& field : samplerFields(entry.name, recipe)) {
                SCOPED_TRACE(entry.name + " " + field.key);
                seen.insert(field.key);
                std::vector<json> values;
                for (const SamplerField::Value& value : field.values)
                    values.push_back(json::parse(value.sets));
                if (field.values.empty())
                    values = {{{field.key, field.minimum}}, {{field.key, field.maximum}}};
                for (const json& value : values) {
                    SamplerOptions options;
                    options.name = entry.name;
                    options.config = configFor(field, value).dump();
                    const json made = samplerFor(options, recipe).sampler->config();
                    for (const auto& [key, wanted] : value.items())
                        EXPECT_EQ(made.at(key), wanted) << key;
                }
            }
        }
    }
    std::set<std::string> own;
    for (const SamplerInfo& sampler : samplerTable().all()) {
        for (const SamplerSetting& setting : sampler.settings)
            own.insert(setting.key);
    }
    EXPECT_EQ(seen.size(), 8U + own.size()) << "a field that no sampler has, or one that is not tried";
}

TEST(SamplerTraits, AreWhatASamplerDoes)
{
    constexpr std::int64_t steps = 7;
    for (const Recipe& recipe : modelsTried()) {
        for (const SamplerInfo& info : samplerTable().all()) {
            if (whySamplerDoesNotFit(info.name, recipe))
                continue;
            SCOPED_TRACE(info.name);
            const SamplerTraits traits = samplerTraits(info.name);
            SamplerOptions options;
            options.name = info.name;
            const auto plain = samplerFor(options, recipe).sampler;
            options.eta = 1;
            const auto noisy = samplerFor(options, recipe).sampler;
            for (const auto& sampler : {plain.get(), noisy.get()})
                sampler->setTimesteps({.steps = steps});
            EXPECT_EQ(traits.takesEta, plain->drawsNoise() != noisy->drawsNoise());
            EXPECT_EQ(traits.takesSteps, plain->timesteps().size() > 1);
            EXPECT_EQ(traits.hasTimesteps, !info.className.empty());
        }
    }
    EXPECT_TRUE(samplerTraits("no such sampler").takesSteps);
    EXPECT_FALSE(samplerTraits("no such sampler").takesEta);
}

TEST(SamplerFields, UsualValuesAreTheDefaults)
{
    for (const Recipe& recipe : modelsTried()) {
        for (const CatalogueEntry& entry : samplers()) {
            if (whySamplerDoesNotFit(entry.name, recipe))
                continue;
            SamplerOptions options;
            options.name = entry.name;
            const json made = samplerFor(options, recipe).sampler->config();
            for (const SamplerField& field : samplerFields(entry.name, recipe)) {
                SCOPED_TRACE(entry.name + " " + field.key);
                const json usual = json::parse(field.usual);
                for (const auto& [key, value] : usual.items())
                    EXPECT_EQ(made.at(key), value) << key;
                const auto isUsual
                    = [&](const SamplerField::Value& value) { return json::parse(value.sets) == usual; };
                EXPECT_EQ(std::count_if(field.values.begin(), field.values.end(), isUsual),
                    field.values.empty() ? 0 : 1);
            }
        }
    }
}

TEST(SamplerFields, MatchTheSampler)
{
    const Recipe ddpm = recipeOf("ddpm", "epsilon");
    EXPECT_TRUE(samplerFields("mix", recipeOf("uniform-mix", "sample")).empty());
    EXPECT_EQ(find(samplerFields("ddim", ddpm), "sigmas"), nullptr);
    EXPECT_EQ(find(samplerFields("ddim", ddpm), "variance_type"), nullptr);
    EXPECT_NE(find(samplerFields("ddpm", ddpm), "variance_type"), nullptr);
    const auto euler = samplerFields("euler", ddpm);
    ASSERT_NE(find(euler, "sigmas"), nullptr);
    EXPECT_EQ(find(euler, "sigmas")->values.size(), 4U);
    EXPECT_EQ(find(samplerFields("dpmpp-2m", ddpm), "sigmas")->values.size(), 5U); // includes Lu
    EXPECT_EQ(find(euler, "beta_start"), nullptr) << "the model's own";
    EXPECT_TRUE(find(samplerFields("ddim", ddpm), "clip_sample")->isSwitch);
    EXPECT_THROW(samplerFields("plms", ddpm), Error);
}

TEST(SamplerFields, FollowTheRecipe)
{
    Recipe cosine = recipeOf("ddpm", "epsilon");
    EXPECT_EQ(json::parse(find(samplerFields("euler", cosine), "timestep_spacing")->usual),
        json({{"timestep_spacing", "linspace"}}));
    cosine.corruption.betaSchedule = "squaredcos_cap_v2";
    EXPECT_EQ(json::parse(find(samplerFields("euler", cosine), "timestep_spacing")->usual),
        json({{"timestep_spacing", "leading"}}));
}

TEST(SamplerFields, AreSummarised)
{
    SamplerOptions options;
    options.name = "euler";
    EXPECT_TRUE(samplerSummary(options).empty());
    options.config = R"({"use_karras_sigmas":true,"use_beta_sigmas":false,"timestep_spacing":"trailing",)"
                     R"("steps_offset":1})";
    std::vector<std::string> words;
    for (const Text& word : samplerSummary(options))
        words.push_back(shown(word));
    EXPECT_EQ(words, (std::vector<std::string>{"steps_offset 1", "trailing", "Karras"}));
    options.config = R"({"clip_sample":false})";
    EXPECT_EQ(shown(samplerSummary(options).at(0)), "not clipped");
    options.config = "nonsense";
    options.useClippedModelOutput = true;
    ASSERT_EQ(samplerSummary(options).size(), 1U);
}

TEST(SamplerFields, ClippedNoiseIsRecomputedForClasses)
{
    Recipe recipe = recipeOf("ddpm", "epsilon");
    EXPECT_FALSE(defaultSampler(recipe).useClippedModelOutput);
    recipe.conditioning.classes = true;
    EXPECT_TRUE(defaultSampler(recipe).useClippedModelOutput);
}

} // namespace playground
