// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/quit_signals.h"

#include <QCoreApplication>

#ifdef Q_OS_UNIX
#include <atomic>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace playground
{

#ifdef Q_OS_UNIX
namespace
{
constexpr std::array quitting = {SIGTERM, SIGINT, SIGHUP};
std::atomic<int> writeEnd = -1;

extern "C" void onQuitSignal(int signal)
{
    const char byte = 0;
    // The pipe can buffer thousands of signals, so a failed write does not matter.
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    std::signal(signal, SIG_DFL);
}
} // namespace

QuitSignals::QuitSignals()
{
    if (::pipe(m_pipe.data()) != 0)
        return; // out of file descriptors: signals keep their default action
    for (const int end : m_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
        char byte = 0;
        while (::read(m_pipe[0], &byte, 1) > 0) { }
        QCoreApplication::quit(); // closes the windows first, which saves the run
    });
    writeEnd = m_pipe[1];
    for (const int signal : quitting)
        std::signal(signal, onQuitSignal);
}

QuitSignals::~QuitSignals()
{
    if (!m_notifier)
        return;
    for (const int signal : quitting)
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    writeEnd = -1;
    for (const int end : m_pipe)
        ::close(end);
}
#else
QuitSignals::QuitSignals() = default;
QuitSignals::~QuitSignals() = default;
#endif

} // namespace playground
