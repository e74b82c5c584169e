// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

namespace playground
{

/// The transposed convolution of the NVIDIA DLI course, section 1.2.2: one channel, square, dilation 1.
struct TransposedConv {
    int inputSize = 3; ///< an input of ones
    int kernelSize = 1; ///< 1: the identity; otherwise a kernel of ones
    int stride = 1;
    int padding = 0;
    int outputPadding = 0;

    /// (inputSize - 1) * stride - 2 * padding + kernelSize + outputPadding; may be zero or negative.
    int outputSize() const;

    /// The one-image result of torch.nn.functional.conv_transpose2d. Throws Error, one line, for parameters
    /// that PyTorch rejects, with the same reason, and for values above `largest`.
    ImageBatch output() const;

    static constexpr int largest = 64; ///< maximum of every parameter and of the output size

    bool operator==(const TransposedConv&) const = default;
};

} // namespace playground
