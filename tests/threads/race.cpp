// SPDX-License-Identifier: GPL-3.0-or-later
// A race between a lane and its owner, which the thread sanitizer has to find: otherwise its settings hide
// everything.
#include "app/lanes/lane.h"

#include <atomic>
#include <thread>

int main()
{
    int count = 0;
    std::atomic<bool> counted = false;
    playground::Lane lane([] { return false; });
    lane.post([&] {
        ++count;
        counted.store(true, std::memory_order_relaxed); // orders nothing
    });
    while (!counted.load(std::memory_order_relaxed))
        std::this_thread::yield();
    return ++count == 2 ? 0 : 1;
}
