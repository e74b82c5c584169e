// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/support/golden.h"

#include "models/api/error.h"
#include "models/files/safetensors.h"
#include "models/nets/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace playground::test
{

Tensors goldenTensors(const std::string& fileName)
{
    Tensors result;
    for (const auto& [name, tensor] :
        readSafetensors(std::string(PLAYGROUND_TEST_DATA "/") + fileName).tensors)
        result[name] = tensor;
    return result;
}

nlohmann::json goldenJson(const std::string& fileName)
{
    std::ifstream file(std::string(PLAYGROUND_TEST_DATA "/") + fileName);
    return nlohmann::json::parse(file);
}

void setState(torch::nn::Module& network, const Tensors& tensors)
{
    NamedTensors weights;
    for (const auto& [name, tensor] : tensors) {
        if (!name.starts_with("golden."))
            weights.emplace_back(name, tensor);
    }
    loadWeights(network, weights, "golden file");
}

std::int64_t parameterCount(const torch::nn::Module& network)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : network.parameters())
        count += parameter.numel();
    return count;
}

void expectNear(const torch::Tensor& actual, const torch::Tensor& expected, const std::string& name)
{
    const double largest = std::max(1.0, expected.abs().max().item<double>());
    EXPECT_LT(largestDifference(actual, expected), 1e-5 * largest) << name;
}

double largestDifference(const torch::Tensor& actual, const torch::Tensor& expected)
{
    EXPECT_EQ(actual.sizes(), expected.sizes());
    if (actual.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    return (actual.to(torch::kDouble) - expected.to(torch::kDouble)).abs().max().item<double>();
}

void expectInitialWeights(const torch::nn::Module& network, const nlohmann::json& golden)
{
    const auto& params = golden.at("params");
    EXPECT_EQ(network.named_parameters().size(), params.size());
    for (const auto& entry : network.named_parameters()) {
        ASSERT_TRUE(params.contains(entry.key())) << entry.key();
        const auto& expected = params.at(entry.key());
        const torch::Tensor values = entry.value().detach().flatten();
        const auto first = expected.at("first").get<std::vector<float>>();
        for (std::size_t i = 0; i < first.size(); ++i)
            EXPECT_EQ(values[static_cast<std::int64_t>(i)].item<float>(), first[i]) << entry.key();
        EXPECT_NEAR(values.to(torch::kDouble).sum().item<double>(), expected.at("sum").get<double>(), 1e-4)
            << entry.key();
    }
}

std::string errorOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
        return error.what();
    }
    ADD_FAILURE() << "no Error was thrown";
    return {};
}

} // namespace playground::test
