// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/transposed_conv.h"

#include "tests/models/support/one_line.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

using namespace playground;
using namespace playground::test;

namespace
{

at::Tensor reference(const TransposedConv& c)
{
    const at::Tensor input = at::ones({1, 1, c.inputSize, c.inputSize});
    const at::Tensor kernel = at::ones({1, 1, c.kernelSize, c.kernelSize});
    return at::conv_transpose2d(input, kernel, {}, at::IntArrayRef{c.stride}, at::IntArrayRef{c.padding},
        at::IntArrayRef{c.outputPadding});
}

std::string said(const TransposedConv& c)
{
    return "input " + std::to_string(c.inputSize) + " kernel " + std::to_string(c.kernelSize) + " stride "
        + std::to_string(c.stride) + " padding " + std::to_string(c.padding) + " output padding "
        + std::to_string(c.outputPadding);
}

/// The part of the reason that LibTorch's message and ours have in common.
std::string reasonIn(std::string message)
{
    std::transform(message.begin(), message.end(), message.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* word : {"output padding must be smaller", "too small", "output_padding is not",
             "output padding is not", "padding is not", "stride", "kernel", "shape", "one pixel"}) {
        if (message.find(word) == std::string::npos)
            continue;
        if (std::string(word) == "output_padding is not")
            return "output padding is not";
        return std::string(word) == "one pixel" ? "shape" : word;
    }
    return message;
}

bool isRefused(const TransposedConv& c)
{
    try {
        c.output();
    } catch (const Error&) {
        return true;
    }
    return false;
}

template <typename Check>
void forEach(const std::vector<int>& inputs, const std::vector<int>& kernels, const std::vector<int>& strides,
    const std::vector<int>& paddings, const std::vector<int>& outputPaddings, const Check& check)
{
    for (const int input : inputs)
        for (const int kernel : kernels)
            for (const int stride : strides)
                for (const int padding : paddings)
                    for (const int outputPadding : outputPaddings)
                        check(TransposedConv{input, kernel, stride, padding, outputPadding});
}

/// If LibTorch rejects the parameters, the reference throws and the test fails.
TEST(TransposedConv, MatchesLibTorch)
{
    const at::NoGradGuard guard;
    int given = 0;
    forEach({1, 2, 3, 4, 7}, {1, 2, 3, 4, 5}, {1, 2, 3, 4}, {0, 1, 2, 3}, {0, 1, 2, 3},
        [&](const TransposedConv& c) {
            if (isRefused(c))
                return;
            ++given;
            const at::Tensor expected = reference(c);
            const ImageBatch image = c.output();
            ASSERT_EQ(image.height, expected.size(2)) << said(c);
            ASSERT_EQ(image.width, expected.size(3)) << said(c);
            ASSERT_EQ(image.height, c.outputSize()) << said(c);
            ASSERT_TRUE(at::tensor(image.values).equal(expected.flatten())) << said(c);
        });
    EXPECT_GT(given, 600);
}

/// A small grid, because LibTorch takes ten milliseconds to throw.
TEST(TransposedConv, RejectsWhatLibTorchRejects)
{
    const at::NoGradGuard guard;
    std::set<std::string> reasons;
    const auto check = [&](const TransposedConv& c) {
        std::string reason;
        try {
            reference(c);
        } catch (const c10::Error& e) {
            reason = e.what_without_backtrace();
        }
        ASSERT_EQ(isRefused(c), !reason.empty()) << said(c);
        if (reason.empty())
            return;
        const std::string message = oneLineErrorOf([&] { c.output(); });
        ASSERT_EQ(reasonIn(message), reasonIn(reason)) << said(c) << "\n" << message << "\n" << reason;
        reasons.insert(reasonIn(reason));
    };
    forEach({1, 3}, {1, 3}, {1, 2}, {0, 2}, {0, 1, 2}, check);
    forEach({2}, {0, 2}, {-1, 0, 2}, {-1, 0}, {-1, 0}, check);
    EXPECT_EQ(reasons.size(), 6U) << "not every reason was tried";
}

/// NVIDIA DLI course, section 1.2.2: the identity leaves the input unchanged; a larger kernel makes the
/// output larger.
TEST(TransposedConv, ExamplesOfTheDliCourse)
{
    EXPECT_EQ((TransposedConv{3, 1, 1, 0, 0}.output().values), std::vector<float>(9, 1.F));
    const ImageBatch image = TransposedConv{3, 3, 1, 0, 0}.output();
    EXPECT_EQ(image.height, 5);
    EXPECT_EQ(image.values[0], 1);
    EXPECT_EQ(image.values[12], 9);
    EXPECT_EQ((TransposedConv{8, 3, 2, 1, 1}.outputSize()), 16); // UpBlock doubles the size
}

TEST(TransposedConv, RejectsValuesOutOfRange)
{
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{0, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{-5, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{65, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{2, 1, 2000000000, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{64, 3, 64, 0, 0}.output(); }).empty());
}

} // namespace
