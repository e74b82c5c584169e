// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

namespace playground
{

/// How a predicted clean picture is kept in range. Thresholding takes the place of clipping.
struct SampleThresholding {
    bool clip = true;
    double clipRange = 1; ///< to -clipRange .. clipRange
    bool threshold = false; ///< "Photorealistic Text-to-Image Diffusion Models" (Saharia et al. 2022), 2.3
    double thresholdRatio = 0.995;
    double thresholdMaximum = 1;

    torch::Tensor apply(const torch::Tensor& clean) const;
};

/// x = alpha clean + sigma noise solved for the clean picture, given what the network predicts of it.
/// `type` is "epsilon", "sample" or "v_prediction".
torch::Tensor predictOriginalSample(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float alpha, float sigma);

/// The same in the space of sigmas, x = clean + sigma noise ("Elucidating the Design Space of Diffusion-Based
/// Generative Models", Karras et al. 2022).
torch::Tensor predictOriginalSampleFromSigma(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float sigma);

} // namespace playground
