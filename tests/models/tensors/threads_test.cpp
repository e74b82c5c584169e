// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/threads.h"

#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

using namespace playground;

namespace
{

TEST(Threads, CoresAreBetweenOneAndTheProcessorCount)
{
    EXPECT_GE(physicalCores(), 1);
    EXPECT_LE(physicalCores(), static_cast<int>(std::thread::hardware_concurrency()));
}

/// Each lane sets its own thread count; at::set_num_threads alone would also change other threads'.
TEST(Threads, EachThreadHasItsOwnThreadCount)
{
    std::latch bothSet(2);
    int one = 0;
    int two = 0;
    const auto lane = [&bothSet](int threads, int& seen) {
        return [&bothSet, threads, &seen] {
            useThreads(threads);
            bothSet.arrive_and_wait();
            seen = at::get_num_threads();
        };
    };
    std::thread first(lane(3, one));
    std::thread second(lane(2, two));
    first.join();
    second.join();
    EXPECT_EQ(one, 3);
    EXPECT_EQ(two, 2);
}

TEST(Threads, ALaterThreadDoesNotAffectAnEarlierOne)
{
    useThreads(1);
    std::thread([] {
        useThreads(4);
        EXPECT_EQ(at::get_num_threads(), 4);
        useThreads(2);
        EXPECT_EQ(at::get_num_threads(), 2);
    }).join();
    EXPECT_EQ(at::get_num_threads(), 1);
}

TEST(Threads, LessThanOneMeansOne)
{
    std::thread([] {
        for (const int threads : {0, -5}) {
            useThreads(threads);
            EXPECT_EQ(at::get_num_threads(), 1);
        }
    }).join();
}

} // namespace
