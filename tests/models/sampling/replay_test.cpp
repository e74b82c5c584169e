// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/replay.h"

#include "models/files/atomic_file.h"
#include "models/files/safetensors.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/temporary_folder.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace playground;
using namespace playground::test;

namespace
{

torch::Tensor stacked(const nlohmann::json& entry, const char* what)
{
    auto sizes = entry.at("shape").get<std::vector<std::int64_t>>();
    sizes[1] = -1;
    std::vector<torch::Tensor> steps;
    torch::Tensor some;
    for (const nlohmann::json& step : entry.at("steps")) {
        if (step.contains(what))
            some = at::tensor(step.at(what).get<std::vector<float>>()).view(sizes);
        steps.push_back(some.defined() ? some : torch::Tensor());
    }
    return at::stack(steps);
}

class Replay : public testing::Test
{
protected:
    ReplayRequest request() const
    {
        return {.scheduler = (folder.path() / "scheduler_config.json").string(),
            .steps = 4,
            .input = (folder.path() / "in.safetensors").string(),
            .output = (folder.path() / "out.safetensors").string()};
    }

    void writeConfig(const std::string& text) { writeFileAtomically(request().scheduler, text); }
    void writeInput(const NamedTensors& tensors) { writeSafetensors(request().input, {tensors, {}}); }

    void expectRefused(const std::string& word)
    {
        const std::string message = errorOf([&] { replay(request()); });
        EXPECT_NE(message.find(word), std::string::npos) << message;
        EXPECT_FALSE(std::filesystem::exists(request().output));
    }

    TemporaryFolder folder;
};

TEST_F(Replay, MatchesTheGoldenSteps)
{
    const nlohmann::json golden = goldenJson("golden_schedulers.json");
    int replayed = 0;
    for (const nlohmann::json& entry : golden.at("cases")) {
        const std::string name = entry.at("name");
        if (name != "ddpm/variance-learned_range" && name != "ddim/eta-0.5" && name != "euler/epsilon"
            && name != "dpm/sde-pp-order2" && name != "flow/shift-3.0")
            continue;
        SCOPED_TRACE(name);
        nlohmann::json config = entry.at("config");
        config["_class_name"] = entry.at("scheduler");
        config["_diffusers_version"] = "0.40.0";
        writeConfig(config.dump());
        const auto sizes = entry.at("shape").get<std::vector<std::int64_t>>();
        NamedTensors input
            = {{"sample", at::tensor(entry.at("initial_sample").get<std::vector<float>>()).view(sizes)},
                {"model_output", stacked(entry, "model_output")}};
        if (entry.at("steps")[0].contains("noise"))
            input.emplace_back("noise", stacked(entry, "noise"));
        writeInput(input);
        ReplayRequest r = request();
        r.steps = entry.at("set_timesteps").at("num_inference_steps");
        r.eta = entry.contains("step_args") ? entry.at("step_args").value("eta", 0.0) : 0.0;
        const ReplayResult result = replay(r);
        EXPECT_EQ(result.className, entry.at("scheduler").get<std::string>());
        std::map<std::string, torch::Tensor> output;
        for (const auto& [key, tensor] : readSafetensors(r.output).tensors)
            output[key] = tensor;
        const torch::Tensor expected = stacked(entry, "prev_sample");
        EXPECT_EQ(output.at("prev_sample").sizes(), expected.sizes());
        const double scale = std::max(1.0, expected.abs().max().item<double>());
        EXPECT_LT(largestDifference(output.at("prev_sample"), expected), 1e-5 * scale);
        EXPECT_EQ(output.at("pred_original_sample").sizes(), expected.sizes());
        EXPECT_EQ(output.at("timesteps").size(0), r.steps);
        EXPECT_EQ(output.count("sigmas"), entry.contains("sigmas") ? 1 : 0);
        ++replayed;
    }
    EXPECT_EQ(replayed, 5);
}

TEST_F(Replay, RejectsFilesInOneLine)
{
    const torch::Tensor sample = at::zeros({2, 1, 3, 3});
    const torch::Tensor outputs = at::zeros({4, 2, 1, 3, 3});
    const NamedTensors good = {{"sample", sample}, {"model_output", outputs}, {"noise", outputs}};
    const std::string ddpm = R"({"_class_name":"DDPMScheduler"})";
    expectRefused("scheduler_config.json");
    for (const char* broken : {"", "{", "[]", "{\"beta_end\": NaN}", "3"}) {
        writeConfig(broken);
        expectRefused("scheduler_config.json");
    }
    const std::vector<std::pair<std::string, std::string>> configs = {
        {R"({})", "_class_name"},
        {R"({"_class_name":"PNDMScheduler"})", "PNDMScheduler"},
        {R"({"_class_name":"DDPMScheduler","solver_ordre":2,"steps":1})", "\"solver_ordre\", \"steps\""},
        {R"({"_class_name":"DDPMScheduler","predict_epsilon":"no"})", "predict_epsilon"},
        {R"({"_class_name":"DDPMScheduler","num_train_timesteps":3})", "4 steps"},
        {R"({"_class_name":"DDPMScheduler","num_train_timesteps":3.5})", "num_train_timesteps"},
        {R"({"_class_name":"DDPMScheduler","trained_betas":[0.1,0.2]})", "trained_betas"},
        {R"({"_class_name":"DDPMScheduler","trained_betas":["a"]})", "trained_betas"},
        {R"({"_class_name":"DDPMScheduler","variance_type":"fixed_large_log"})", "variance_type"},
        {R"({"_class_name":"DDPMScheduler","steps_offset":500})", "steps_offset"},
        {R"({"_class_name":"EulerDiscreteScheduler","use_karras_sigmas":true,"use_beta_sigmas":true})",
            "use_beta_sigmas"},
        {R"({"_class_name":"EulerDiscreteScheduler","sigma_min":2,"sigma_max":1})", "sigma_min"},
        {R"({"_class_name":"DPMSolverMultistepScheduler","algorithm_type":"dpmsolver"})",
            "final_sigmas_type"},
        {R"({"_class_name":"DPMSolverMultistepScheduler","algorithm_type":"sde-dpmsolver","solver_order":3,)"
         R"("final_sigmas_type":"sigma_min"})",
            "solver_order"},
        {R"({"_class_name":"DPMSolverMultistepScheduler","prediction_type":"flow_prediction"})",
            "use_flow_sigmas"},
        {R"({"_class_name":"FlowMatchEulerDiscreteScheduler","use_dynamic_shifting":true})",
            "use_dynamic_shifting"},
        {R"({"_class_name":"FlowMatchEulerDiscreteScheduler","shift":1e999})", "scheduler_config.json"},
    };
    writeInput(good);
    for (const auto& [config, word] : configs) {
        SCOPED_TRACE(config);
        writeConfig(config);
        expectRefused(word);
    }
    writeConfig(ddpm);
    const std::vector<std::pair<NamedTensors, std::string>> inputs = {
        {{good[0], good[1]}, "\"noise\""},
        {{good[0], good[2]}, "\"model_output\""},
        {{good[1], good[2]}, "\"sample\""},
        {{good[0], good[1], good[2], {"extra", sample}}, "\"extra\""},
        {{{"sample", at::zeros({2, 9})}, good[1], good[2]}, "[2, 9]"},
        {{good[0], {"model_output", at::zeros({3, 2, 1, 3, 3})}, good[2]}, "[3, 2, 1, 3, 3]"},
        {{good[0], {"model_output", at::zeros({4, 2, 2, 3, 3})}, good[2]}, "[4, 2, 2, 3, 3]"},
        {{{"sample", sample.to(at::kLong)}, good[1], good[2]}, "floating-point"},
    };
    for (const auto& [tensors, word] : inputs) {
        SCOPED_TRACE(word);
        writeInput(tensors);
        expectRefused(word);
    }
    writeInput(good);
    for (const int steps : {0, -5}) {
        ReplayRequest r = request();
        r.steps = steps;
        EXPECT_NE(errorOf([&] { replay(r); }).find("steps"), std::string::npos);
    }
    ReplayRequest r = request();
    r.eta = std::nan("");
    EXPECT_NE(errorOf([&] { replay(r); }).find("eta"), std::string::npos);
    EXPECT_EQ(replay(request()).calls, 4);
}

TEST_F(Replay, ReportsIgnoredFields)
{
    writeInput({{"sample", at::zeros({1, 1, 2, 2})}, {"model_output", at::zeros({4, 1, 1, 2, 2})}});
    writeConfig(R"({"_class_name":"EulerDiscreteScheduler","clip_sample":false,"set_alpha_to_one":false,)"
                R"("skip_prk_steps":true,"sample_max_value":1.0})");
    const ReplayResult result = replay(request());
    ASSERT_EQ(result.notices.size(), 1);
    const std::string notice = result.notices[0].english();
    for (const char* word :
        {"scheduler_config.json", "clip_sample", "set_alpha_to_one", "skip_prk_steps", "sample_max_value"})
        EXPECT_NE(notice.find(word), std::string::npos) << notice;
    writeConfig(R"({"_class_name":"EulerDiscreteScheduler"})");
    EXPECT_TRUE(replay(request()).notices.empty());
}

TEST_F(Replay, InterpretsOldFields)
{
    writeInput({{"sample", at::zeros({1, 1, 2, 2})}, {"model_output", at::full({4, 1, 1, 2, 2}, 0.5)},
        {"noise", at::zeros({4, 1, 1, 2, 2})}});
    writeConfig(R"({"_class_name":"DDPMScheduler","predict_epsilon":false})");
    replay(request());
    const TensorFile file = readSafetensors(request().output);
    for (const auto& [name, tensor] : file.tensors) {
        if (name == "pred_original_sample") { // the network's output
            EXPECT_TRUE(at::equal(tensor, at::full({4, 1, 1, 2, 2}, 0.5)));
        }
    }
}

TEST_F(Replay, DoesNotWriteNonFiniteNumbers)
{
    const torch::Tensor outputs = at::ones({4, 1, 1, 2, 2});
    writeInput({{"sample", at::ones({1, 1, 2, 2})}, {"model_output", outputs}});
    // At the last timestep no signal is left, so a noise prediction gives no picture.
    const std::string config = R"({"_class_name":"DDIMScheduler","rescale_betas_zero_snr":true,)"
                               R"("timestep_spacing":"trailing","clip_sample":false,"prediction_type":)";
    writeConfig(config + "\"epsilon\"}");
    expectRefused("not finite");
    expectRefused("rescale_betas_zero_snr");
    writeInput({{"sample", at::ones({1, 1, 2, 2})}, {"model_output", outputs * std::nan("")}});
    expectRefused("\"model_output\"");
    writeInput({{"sample", at::ones({1, 1, 2, 2})}, {"model_output", outputs}});
    writeConfig(config + "\"v_prediction\"}");
    EXPECT_EQ(replay(request()).calls, 4);
}

TEST_F(Replay, ReadsDiffusersFiles)
{
    writeConfig(R"({
  "_class_name": "DPMSolverMultistepScheduler",
  "_diffusers_version": "0.40.0.dev0",
  "lambda_min_clipped": -Infinity,
  "variance_type": null,
  "trained_betas": null,
  "timestep_spacing": "linspace"
})");
    writeInput({{"sample", at::zeros({1, 1, 2, 2})}, {"model_output", at::zeros({4, 1, 1, 2, 2})}});
    EXPECT_EQ(replay(request()).className, "DPMSolverMultistepScheduler");
}

} // namespace
