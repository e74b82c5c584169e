// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/attention.h"

#include <cmath>

namespace playground
{

namespace nn = torch::nn;

torch::Tensor scaledDotProductAttention(
    const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads)
{
    const std::int64_t count = q.size(0);
    const std::int64_t tokens = q.size(1);
    const std::int64_t headDim = q.size(2) / heads;
    const auto split = [&](const torch::Tensor& x) {
        return x.view({count, tokens, heads, headDim})
            .transpose(1, 2)
            .reshape({count * heads, tokens, headDim});
    };
    const double scale = 1 / std::sqrt(static_cast<double>(headDim));
    // beta = 0: the first argument's values are never read, it only gives the result's type and device.
    const torch::Tensor scores = torch::baddbmm(torch::empty({count * heads, tokens, tokens}, q.options()),
        split(q), split(k).transpose(1, 2), 0, scale);
    const torch::Tensor mixed = torch::bmm(torch::softmax(scores, -1), split(v));
    return mixed.view({count, heads, tokens, headDim})
        .transpose(1, 2)
        .reshape({count, tokens, heads * headDim});
}

AttentionImpl::AttentionImpl(std::int64_t channels, std::int64_t headDim, std::optional<std::int64_t> groups,
    double eps, double outputScale)
    : m_heads(channels / headDim)
    , m_outputScale(outputScale)
{
    if (groups)
        m_groupNorm
            = register_module("group_norm", nn::GroupNorm(nn::GroupNormOptions(*groups, channels).eps(eps)));
    m_toQ = register_module("to_q", nn::Linear(channels, channels));
    m_toK = register_module("to_k", nn::Linear(channels, channels));
    m_toV = register_module("to_v", nn::Linear(channels, channels));
    // A list in the reference, whose second entry is a dropout of probability 0.
    m_toOut = nn::Linear(channels, channels);
    nn::ModuleList outputs;
    outputs->push_back(m_toOut);
    register_module("to_out", outputs);
}

torch::Tensor AttentionImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor pixels = x.flatten(2);
    const torch::Tensor tokens = (m_groupNorm ? m_groupNorm->forward(pixels) : pixels).transpose(1, 2);
    const torch::Tensor mixed = scaledDotProductAttention(
        m_toQ->forward(tokens), m_toK->forward(tokens), m_toV->forward(tokens), m_heads);
    const torch::Tensor sum = m_toOut->forward(mixed).transpose(1, 2).reshape(x.sizes()) + x;
    return m_outputScale == 1 ? sum : sum / m_outputScale;
}

} // namespace playground
