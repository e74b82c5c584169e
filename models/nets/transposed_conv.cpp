// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/transposed_conv.h"

#include "models/api/error.h"

namespace playground
{

namespace
{

// In LibTorch's order, so that the same error is reported if there are several.
void check(const TransposedConv& c)
{
    const auto number = [](int value) { return std::to_string(value); };
    if (c.inputSize < 1)
        throw Error(
            PLAYGROUND_TEXT("models", "The input must have at least one pixel. Increase its size."), {});
    for (const int value : {c.inputSize, c.kernelSize, c.stride, c.padding, c.outputPadding}) {
        if (value > TransposedConv::largest)
            throw Error(PLAYGROUND_TEXT("models", "%1 is too large to draw. Choose at most %2."),
                {number(value), number(TransposedConv::largest)});
    }
    if (c.padding < 0)
        throw Error(PLAYGROUND_TEXT("models", "A negative padding is not supported. Choose 0 or more."), {});
    if (c.outputPadding < 0)
        throw Error(
            PLAYGROUND_TEXT("models", "A negative output padding is not supported. Choose 0 or more."), {});
    if (c.stride < 1)
        throw Error(PLAYGROUND_TEXT("models", "The stride must be at least 1."), {});
    if (c.kernelSize < 1)
        throw Error(PLAYGROUND_TEXT("models", "The kernel size must be at least 1."), {});
    if (c.outputPadding >= c.stride && c.outputPadding >= 1)
        throw Error(PLAYGROUND_TEXT("models",
                        "The output padding must be smaller than the stride or the dilation: it is %1, the "
                        "stride is %2, the dilation 1. Lower the output padding or raise the stride."),
            {number(c.outputPadding), number(c.stride)});
    if (c.outputSize() < 1)
        throw Error(
            PLAYGROUND_TEXT("models",
                "The output would be %1x%1 pixels: too small. Lower the padding or raise the kernel size."),
            {number(c.outputSize())});
    if (c.outputSize() > TransposedConv::largest)
        throw Error(
            PLAYGROUND_TEXT("models", "An output of %1x%1 pixels is too large to draw. Choose at most %2."),
            {number(c.outputSize()), number(TransposedConv::largest)});
}

} // namespace

int TransposedConv::outputSize() const
{
    return (inputSize - 1) * stride - 2 * padding + kernelSize + outputPadding;
}

ImageBatch TransposedConv::output() const
{
    check(*this);
    const int size = outputSize();
    // Input and kernel are ones, so a pixel is the number of (input pixel, kernel pixel) pairs that reach it:
    // the number in its row times the number in its column.
    std::vector<float> along(static_cast<std::size_t>(size), 0.F);
    for (int in = 0; in < inputSize; ++in) {
        for (int k = 0; k < kernelSize; ++k) {
            const int at = in * stride + k - padding;
            if (at >= 0 && at < size)
                ++along[static_cast<std::size_t>(at)];
        }
    }
    ImageBatch image{1, 1, size, size, {}};
    for (const float row : along)
        for (const float column : along)
            image.values.push_back(row * column);
    return image;
}

} // namespace playground
