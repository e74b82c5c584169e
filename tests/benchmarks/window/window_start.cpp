// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the time from starting the real program to its painted window, observed through the X server,
// several times with a warm disk cache. Budget: 1 s. Usage: xvfb-run -a window_start [TIMES]
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/window/painted_windows.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace playground;
using namespace std::chrono_literals;

namespace
{

constexpr double patienceSeconds = 30;

pid_t startProgram()
{
    const pid_t child = fork();
    if (child < 0)
        throw std::runtime_error("fork failed");
    if (child == 0) {
        execl(PLAYGROUND_PROGRAM, PLAYGROUND_PROGRAM, static_cast<char*>(nullptr));
        _exit(127);
    }
    return child;
}

double millisecondsToPaintedWindow()
{
    while (isPainted("Diffusion Playground"))
        std::this_thread::sleep_for(10ms); // window of the previous start
    const auto start = Clock::now();
    const pid_t child = startProgram();
    double taken = 0;
    while (taken == 0) {
        std::this_thread::sleep_for(2ms);
        if (isPainted("Diffusion Playground"))
            taken = millisecondsSince(start);
        else if (secondsSince(start) > patienceSeconds || waitpid(child, nullptr, WNOHANG) != 0)
            throw std::runtime_error("the program showed no window");
    }
    kill(child, SIGKILL); // nothing was trained, so there is nothing to save
    waitpid(child, nullptr, 0);
    return taken;
}

} // namespace

int main(int argc, char** argv)
{
    // A temporary home: the user's settings and runs are neither read nor written.
    const auto home = std::filesystem::temp_directory_path() / ("window_start." + std::to_string(getpid()));
    std::filesystem::create_directory(home);
    std::filesystem::permissions(home, std::filesystem::perms::owner_all);
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        setenv(name, home.c_str(), 1);
    setenv("QT_QPA_PLATFORM", "xcb", 1);
    int status = 0;
    try {
        std::vector<double> times;
        millisecondsToPaintedWindow(); // fills the disk cache
        for (int i = 0; i < (argc > 1 ? std::atoi(argv[1]) : 7); ++i)
            times.push_back(millisecondsToPaintedWindow());
        std::printf(
            "window_start: painted after %.0f ms (median of %zu starts), longest %.0f ms (budget 1000 ms)\n",
            percentile(times, 0.5), times.size(), percentile(times, 1));
    } catch (const std::exception& e) {
        std::fprintf(stderr, "window_start: %s\n", e.what());
        status = 1;
    }
    std::filesystem::remove_all(home);
    return status;
}
