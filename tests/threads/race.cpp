// SPDX-License-Identifier: GPL-3.0-or-later
// A deliberate race between a lane and its owner. If the thread sanitizer does not report it, its settings
// suppress too much.
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
        counted.store(true, std::memory_order_relaxed); // no synchronisation
    });
    while (!counted.load(std::memory_order_relaxed))
        std::this_thread::yield();
    return ++count == 2 ? 0 : 1;
}
