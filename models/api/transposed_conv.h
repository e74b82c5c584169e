// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

namespace playground
{

/// A transposed convolution of course text 000, section 1.2.2: one channel, everything square, dilation 1.
struct TransposedConv {
    int inputSize = 3; ///< an input of ones
    int kernelSize = 1; ///< 1: the identity; otherwise a kernel of ones
    int stride = 1;
    int padding = 0;
    int outputPadding = 0;

    /// (inputSize - 1) * stride - 2 * padding + kernelSize + outputPadding; may be zero or less.
    int outputSize() const;

    /// The one picture that torch.nn.functional.conv_transpose2d gives. Throws Error, one line, for what
    /// PyTorch refuses, with the same reason, and for more than `largest`.
    ImageBatch output() const;

    static constexpr int largest = 64; ///< of every number, and of the output

    bool operator==(const TransposedConv&) const = default;
};

} // namespace playground
