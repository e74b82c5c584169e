// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/threads.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#ifdef __linux__
#include <sched.h>
#endif

namespace playground
{

int physicalCores()
{
#ifdef __linux__
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) {
        std::set<std::pair<int, int>> cores; // (package, core): shared by hyper-threads
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
            if (!CPU_ISSET(cpu, &allowed))
                continue;
            const std::string folder = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
            int package = 0;
            int core = 0;
            std::ifstream packageFile(folder + "physical_package_id");
            std::ifstream coreFile(folder + "core_id");
            if (!(packageFile >> package) || !(coreFile >> core))
                core = 100000 + cpu; // unknown: counted as a separate core
            cores.emplace(package, core);
        }
        if (!cores.empty())
            return static_cast<int>(cores.size());
    }
#endif
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

void useThreads(int threads)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    // LibTorch reads the process-wide thread count once per thread, at the thread's first use. Trigger that
    // before setting ours, so that later calls on other threads do not affect this one.
    at::get_num_threads();
    at::set_num_threads(std::max(1, threads));
}

} // namespace playground
