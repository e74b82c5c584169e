// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interruption.h"

#include <atomic>
#include <csignal>

namespace playground
{

namespace
{
std::atomic<bool> interrupted = false; // the only state that the signal handler touches

extern "C" void onInterrupt(int signal)
{
    interrupted = true;
    std::signal(signal, SIG_DFL);
}
} // namespace

Interruption::Interruption()
{
    interrupted = false;
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
}

bool Interruption::requested() const
{
    return interrupted;
}

} // namespace playground
