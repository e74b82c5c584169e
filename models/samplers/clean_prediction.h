// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

namespace playground
{

/// Limits the range of a predicted clean picture. Thresholding replaces clipping.
struct SampleThresholding {
    bool clip = true;
    double clipRange = 1; ///< clips to -clipRange .. clipRange
    bool threshold = false; ///< "Photorealistic Text-to-Image Diffusion Models" (Saharia et al. 2022), 2.3
    double thresholdRatio = 0.995;
    double thresholdMaximum = 1;

    torch::Tensor apply(const torch::Tensor& clean) const;
};

/// Solves x = alpha clean + sigma noise for the clean picture, given the network's output of prediction type
/// `type`: "epsilon", "sample" or "v_prediction".
torch::Tensor predictOriginalSample(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float alpha, float sigma);

/// The same solved for the noise.
torch::Tensor noiseFrom(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float alpha, float sigma);

/// predictOriginalSample() in the space of sigmas, x = clean + sigma noise ("Elucidating the Design Space of
/// Diffusion-Based Generative Models", Karras et al. 2022).
torch::Tensor predictOriginalSampleFromSigma(
    const std::string& type, const torch::Tensor& output, const torch::Tensor& x, float sigma);

} // namespace playground
