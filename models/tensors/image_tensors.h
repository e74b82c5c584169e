// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <torch/types.h>

namespace playground
{

/// Conversion between [N,C,H,W] tensors on any device and plain images; toTensor() returns a CPU tensor.
/// toTensor() throws Error if the values do not match the sizes or are not finite.
ImageBatch toImages(const torch::Tensor& tensor);
torch::Tensor toTensor(const ImageBatch& images);

/// Mean over all pixels of images of equal size; 0 if there are none.
double meanSquaredError(const ImageBatch& a, const ImageBatch& b);

} // namespace playground
