// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/transposed_conv.h"

#include "tests/models/api/one_line.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

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

/// What LibTorch's reason and ours have in common.
std::string reasonIn(const std::string& message)
{
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

TEST(TransposedConv, GivesAndRefusesWhatLibTorchDoes)
{
    const at::NoGradGuard guard;
    int given = 0, refused = 0;
    for (int input = 1; input <= 4; ++input)
        for (int kernel = 0; kernel <= 4; ++kernel)
            for (int stride = -1; stride <= 3; ++stride)
                for (int padding = -1; padding <= 3; ++padding)
                    for (int outputPadding = -1; outputPadding <= 3; ++outputPadding) {
                        const TransposedConv c{input, kernel, stride, padding, outputPadding};
                        at::Tensor expected;
                        std::string reason;
                        try {
                            expected = reference(c);
                        } catch (const c10::Error& e) {
                            reason = e.what_without_backtrace();
                        }
                        if (!reason.empty()) {
                            ++refused;
                            std::string message = oneLineErrorOf([&] { c.output(); });
                            message[0] = static_cast<char>(std::tolower(message[0]));
                            for (std::size_t at; (at = message.find("the ")) == 0;)
                                message.erase(0, 4);
                            ASSERT_EQ(reasonIn(message), reasonIn(reason)) << said(
                                c) << "\n" << message << "\n" << reason;
                            continue;
                        }
                        ++given;
                        const Images image = c.output();
                        ASSERT_EQ(image.height, expected.size(2)) << said(c);
                        ASSERT_EQ(image.width, expected.size(3)) << said(c);
                        ASSERT_EQ(image.height, c.outputSize()) << said(c);
                        ASSERT_TRUE(at::tensor(image.values).equal(expected.flatten())) << said(c);
                    }
    EXPECT_GT(given, 300);
    EXPECT_GT(refused, 300);
}

/// Text 000, 1.2.2: the identity leaves the input as it is; a larger kernel makes the output larger.
TEST(TransposedConv, TheCoursesExamples)
{
    EXPECT_EQ((TransposedConv{3, 1, 1, 0, 0}.output().values), std::vector<float>(9, 1.F));
    const Images image = TransposedConv{3, 3, 1, 0, 0}.output();
    EXPECT_EQ(image.height, 5);
    EXPECT_EQ(image.values[0], 1);
    EXPECT_EQ(image.values[12], 9);
    EXPECT_EQ((TransposedConv{8, 3, 2, 1, 1}.outputSize()), 16); // UpBlock: doubled
}

TEST(TransposedConv, RefusesWhatCannotBeDrawn)
{
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{0, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{-5, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{65, 1, 1, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{2, 1, 2000000000, 0, 0}.output(); }).empty());
    EXPECT_FALSE(oneLineErrorOf([] { TransposedConv{64, 3, 64, 0, 0}.output(); }).empty());
}

} // namespace
