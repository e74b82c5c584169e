// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/split.h"

#include "models/data/mean_image.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace playground;

namespace
{

TEST(Split, PartitionsTheSet)
{
    for (const std::int64_t heldOut : {0, 1, 40, 99, 100}) {
        const Split split = splitOf(100, heldOut, 7);
        EXPECT_EQ(std::int64_t(split.heldOut.size()), heldOut);
        EXPECT_TRUE(std::is_sorted(split.training.begin(), split.training.end()));
        std::set<std::int64_t> all(split.training.begin(), split.training.end());
        all.insert(split.heldOut.begin(), split.heldOut.end());
        EXPECT_EQ(all.size(), 100U);
        EXPECT_EQ(*all.begin(), 0);
        EXPECT_EQ(*all.rbegin(), 99);
    }
}

TEST(Split, DependsOnlyOnTheSeed)
{
    EXPECT_EQ(splitOf(100, 20, 1).heldOut, splitOf(100, 20, 1).heldOut);
    EXPECT_NE(splitOf(100, 20, 1).heldOut, splitOf(100, 20, 2).heldOut);
}

TEST(Split, HoldsOutARepresentativeSample)
{
    const Split split = splitOf(10000, 1000, 3);
    double sum = 0;
    for (const std::int64_t index : split.heldOut)
        sum += double(index);
    EXPECT_NEAR(sum / 1000, 4999.5, 3 * 2887 / std::sqrt(1000.0)); // three standard errors
}

TEST(MeanImage, IsTheMeanOfTheGivenImages)
{
    Dataset data;
    data.count = 3;
    data.channels = 1;
    data.height = 1;
    data.width = 2;
    data.pixels = {0, 255, 255, 0, 51, 51};
    const std::vector<std::int64_t> two = {1, 2};
    EXPECT_EQ(meanImage(data, two, "0..1").values, (std::vector<float>{0.6F, 0.1F}));
    EXPECT_EQ(meanImage(data, two, "-1..1").values, (std::vector<float>{0.2F, -0.8F}));
    const std::vector<std::int64_t> all = {0, 1, 2};
    EXPECT_FLOAT_EQ(meanImage(data, all, "0..1").values[0], 0.4F);
}

} // namespace
