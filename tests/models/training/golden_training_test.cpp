// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/noise_schedule.h"
#include "models/nets/registry.h"
#include "models/nets/weights.h"
#include "models/training/adam.h"
#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>

using namespace playground;
using namespace playground::test;

namespace
{

/// Some Adam steps on given data, computed by PyTorch from the same initial weights. The tolerances are ten
/// times the reference's difference between float32 and float64 (max_abs_loss_difference_fp32_fp64).
struct GoldenRun {
    std::string name; ///< of the files
    std::function<std::shared_ptr<Network>()> build;
    /// The loss of one step; its data has no leading dimension.
    std::function<torch::Tensor(Network&, const Tensors& data)> loss;
    double lossTolerance = 0;
    double normTolerance = 0; ///< relative
};

void PrintTo(const GoldenRun& run, std::ostream* out)
{
    *out << run.name;
}

NamedTensors trainable(const Network& network)
{
    NamedTensors result;
    for (const auto& item : network.named_parameters())
        result.emplace_back(item.key(), item.value());
    return result;
}

double gradientNorm(const Network& network)
{
    double sum = 0;
    for (const torch::Tensor& parameter : network.parameters()) {
        if (parameter.grad().defined())
            sum += parameter.grad().to(at::kDouble).square().sum().item<double>();
    }
    return std::sqrt(sum);
}

Tensors dataOfStep(const Tensors& tensors, std::int64_t step)
{
    Tensors data;
    for (const auto& [name, tensor] : tensors) {
        if (name.starts_with("data."))
            data[name.substr(5)] = tensor[step];
    }
    return data;
}

/// Compares every final.* tensor of the file and returns their number. Adam divides by the gradient's
/// magnitude, so where the gradient is rounding noise (e.g. a bias before a normalisation) the weight moves
/// at random, by one learning rate per step: only that bound is checked there. Elsewhere all but a few
/// weights must agree: for values close to a ReLU's corner, the rounding of the BLAS kernel decides on which
/// side they are, which changes gradients.
std::size_t compareFinalWeights(const Network& network, const Tensors& golden, const NamedTensors& adamState,
    double learningRate, double steps)
{
    constexpr double noise = 1e-5; // magnitude of a gradient
    constexpr double fewWeights = 1e-3; // fraction of all weights
    constexpr double tolerance = 0.1; // fraction of one step
    const std::map<std::string, torch::Tensor> state(adamState.begin(), adamState.end());
    std::size_t compared = 0;
    double weights = 0;
    double noisy = 0;
    double astray = 0;
    for (const auto& [name, tensor] : namedWeights(network)) {
        const auto expected = golden.find("final." + name);
        if (expected == golden.end())
            continue;
        ++compared;
        const auto square = state.find("exp_avg_sq." + name);
        if (square == state.end()) { // running statistics; the mean follows the preceding bias
            const double allowed = name.ends_with("running_mean") ? steps * learningRate : 1e-5;
            EXPECT_LT(largestDifference(tensor, expected->second), allowed) << name;
            continue;
        }
        const double correction = 1 - std::pow(0.999, steps);
        const torch::Tensor clear = (square->second / correction).sqrt() > noise;
        const torch::Tensor difference = (tensor - expected->second).abs();
        weights += static_cast<double>(difference.numel());
        noisy += (~clear).sum().item<double>();
        astray += (clear & (difference > tolerance * learningRate)).sum().item<double>();
        EXPECT_LT((difference * clear).max().item<double>(), learningRate) << name;
        EXPECT_LT(difference.max().item<double>(), 2 * steps * learningRate) << name;
    }
    EXPECT_LT(astray / weights, fewWeights);
    EXPECT_LT(noisy / weights, 0.4) << "hardly any weight was compared";
    return compared;
}

class GoldenTraining : public testing::TestWithParam<GoldenRun>
{
};

TEST_P(GoldenTraining, LossesGradientsAndWeights)
{
    const GoldenRun& run = GetParam();
    const nlohmann::json expected = goldenJson(run.name + ".json");
    const Tensors tensors = goldenTensors(run.name + ".safetensors");
    const std::shared_ptr<Network> network = run.build();
    network->train();
    Recipe::Optimizer options;
    options.learningRate = expected.at("lr");
    Adam adam(trainable(*network), options);

    const std::int64_t steps = expected.at("steps");
    for (std::int64_t i = 0; i < steps; ++i) {
        const torch::Tensor loss = run.loss(*network, dataOfStep(tensors, i));
        adam.zeroGrad();
        loss.backward();
        const auto place = static_cast<std::size_t>(i);
        EXPECT_NEAR(loss.item<double>(), expected.at("losses_float32").at(place), run.lossTolerance)
            << "step " << i + 1;
        const double norm = expected.at("grad_l2_norm_float32").at(place);
        EXPECT_NEAR(gradientNorm(*network), norm, run.normTolerance * norm) << "step " << i + 1;
        adam.step();
    }

    std::size_t given = 0;
    for (const auto& [name, tensor] : tensors)
        given += name.starts_with("final.") ? 1 : 0;
    EXPECT_GT(given, 0U);
    EXPECT_EQ(compareFinalWeights(
                  *network, tensors, adam.state(), options.learningRate, static_cast<double>(steps)),
        given);
    double sum = 0;
    for (const torch::Tensor& parameter : network->parameters())
        sum += parameter.detach().to(at::kDouble).abs().sum().item<double>();
    const double expectedSum = expected.at("final_param_abs_sum_float32");
    EXPECT_NEAR(sum, expectedSum, 1e-6 * expectedSum);
}

torch::Tensor mix(const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount)
{
    const torch::Tensor a = amount.view({-1, 1, 1, 1});
    return clean * (1 - a) + noise * a;
}

std::shared_ptr<Network> basicUNet()
{
    Tensors first;
    for (const auto& [name, tensor] : goldenTensors("golden_training.safetensors")) {
        if (name.starts_with("init."))
            first[name.substr(5)] = tensor;
    }
    const auto network = makeNetwork({{"_class_name", "BasicUNet"}});
    setState(*network, first);
    return network;
}

/// The initial weights of these two runs are those of torch.manual_seed(seed), so they need no file.
std::shared_ptr<Network> dliUNet()
{
    return buildSeeded(1140, [] { return makeNetwork({{"_class_name", "DliUNet"}}); });
}

std::shared_ptr<Network> unet2d()
{
    nlohmann::json config = goldenJson("golden_training_unet2d.json").at("config_given");
    config["_class_name"] = "UNet2DModel";
    return buildSeeded(1110, [&] { return makeNetwork(config); });
}

INSTANTIATE_TEST_SUITE_P(Runs, GoldenTraining,
    testing::Values(GoldenRun{"golden_training", basicUNet,
                        [](Network& network, const Tensors& data) {
                            const torch::Tensor& x = data.at("x");
                            return at::mse_loss(
                                network.predict(mix(x, data.at("noise"), data.at("amount"))), x);
                        },
                        5e-7, 1e-5},
        GoldenRun{"golden_training_dli", dliUNet,
            [](Network& network, const Tensors& data) {
                const torch::Tensor& x = data.at("x");
                return at::mse_loss(network.predict(mix(x, data.at("noise"), at::full({1}, 0.5))), x);
            },
            3e-6, 1e-5},
        GoldenRun{"golden_training_unet2d", unet2d,
            [](Network& network, const Tensors& data) {
                const torch::Tensor& timesteps = data.at("timesteps");
                const torch::Tensor noised
                    = NoiseSchedule().addNoise(data.at("x"), data.at("noise"), timesteps);
                return at::mse_loss(network.predict(noised, timesteps), data.at("noise"));
            },
            2.3e-5, 1e-4}),
    [](const auto& test) { return test.param.name; });

/// The DLI course registers dense_emb and never calls it.
TEST(GoldenTraining, DoesNotChangeUnusedLayers)
{
    const auto network = dliUNet();
    const auto untouched = dliUNet();
    network->train();
    Adam adam(trainable(*network), {});
    network->predict(at::ones({2, 1, 16, 16})).mean().backward();
    adam.step();
    const NamedTensors before = namedWeights(*untouched);
    const NamedTensors after = namedWeights(*network);
    std::size_t unused = 0;
    std::size_t moved = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool same = after[i].second.equal(before[i].second);
        if (before[i].first.starts_with("dense_emb.")) {
            ++unused;
            EXPECT_TRUE(same) << before[i].first;
        } else if (!same) {
            ++moved;
        }
    }
    EXPECT_EQ(unused, 6U);
    EXPECT_GT(moved, 50U);
}

} // namespace
