// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/attention.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>

namespace playground
{

namespace nn = torch::nn;

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// One image of a [N, tokens, channels] tensor as [heads, tokens, head width]: a view.
torch::Tensor headsOf(const torch::Tensor& x, std::int64_t image, std::int64_t heads)
{
    return x.select(0, image).unflatten(1, {heads, x.size(2) / heads}).transpose(0, 1);
}

double scaleOf(const torch::Tensor& x, std::int64_t heads)
{
    return 1 / std::sqrt(static_cast<double>(x.size(2) / heads));
}

/// Calls `work` for each image, distributing the images over the threads of the calling lane. Inside `work`,
/// LibTorch and BLAS use one thread, so the result does not depend on the number of threads.
template <typename Work> void forEachImage(const torch::Tensor& x, const Work& work)
{
    at::parallel_for(0, x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        const at::NoGradGuard guard; // grad mode is thread-local
        for (std::int64_t image = begin; image < end; ++image)
            work(image);
    });
}

/// Per-image attention for the CPU. OpenBLAS loses more than it gains by splitting such small products over
/// threads, and the tokens x tokens scores of one image fit into the caches, unlike those of a batch. The
/// scores are recomputed in the backward pass ("FlashAttention", section 3.1), which costs less than the
/// memory to keep them.
class AttentionByImage : public torch::autograd::Function<AttentionByImage>
{
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& q, const torch::Tensor& k,
        const torch::Tensor& v, std::int64_t heads)
    {
        const torch::Tensor scaledQ = q * scaleOf(q, heads);
        const torch::Tensor mixed = at::empty_like(q, at::MemoryFormat::Contiguous);
        forEachImage(q, [&](std::int64_t image) {
            const auto part = [&](const torch::Tensor& x) { return headsOf(x, image, heads); };
            torch::Tensor out = part(mixed);
            at::bmm_out(out, weights(part(scaledQ), part(k)), part(v));
        });
        context->save_for_backward({scaledQ, k, v, mixed});
        context->saved_data["heads"] = heads;
        return mixed;
    }

    static tensor_list backward(AutogradContext* context, const tensor_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const torch::Tensor &scaledQ = saved[0], &k = saved[1], &v = saved[2], &mixed = saved[3];
        const std::int64_t heads = context->saved_data["heads"].toInt();
        const torch::Tensor gradQ = at::empty_like(k), gradK = at::empty_like(k), gradV = at::empty_like(k);
        forEachImage(k, [&](std::int64_t image) {
            const auto part = [&](const torch::Tensor& x) { return headsOf(x, image, heads); };
            torch::Tensor outQ = part(gradQ), outK = part(gradK), outV = part(gradV);
            const torch::Tensor g = part(gradients[0]);
            const torch::Tensor p = weights(part(scaledQ), part(k));
            at::bmm_out(outV, p.transpose(1, 2), g);
            // Softmax backward: p (dp - sum(dp p)); the sum over a row equals the row sum of g times the
            // output.
            const torch::Tensor ofScores
                = at::bmm(g, part(v).transpose(1, 2)).sub_((g * part(mixed)).sum(2, true)).mul_(p);
            at::bmm_out(outQ, ofScores, part(k));
            at::bmm_out(outK, ofScores.transpose(1, 2), part(scaledQ));
        });
        return {gradQ * scaleOf(k, heads), gradK, gradV, torch::Tensor()};
    }

private:
    static torch::Tensor weights(const torch::Tensor& scaledQ, const torch::Tensor& k)
    {
        return at::softmax(at::bmm(scaledQ, k.transpose(1, 2)), 2);
    }
};

/// The same in batched products, which is faster on a GPU.
torch::Tensor attentionInBatches(
    const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads)
{
    const auto split = [&](const torch::Tensor& x) {
        return x.unflatten(2, {heads, x.size(2) / heads}).transpose(1, 2);
    };
    const torch::Tensor scores = torch::matmul(split(q) * scaleOf(q, heads), split(k).transpose(2, 3));
    return torch::matmul(torch::softmax(scores, -1), split(v)).transpose(1, 2).flatten(2);
}

} // namespace

torch::Tensor scaledDotProductAttention(
    const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads)
{
    return q.is_cpu() ? AttentionByImage::apply(q, k, v, heads) : attentionInBatches(q, k, v, heads);
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
    // A list in the reference, whose second entry is a dropout with probability 0.
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
