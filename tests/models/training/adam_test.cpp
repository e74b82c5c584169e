// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/adam.h"

#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

torch::Tensor numbers(const nlohmann::json& values)
{
    return at::tensor(values.get<std::vector<double>>(), at::kDouble);
}

const nlohmann::json& golden()
{
    static const nlohmann::json file = goldenJson("golden_adam.json");
    return file;
}

Recipe::Optimizer optionsOf(const nlohmann::json& run)
{
    Recipe::Optimizer options;
    options.name = run.at("optimizer");
    options.learningRate = run.at("learning_rate").at(0);
    options.beta1 = run.at("beta1");
    options.beta2 = run.at("beta2");
    options.eps = run.at("eps");
    options.weightDecay = run.at("weight_decay");
    return options;
}

class AdamAgainstPyTorch : public testing::TestWithParam<std::size_t>
{
};

/// In double, so that the tolerance only covers the last digits.
TEST_P(AdamAgainstPyTorch, MatchesSixSteps)
{
    const nlohmann::json& run = golden().at("cases").at(GetParam());
    torch::Tensor parameter = numbers(golden().at("start")).requires_grad_();
    Adam adam({{"p", parameter}}, optionsOf(run));
    for (std::size_t i = 0; i < 6; ++i) {
        adam.setLearningRate(run.at("learning_rate").at(i));
        adam.zeroGrad();
        ASSERT_FALSE(parameter.grad().defined());
        parameter.mutable_grad() = numbers(golden().at("gradients").at(i));
        adam.step();
        EXPECT_LT(largestDifference(parameter, numbers(run.at("parameter").at(i))), 1e-14)
            << "step " << i + 1;
    }
    const NamedTensors state = adam.state();
    ASSERT_EQ(state.size(), 3U);
    EXPECT_EQ(state[0].first, "step.p");
    EXPECT_EQ(state[0].second.item<std::int64_t>(), 6);
    EXPECT_EQ(state[1].first, "exp_avg.p");
    EXPECT_LT(largestDifference(state[1].second, numbers(run.at("exp_avg"))), 1e-14);
    EXPECT_EQ(state[2].first, "exp_avg_sq.p");
    EXPECT_LT(largestDifference(state[2].second, numbers(run.at("exp_avg_sq"))), 1e-14);
}

INSTANTIATE_TEST_SUITE_P(
    Golden, AdamAgainstPyTorch, testing::Range(std::size_t(0), std::size_t(8)), [](const auto& test) {
        return golden().at("cases").at(test.param).at("name").template get<std::string>();
    });

TEST(AdamAgainstPyTorch, CoversEveryCase)
{
    EXPECT_EQ(golden().at("cases").size(), 8U);
}

/// The first of two parameters has a gradient in every step, the second not in step 2.
TEST(Adam, SkipsParametersWithoutAGradient)
{
    torch::Tensor idle = at::ones({3}).requires_grad_();
    torch::Tensor busy = at::ones({3}).requires_grad_();
    Recipe::Optimizer options;
    options.name = "adamw";
    options.weightDecay = 0.5;
    Adam adam({{"idle", idle}, {"busy", busy}}, options);
    for (int i = 1; i <= 3; ++i) {
        adam.zeroGrad();
        const torch::Tensor before = busy.detach().clone();
        if (i != 2)
            busy.mutable_grad() = at::ones({3});
        adam.step();
        EXPECT_EQ(busy.equal(before), i == 2) << "step " << i;
    }
    EXPECT_TRUE(idle.equal(at::ones({3})));
    const NamedTensors state = adam.state();
    EXPECT_EQ(state[0].second.item<std::int64_t>(), 0);
    EXPECT_EQ(state[3].first, "step.busy");
    EXPECT_EQ(state[3].second.item<std::int64_t>(), 2);
}

TEST(Adam, StateIsACopyThatCanBeRestored)
{
    const auto train = [](Adam& adam, torch::Tensor& parameter, int steps) {
        for (int i = 0; i < steps; ++i) {
            parameter.mutable_grad() = parameter.detach() * 2 - 1;
            adam.step();
        }
    };
    torch::Tensor parameter = at::arange(4, at::kFloat).requires_grad_();
    Adam adam({{"p", parameter}}, {});
    train(adam, parameter, 3);
    const NamedTensors state = adam.state();
    torch::Tensor other = parameter.detach().clone().requires_grad_();
    train(adam, parameter, 3);

    Adam resumed({{"p", other}}, {});
    resumed.setState(state, "file");
    train(resumed, other, 3);
    EXPECT_TRUE(other.equal(parameter));
    EXPECT_EQ(state[0].second.item<std::int64_t>(), 3) << "the copy moved with the optimiser";
}

TEST(Adam, RejectsAMismatchedState)
{
    const auto make = [] {
        return Adam({{"a", at::ones({2}).requires_grad_()}, {"b", at::ones({3}).requires_grad_()}}, {});
    };
    Adam adam = make();
    const NamedTensors before = adam.state();
    const auto with = [&](std::size_t place, const torch::Tensor& tensor) {
        NamedTensors state = before;
        for (auto& [name, t] : state)
            t = t + 1; // a partial load would be visible
        state[place].second = tensor;
        return state;
    };
    NamedTensors missing = with(0, at::scalar_tensor(1, at::kLong));
    missing.pop_back();
    const std::vector<std::pair<NamedTensors, std::string>> bad = {
        {{}, "step.a"},
        {missing, "exp_avg_sq.b"},
        {with(4, at::ones({2})), "exp_avg.b"},
        {with(4, at::ones({3}, at::kDouble)), "exp_avg.b"},
        {with(3, at::scalar_tensor(-1, at::kLong)), "step count of \"b\""},
        {with(3, at::scalar_tensor(1, at::kFloat)), "step.b"},
        {with(3, at::ones({1}, at::kLong)), "step.b"},
    };
    for (const auto& [state, says] : bad) {
        const std::string message = errorOf([&, &given = state] { adam.setState(given, "run"); });
        EXPECT_TRUE(message.starts_with("run: ")) << message;
        EXPECT_NE(message.find(says), std::string::npos) << message;
        const NamedTensors after = adam.state();
        for (std::size_t i = 0; i < before.size(); ++i)
            EXPECT_TRUE(after[i].second.equal(before[i].second)) << before[i].first;
    }
}

} // namespace
