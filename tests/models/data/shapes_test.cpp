// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dataset.h"
#include "models/data/md5.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace playground
{

namespace
{

std::shared_ptr<const Dataset> shapes(bool withTestSet = false)
{
    DatasetRequest request;
    request.name = "shapes";
    request.withTestSet = withTestSet;
    return loadDataset(request);
}

TEST(Shapes, HasTenEqualClassesOf28x28)
{
    const auto set = shapes();
    EXPECT_EQ(set->name, "shapes");
    EXPECT_EQ(set->count, 12000);
    EXPECT_EQ(set->channels, 1);
    EXPECT_EQ(set->height, 28);
    EXPECT_EQ(set->width, 28);
    EXPECT_EQ(set->pixels.size(), 12000u * 784u);
    ASSERT_EQ(set->labels.size(), 12000u);
    EXPECT_EQ(std::set<std::string>(set->classNames.begin(), set->classNames.end()).size(), 10u);
    for (std::uint8_t label = 0; label < 10; ++label) {
        EXPECT_EQ(std::count(set->labels.begin(), set->labels.end(), label), 1200);
    }
}

TEST(Shapes, AreTheSameOnEveryMachine)
{
    EXPECT_EQ(md5({shapes()->pixels}), "5512ed72f6432d34c06c4182dd9c5847");
}

TEST(Shapes, TestImagesFollowTheTrainingImages)
{
    const auto train = shapes();
    const auto both = shapes(true);
    EXPECT_EQ(both->count, 14000);
    EXPECT_TRUE(std::equal(train->pixels.begin(), train->pixels.end(), both->pixels.begin()));
    EXPECT_EQ(both->labels.size(), 14000u);
}

TEST(Shapes, AreDistinctInsideAndAntialiased)
{
    const auto set = shapes(true);
    std::set<std::vector<std::uint8_t>> seen;
    std::ptrdiff_t allFaint = 0; // partly covered pixels
    for (std::size_t i = 0; i < 14000; ++i) {
        const std::vector<std::uint8_t> picture(set->pixels.begin() + static_cast<std::ptrdiff_t>(i * 784),
            set->pixels.begin() + static_cast<std::ptrdiff_t>(i * 784 + 784));
        const int brightest = *std::max_element(picture.begin(), picture.end());
        ASSERT_GE(brightest, 80) << i;
        const auto lit = std::count_if(picture.begin(), picture.end(), [](int v) { return v > 0; });
        const auto faint = std::count_if(
            picture.begin(), picture.end(), [&](int v) { return v > 0 && 3 * v < brightest; });
        ASSERT_GE(lit, 15) << i;
        ASSERT_LE(lit, 500) << i;
        allFaint += faint;
        for (std::size_t k = 0; k < 28; ++k) { // the border is empty
            ASSERT_EQ(picture[k] + picture[27 * 28 + k] + picture[28 * k] + picture[28 * k + 27], 0) << i;
        }
        seen.insert(picture);
    }
    EXPECT_EQ(seen.size(), 14000u);
    EXPECT_GE(allFaint, 14000 * 5);
}

} // namespace

} // namespace playground
