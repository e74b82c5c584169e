// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace playground
{

/// One thread that runs commands in order and, between them, work that goes on by itself in short slices.
/// A command never interrupts a slice: it runs at the next boundary, where the engine is at rest.
class Lane
{
public:
    /// `slice` does a short piece of work and returns whether there is more; it runs only after a command
    /// or a slice returned true. Neither it nor a command may throw.
    explicit Lane(std::function<bool()> slice);

    /// Finishes the current slice or command, drops commands not yet begun, and joins.
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Runs `command` on the lane's thread after those posted before. Any thread; does not block.
    void post(std::function<void()> command);

    /// Blocks until all commands posted before have run. Not from the lane's own thread.
    void flush();

private:
    void run();

    std::function<bool()> m_slice;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_commands;
    bool m_quit = false;
    std::thread m_thread; // last: starts when all else is there
};

} // namespace playground
