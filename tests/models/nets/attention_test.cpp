// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/attention.h"

#include "tests/models/support/golden.h"

#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

struct Sizes {
    std::int64_t images, tokens, channels, heads;
};

/// The output of attention, and the gradients of q, k, v.
using Results = std::vector<torch::Tensor>;

template <typename Attend> Results resultsOf(const Sizes& sizes, const Attend& attend)
{
    torch::manual_seed(1);
    Results inputs;
    for (int i = 0; i < 3; ++i)
        inputs.push_back(torch::randn({sizes.images, sizes.tokens, sizes.channels}).requires_grad_());
    const torch::Tensor output = attend(inputs[0], inputs[1], inputs[2]);
    // As in the network, the incoming gradient is not contiguous.
    const torch::Tensor weights = torch::randn({sizes.images, sizes.channels, sizes.tokens});
    (output.transpose(1, 2) * weights).sum().backward();
    Results results{output.detach()};
    for (const torch::Tensor& input : inputs)
        results.push_back(input.grad());
    return results;
}

Results ours(const Sizes& sizes)
{
    return resultsOf(sizes, [&](const auto& q, const auto& k, const auto& v) {
        return scaledDotProductAttention(q, k, v, sizes.heads);
    });
}

/// The formula, head by head, with LibTorch's autograd.
Results byTheFormula(const Sizes& sizes)
{
    return resultsOf(sizes, [&](const auto& q, const auto& k, const auto& v) {
        const std::int64_t width = sizes.channels / sizes.heads;
        std::vector<torch::Tensor> heads;
        for (std::int64_t h = 0; h < sizes.heads; ++h) {
            const auto part = [&](const torch::Tensor& x) { return x.narrow(2, h * width, width); };
            const torch::Tensor scores = part(q).matmul(part(k).transpose(1, 2)) / std::sqrt(double(width));
            heads.push_back(torch::softmax(scores, 2).matmul(part(v)));
        }
        return torch::cat(heads, 2);
    });
}

class AttentionOfSizes : public testing::TestWithParam<Sizes>
{
};

TEST_P(AttentionOfSizes, MatchesTheFormulaForwardAndBackward)
{
    const Results actual = ours(GetParam());
    const Results expected = byTheFormula(GetParam());
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_LT(largestDifference(actual[i], expected[i]), 2e-5) << "result " << i;
}

TEST_P(AttentionOfSizes, IsIndependentOfTheNumberOfThreads)
{
    const int threads = at::get_num_threads();
    at::set_num_threads(1);
    const Results one = ours(GetParam());
    at::set_num_threads(3);
    const Results three = ours(GetParam());
    at::set_num_threads(threads);
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_TRUE(one[i].equal(three[i])) << "result " << i;
}

INSTANTIATE_TEST_SUITE_P(Sizes, AttentionOfSizes,
    testing::Values(Sizes{1, 1, 8, 1}, Sizes{3, 49, 64, 8}, Sizes{2, 196, 32, 1}, Sizes{5, 16, 24, 3}));

} // namespace
