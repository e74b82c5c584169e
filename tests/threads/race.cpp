// SPDX-License-Identifier: GPL-3.0-or-later
// A race between a lane and its owner, which the thread sanitizer has to find: otherwise its settings hide
// everything.
#include "app/lane.h"

int main()
{
    int count = 0;
    {
        playground::Lane lane([] { return false; });
        lane.post([&] { ++count; });
        ++count; // before flush()
        lane.flush();
    }
    return count == 2 ? 0 : 1;
}
