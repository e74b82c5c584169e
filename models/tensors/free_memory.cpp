// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tensors/free_memory.h"

#include <fstream>
#include <limits>
#include <string>

namespace playground
{

std::int64_t freeMemory()
{
    std::ifstream file("/proc/meminfo");
    for (std::string word; file >> word;) {
        std::int64_t kibibytes = 0;
        if (word == "MemAvailable:" && file >> kibibytes)
            return 1024 * kibibytes;
        file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return 0;
}

} // namespace playground
