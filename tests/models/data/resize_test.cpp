// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/resize.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <fstream>

namespace playground
{

namespace
{

/// The picture from which golden_resize.json was made:
///     y, x = numpy.mgrid[0:height, 0:width]
///     picture = ((x * 37 + y * 91 + x * y * 13 + (x // 3 + y // 5) % 2 * 120) % 256).astype(numpy.uint8)
///     Image.fromarray(picture).resize((new_width, new_height), Image.BILINEAR)   # Pillow 9.4.0
/// as called by torchvision.transforms.Resize((new_height, new_width)). Sizes are [height, width].
std::vector<std::uint8_t> picture(int height, int width)
{
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            pixels.push_back(
                static_cast<std::uint8_t>((x * 37 + y * 91 + x * y * 13 + (x / 3 + y / 5) % 2 * 120) % 256));
        }
    }
    return pixels;
}

nlohmann::json goldenCases()
{
    std::ifstream in(PLAYGROUND_TEST_DATA "/golden_resize.json");
    return nlohmann::json::parse(in);
}

TEST(Resize, EqualsPillowBitForBit)
{
    const auto cases = goldenCases();
    ASSERT_EQ(cases.size(), 10u);
    for (const auto& golden : cases) {
        const auto [height, width] = golden["size"].get<std::array<int, 2>>();
        const auto [newHeight, newWidth] = golden["new_size"].get<std::array<int, 2>>();
        EXPECT_EQ(resizeBilinear(picture(height, width), 1, height, width, newHeight, newWidth),
            golden["pixels"].get<std::vector<std::uint8_t>>())
            << golden["size"] << " to " << golden["new_size"];
    }
}

TEST(Resize, ResizesEachPlaneSeparately)
{
    auto both = picture(28, 28);
    const auto first = resizeBilinear(both, 1, 28, 28, 16, 16);
    std::vector<std::uint8_t> other(both.rbegin(), both.rend());
    auto expected = first;
    const auto second = resizeBilinear(other, 1, 28, 28, 16, 16);
    expected.insert(expected.end(), second.begin(), second.end());
    both.insert(both.end(), other.begin(), other.end());
    EXPECT_EQ(resizeBilinear(both, 2, 28, 28, 16, 16), expected);
}

TEST(Resize, KeepsFlatPicturesFlat)
{
    for (const int grey : {0, 1, 127, 255}) {
        const std::vector<std::uint8_t> flat(31 * 17, static_cast<std::uint8_t>(grey));
        for (const std::uint8_t value : resizeBilinear(flat, 1, 31, 17, 9, 40)) {
            ASSERT_EQ(value, grey);
        }
    }
}

} // namespace

} // namespace playground
