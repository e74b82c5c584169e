// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/weights.h"

#include "tests/models/support/temporary_folder.h"

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace playground
{
namespace
{

struct SmallNetImpl : torch::nn::Module {
    SmallNetImpl()
    {
        // Children are registered first, but the module's own tensors still come first in a state_dict.
        register_module("down",
            torch::nn::Sequential(
                torch::nn::Conv2d(torch::nn::Conv2dOptions(1, 2, 3).bias(false)), torch::nn::BatchNorm2d(2)));
        register_module("a", torch::nn::Linear(2, 1));
        register_buffer("table", torch::arange(3, torch::kFloat));
        register_parameter("scale", torch::ones({2}));
        register_parameter("none", torch::Tensor(), false);
    }
};
TORCH_MODULE(SmallNet);

NamedTensors clonesOf(const torch::nn::Module& module)
{
    NamedTensors clones = namedWeights(module);
    for (auto& [name, tensor] : clones)
        tensor = tensor.clone();
    return clones;
}

bool equal(const NamedTensors& a, const NamedTensors& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.dtype() == y.second.dtype() && torch::equal(x.second, y.second);
    });
}

torch::Tensor& at(NamedTensors& weights, const std::string& name)
{
    return std::find_if(weights.begin(), weights.end(), [&](const auto& w) {
        return w.first == name;
    })->second;
}

/// Matches `print(list(model.state_dict()))` for the same model in PyTorch.
TEST(Weights, NamesAndOrderMatchStateDict)
{
    const SmallNet net;
    std::vector<std::string> names;
    for (const auto& [name, tensor] : namedWeights(*net))
        names.push_back(name);
    EXPECT_EQ(names,
        (std::vector<std::string>{"scale", "table", "down.0.weight", "down.1.weight", "down.1.bias",
            "down.1.running_mean", "down.1.running_var", "down.1.num_batches_tracked", "a.weight",
            "a.bias"}));
    NamedTensors weights = namedWeights(*net);
    EXPECT_EQ(at(weights, "down.1.num_batches_tracked").scalar_type(), torch::kLong);
    EXPECT_EQ(at(weights, "down.1.num_batches_tracked").dim(), 0);
    EXPECT_FALSE(at(weights, "scale").requires_grad());
}

TEST(Weights, SurviveARoundTripThroughAFile)
{
    const TemporaryFolder folder;
    SmallNet from;
    namedWeights(*from)[7].second.fill_(41);
    writeSafetensors(folder / "w", {namedWeights(*from), {}});
    SmallNet to;
    loadWeights(*to, readSafetensors(folder / "w").tensors, "w");
    EXPECT_TRUE(equal(namedWeights(*to), namedWeights(*from)));
    for (const auto& parameter : to->parameters())
        EXPECT_TRUE(parameter.requires_grad());
}

TEST(Weights, FloatingPointIsConverted)
{
    const SmallNet from;
    for (const auto type : {torch::kHalf, torch::kBFloat16, torch::kDouble}) {
        NamedTensors weights = clonesOf(*from);
        for (auto& [name, tensor] : weights)
            if (tensor.is_floating_point())
                tensor = tensor.to(type);
        SmallNet to;
        loadWeights(*to, weights, "w");
        NamedTensors loaded = namedWeights(*to);
        EXPECT_EQ(at(loaded, "a.weight").scalar_type(), torch::kFloat);
        EXPECT_TRUE(torch::equal(at(loaded, "a.weight"), at(weights, "a.weight").to(torch::kFloat)));
    }
}

TEST(Weights, MismatchesAreNamedAndNothingIsLoaded)
{
    using Change = std::function<void(NamedTensors&)>;
    const auto remove = [](std::size_t count) {
        return
            [count](NamedTensors& w) { w.erase(w.begin(), w.begin() + static_cast<std::ptrdiff_t>(count)); };
    };
    const std::vector<std::pair<Change, std::string>> cases = {
        {remove(1), "missing scale."},
        {remove(3), "missing scale, table, down.0.weight."},
        {remove(5), "missing scale, table, down.0.weight and 2 more."},
        {[](auto& w) { w.clear(); }, "and 7 more."},
        {[](auto& w) { w.emplace_back("extra\n", torch::ones(1)); }, "unknown extra?."},
        {[](auto& w) { w.push_back(w.front()); }, "unknown scale."},
        {[](auto& w) { w.back().first = "a.bios"; }, "missing a.bias; unknown a.bios."},
        {[](auto& w) {
             at(w, "a.weight") = torch::ones({2, 1});
         },
            "a.weight [2, 1] -> [1, 2]."},
        {[](auto& w) {
             at(w, "a.weight") = torch::ones({1, 1});
         },
            "a.weight [1, 1] -> [1, 2]."}, // would otherwise broadcast
        {[](auto& w) { at(w, "down.1.num_batches_tracked") = torch::ones({1}, torch::kLong); }, "[1] -> []."},
        {[](auto& w) { at(w, "a.bias") = torch::ones({1}, torch::kLong); }, "a.bias Long -> Float."},
        {[](auto& w) { at(w, "down.1.num_batches_tracked") = torch::tensor(1.0F); }, "Float -> Long."},
    };
    for (const auto& [change, reason] : cases) {
        NamedTensors weights = clonesOf(*SmallNet());
        change(weights);
        SmallNet net;
        const NamedTensors before = clonesOf(*net);
        const std::string message = errorOf([&] { loadWeights(*net, weights, "unet/w.safetensors"); });
        EXPECT_EQ(message.find("unet/w.safetensors: "), 0U) << message;
        EXPECT_NE(message.find(reason), std::string::npos) << message;
        EXPECT_EQ(message.find('\n'), std::string::npos);
        EXPECT_TRUE(equal(namedWeights(*net), before)) << message;
    }
}

} // namespace
} // namespace playground
