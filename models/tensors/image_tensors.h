// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <torch/types.h>

namespace playground
{

/// [N,C,H,W] of any device to plain pictures, and back (on the CPU). toTensor() throws Error if the values do
/// not fill the sizes or are not finite.
ImageBatch toImages(const torch::Tensor& tensor);
torch::Tensor toTensor(const ImageBatch& images);

/// Over all pixels of pictures of one size; 0 if there are none.
double meanSquaredError(const ImageBatch& a, const ImageBatch& b);

} // namespace playground
