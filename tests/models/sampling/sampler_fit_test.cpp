// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/sampler_fit.h"
#include "models/api/sampler_options.h"
#include "models/samplers/sampler_table.h"
#include "models/sampling/configured_sampler.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace playground;
using playground::test::errorOf;

namespace
{

Recipe recipeWith(const std::string& corruption, const std::string& predictionType = "sample")
{
    Recipe recipe;
    recipe.corruption.name = corruption;
    recipe.predictionType = predictionType;
    return recipe;
}

TEST(Samplers, AreListedWithDescriptions)
{
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : samplers()) {
        names.push_back(entry.name);
        EXPECT_FALSE(entry.title.source.empty());
        EXPECT_FALSE(entry.summary.source.empty());
    }
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    for (const char* name :
        {"mix", "one-shot", "ddpm", "ddim", "euler", "euler-ancestral", "heun", "dpmpp-2m", "flow-euler"})
        EXPECT_EQ(std::count(names.begin(), names.end(), name), 1) << name;
}

TEST(Samplers, FitWhatTheyWereMadeFor)
{
    // diffusers' samplers need a schedule, except those for flow matching.
    std::set<std::string> schedule = {"one-shot"};
    for (const SamplerInfo& sampler : samplerTable().all()) {
        if (sampler.className.find("Flow") == std::string::npos && !sampler.className.empty())
            schedule.insert(sampler.name);
    }
    EXPECT_GE(schedule.size(), 7);
    const std::vector<std::pair<Recipe, std::set<std::string>>> cases = {
        {recipeWith("uniform-mix"), {"mix", "one-shot", "flow-euler"}},
        {recipeWith("gaussian-mix"), {"mix", "one-shot", "flow-euler"}},
        {recipeWith("flow", "velocity"), {"one-shot", "flow-euler"}},
        {recipeWith("ddpm", "epsilon"), schedule},
        {recipeWith("ddpm", "sample"), schedule},
        {recipeWith("ddpm", "v_prediction"), schedule},
    };
    for (const auto& [recipe, fitting] : cases) {
        for (const CatalogueEntry& entry : samplers()) {
            SCOPED_TRACE(entry.name + " on " + recipe.corruption.name);
            const auto reason = whySamplerDoesNotFit(entry.name, recipe);
            EXPECT_EQ(!reason, fitting.count(entry.name) == 1);
            SamplerOptions options;
            options.name = entry.name;
            if (reason)
                EXPECT_NE(errorOf([&] { samplerFor(options, recipe); }).find(entry.name), std::string::npos);
            else
                EXPECT_NE(samplerFor(options, recipe).sampler, nullptr);
        }
        EXPECT_TRUE(fitting.count(defaultSampler(recipe).name) == 1);
    }
}

TEST(Samplers, ReportHowTheModelWasTrained)
{
    const auto reason = whySamplerDoesNotFit("mix", recipeWith("ddpm", "epsilon"));
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->english(), "The model was trained to predict epsilon on a schedule of 1000 timesteps.");
}

TEST(Samplers, DefaultToOneShotForAFixedAmount)
{
    Recipe recipe = recipeWith("gaussian-mix");
    EXPECT_EQ(defaultSampler(recipe).name, "mix");
    recipe.corruption.randomAmount = false;
    EXPECT_EQ(defaultSampler(recipe).name, "one-shot");
}

TEST(Samplers, RejectInvalidOptions)
{
    const Recipe ddpm = recipeWith("ddpm", "epsilon");
    const auto errorFor
        = [](const Recipe& recipe, const std::string& name, const std::string& config, double eta = 0) {
              SamplerOptions options;
              options.name = name;
              options.config = config;
              options.eta = eta;
              return errorOf([&] { samplerFor(options, recipe); });
          };
    const auto names = [](const std::string& message, const std::string& word) {
        EXPECT_NE(message.find(word), std::string::npos) << message;
    };
    names(errorFor(ddpm, "plms", "{}"), "dpmpp-2m");
    names(errorFor(ddpm, "euler", "{\"beta_end\": 0.5}"), "beta_end");
    names(errorFor(ddpm, "euler", "{\"prediction_type\": \"sample\"}"), "prediction_type");
    names(errorFor(ddpm, "euler", "{\"timestep_type\": \"continuous\"}"), "timestep_type");
    names(errorFor(ddpm, "euler", "{\"solver_order\": 2}"), "solver_order");
    names(errorFor(ddpm, "euler", "{\"use_karras_sigmas\": NaN}"), "sampler.config");
    names(errorFor(ddpm, "euler", "[]"), "sampler.config");
    names(errorFor(ddpm, "ddim", "{}", 1.5), "eta");
    names(errorFor(ddpm, "ddim", "{}", std::nan("")), "eta");
    names(errorFor(recipeWith("uniform-mix"), "mix", "{\"shift\": 2}"), "shift");
    SamplerOptions agreeing;
    agreeing.name = "euler";
    agreeing.config = "{\"beta_end\": 0.02, \"use_karras_sigmas\": true}";
    EXPECT_NO_THROW(samplerFor(agreeing, ddpm));
}

} // namespace
