// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/epoch_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace playground
{

namespace
{

using Order = std::vector<std::int64_t>;

TEST(EpochOrder, IsAPermutation)
{
    for (const std::int64_t count : {0, 1, 2, 7, 70000}) {
        Order order = epochOrder(count, 3, 5);
        std::sort(order.begin(), order.end());
        ASSERT_EQ(order.size(), static_cast<std::size_t>(count));
        for (std::int64_t i = 0; i < count; ++i) {
            ASSERT_EQ(order[static_cast<std::size_t>(i)], i);
        }
    }
}

TEST(EpochOrder, DependsOnSeedAndEpochAlone)
{
    const Order first = epochOrder(100, 1, 0);
    EXPECT_EQ(first, epochOrder(100, 1, 0));
    EXPECT_NE(first, epochOrder(100, 1, 1));
    EXPECT_NE(first, epochOrder(100, 2, 0));
    EXPECT_NE(epochOrder(100, 1, 1), epochOrder(100, 2, 0));
}

/// Every image is as likely in every place: 20,000 orders of 5, each cell expects 4,000, deviation 57.
TEST(EpochOrder, IsUniform)
{
    std::array<std::array<int, 5>, 5> hits{};
    for (std::uint64_t epoch = 0; epoch < 20000; ++epoch) {
        const Order order = epochOrder(5, 1, epoch);
        for (std::size_t place = 0; place < 5; ++place) {
            ++hits[place][static_cast<std::size_t>(order[place])];
        }
    }
    for (const auto& row : hits) {
        for (const int count : row) {
            EXPECT_NEAR(count, 4000, 285);
        }
    }
}

/// A resumed run must see the same order years later. Numbers from a second implementation, in Python.
TEST(EpochOrder, StaysAsItIs)
{
    EXPECT_EQ(epochOrder(10, 1, 0), (Order{4, 2, 1, 3, 7, 9, 5, 0, 6, 8}));
    EXPECT_EQ(epochOrder(10, 1, 1), (Order{3, 8, 0, 1, 7, 2, 4, 9, 5, 6}));
    EXPECT_EQ(epochOrder(10, 18446744073709551615u, 7), (Order{9, 3, 7, 0, 8, 1, 2, 4, 5, 6}));
}

} // namespace

} // namespace playground
