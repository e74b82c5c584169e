// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lanes/lane.h"

#include <future>
#include <utility>

namespace playground
{

Lane::Lane(std::function<bool()> slice)
    : m_slice(std::move(slice))
    , m_thread([this] { run(); })
{
}

Lane::~Lane()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Lane::post(std::function<void()> command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_wake.notify_one();
}

void Lane::flush()
{
    std::promise<void> reached;
    post([&] { reached.set_value(); });
    reached.get_future().wait();
}

void Lane::run()
{
    bool more = false;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_quit || more || !m_commands.empty(); });
        if (m_quit)
            return;
        if (!m_commands.empty()) {
            const auto command = std::move(m_commands.front());
            m_commands.pop_front();
            lock.unlock();
            command();
            more = true; // the command may have created work for the slice
        } else {
            lock.unlock();
            more = m_slice();
        }
        lock.lock();
    }
}

} // namespace playground
