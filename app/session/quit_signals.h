// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <array>
#include <memory>

namespace playground
{

/// Makes SIGTERM, SIGINT and SIGHUP (logout, Ctrl-C, closed terminal) quit the application as if its windows
/// were closed, so that the run is saved. A second signal kills it. Only one object may exist; GUI thread.
class QuitSignals
{
public:
    QuitSignals();
    ~QuitSignals();
    QuitSignals(const QuitSignals&) = delete;
    QuitSignals& operator=(const QuitSignals&) = delete;

private:
    std::array<int, 2> m_pipe = {-1, -1}; ///< written by the signal handler, which may do little else
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace playground
