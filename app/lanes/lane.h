// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace playground
{

/// A worker thread that runs commands in order and, between them, continuous work in short slices. A command
/// never interrupts a slice: it runs between two slices, when the engine is idle.
class Lane
{
public:
    /// `slice` does a short piece of work and returns true while there is more. It runs after a command, and
    /// again for as long as it returns true. Neither `slice` nor a command may throw.
    explicit Lane(std::function<bool()> slice);

    /// Finishes the current slice or command, drops commands that have not started, and joins.
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Runs `command` on the lane's thread after all previously posted commands. Any thread; does not block.
    void post(std::function<void()> command);

    /// Blocks until all previously posted commands have run. Must not be called on the lane's own thread.
    void flush();

private:
    void run();

    std::function<bool()> m_slice;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_commands;
    bool m_quit = false;
    std::thread m_thread; // last: starts once the other members exist
};

} // namespace playground
