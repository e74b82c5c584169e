// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/clean_prediction.h"

#include <ATen/ATen.h>

#include <cmath>

namespace playground
{

torch::Tensor SampleThresholding::apply(const torch::Tensor& clean) const
{
    if (threshold) {
        constexpr std::int64_t wholeImage = 1;
        const torch::Tensor quantile
            = at::quantile(clean.abs().flatten(wholeImage), thresholdRatio, wholeImage);
        // Not std::clamp: the maximum may be below 1, and then takes precedence.
        const torch::Tensor s = at::clamp(quantile, 1, thresholdMaximum).view({-1, 1, 1, 1});
        return at::clamp(clean, -s, s) / s;
    }
    return clip ? at::clamp(clean, -clipRange, clipRange) : clean;
}

torch::Tensor predictOriginalSample(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float alpha, float sigma)
{
    if (type == "epsilon")
        return (x - sigma * output) / alpha;
    return type == "sample" ? output : alpha * x - sigma * output;
}

torch::Tensor noiseFrom(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float alpha, float sigma)
{
    if (type == "sample")
        return (x - alpha * output) / sigma;
    return type == "v_prediction" ? alpha * output + sigma * x : output;
}

torch::Tensor predictOriginalSampleFromSigma(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float sigma)
{
    if (type == "epsilon")
        return x - sigma * output;
    if (type == "sample")
        return output;
    const float variance = sigma * sigma + 1;
    return output * (-sigma / std::sqrt(variance)) + x / variance;
}

} // namespace playground
