// SPDX-License-Identifier: GPL-3.0-or-later
// A scheduler_config.json next to a model describes its training, whatever the scheduler.
#include "models/api/saved_model.h"

#include "models/api/export_run.h"
#include "models/api/sampler_options.h"
#include "models/api/trainer.h"
#include "models/files/atomic_file.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace playground;
using namespace playground::test;
using nlohmann::json;

namespace
{

class SchedulerBeside : public testing::Test
{
protected:
    SchedulerBeside()
    {
        const std::string run = (folder.path() / "run").string();
        Trainer(tinyDdpmRecipe(), tinyDatasetFor(tinyDdpmRecipe())).save(run);
        exportRun(run, ExportFormat::Safetensors, model);
    }

    void writeScheduler(const json& config)
    {
        writeFileAtomically(model + "/scheduler_config.json", config.dump());
    }

    static std::string all(const std::vector<Text>& notices)
    {
        std::string text;
        for (const Text& notice : notices)
            text += notice.english() + '\n';
        return text;
    }

    TemporaryFolder folder;
    const std::string model = (folder.path() / "model").string();
};

TEST_F(SchedulerBeside, IsReadWithAnotherSchedulersFields)
{
    writeScheduler({{"_class_name", "DDIMScheduler"}, {"beta_schedule", "squaredcos_cap_v2"},
        {"skip_prk_steps", true}, {"steps_offset", 1}, {"clip_sample", false}});
    const SavedModel saved = loadModel(model, "");
    EXPECT_EQ(saved.recipe.corruption.betaSchedule, "squaredcos_cap_v2");
    ASSERT_EQ(saved.notices.size(), 1);
    EXPECT_NE(all(saved.notices).find("skip_prk_steps"), std::string::npos);
    EXPECT_NE(all(saved.notices).find("scheduler_config.json"), std::string::npos);
    const FittedRecipe fitted = recipeForWeights(model, tinyDdpmRecipe());
    EXPECT_EQ(fitted.recipe.corruption.betaSchedule, "squaredcos_cap_v2");
    EXPECT_EQ(all(fitted.notices), all(saved.notices));
}

TEST_F(SchedulerBeside, NeedNotBeAvailableAsASampler)
{
    writeScheduler({{"_class_name", "PNDMScheduler"}, {"beta_schedule", "scaled_linear"},
        {"beta_start", 0.00085}, {"beta_end", 0.012}, {"prediction_type", "v_prediction"},
        {"skip_prk_steps", true}, {"set_alpha_to_one", false}});
    for (const auto& [recipe, notices] :
        {FittedRecipe{loadModel(model, "").recipe, loadModel(model, "").notices},
            recipeForWeights(model, tinyDdpmRecipe())}) {
        EXPECT_EQ(recipe.corruption.betaSchedule, "scaled_linear");
        EXPECT_EQ(recipe.corruption.betaEnd, 0.012);
        EXPECT_EQ(recipe.predictionType, "v_prediction");
        EXPECT_NE(all(notices).find("PNDMScheduler is not available as a sampler"), std::string::npos)
            << all(notices);
    }
}

TEST_F(SchedulerBeside, IsIgnoredIfItsNoiseIsUnknown)
{
    writeScheduler({{"_class_name", "KarrasVeScheduler"}, {"s_churn", 80}});
    const FittedRecipe fitted = recipeForWeights(model, tinyDdpmRecipe());
    EXPECT_EQ(fitted.recipe.corruption, tinyDdpmRecipe().corruption);
    EXPECT_NE(all(fitted.notices).find("The recipe's was kept"), std::string::npos) << all(fitted.notices);
    const std::string message = errorOf([&] { loadModel(model, ""); });
    EXPECT_NE(message.find("--recipe"), std::string::npos) << message;
}

TEST_F(SchedulerBeside, IsRejectedForUnknownFields)
{
    writeScheduler({{"_class_name", "PNDMScheduler"}, {"beta_strat", 1}, {"colour", "red"}});
    for (const std::string& message :
        {errorOf([&] { loadModel(model, ""); }), errorOf([&] { recipeForWeights(model, tinyDdpmRecipe()); })})
        EXPECT_NE(message.find("\"beta_strat\", \"colour\""), std::string::npos) << message;
}

TEST_F(SchedulerBeside, SetsThePredictionLimits)
{
    writeScheduler({{"_class_name", "PNDMScheduler"}, {"clip_sample", false}, {"thresholding", true},
        {"sample_max_value", 1.5}});
    const SavedModel saved = loadModel(model, "");
    const auto configOf = [&](const char* sampler, const char* given) {
        SamplerOptions options;
        options.name = sampler;
        options.config = given;
        return json::parse(withLimitsOf(saved, options).config);
    };
    EXPECT_EQ(configOf("ddim", "{}"),
        (json{{"clip_sample", false}, {"thresholding", true}, {"sample_max_value", 1.5}}));
    EXPECT_EQ(configOf("ddim", R"({"clip_sample":true})").at("clip_sample"), true);
    EXPECT_EQ(configOf("heun", "{}"), (json{{"clip_sample", false}}));
    EXPECT_EQ(configOf("euler", "{}"), (json{{"clip_sample", false}}));
    EXPECT_EQ(configOf("one-shot", "{}"), json::object());
}

} // namespace
