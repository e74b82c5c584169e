// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <array>
#include <memory>

namespace playground
{

/// Lets SIGTERM, SIGINT and SIGHUP (logout, Ctrl-C, a closed terminal) end the application as closing its
/// windows does, so that the run is saved. A second signal ends it at once. One object at a time, on the GUI
/// thread.
class QuitSignals
{
public:
    QuitSignals();
    ~QuitSignals();
    QuitSignals(const QuitSignals&) = delete;
    QuitSignals& operator=(const QuitSignals&) = delete;

private:
    std::array<int, 2> m_pipe = {-1, -1}; ///< a signal handler may do little more than write into it
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace playground
