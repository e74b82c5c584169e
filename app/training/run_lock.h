// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

class QLockFile;

namespace playground
{

/// Lock file in a run's folder that stops other windows and commands from writing the run. Removed with this
/// object. A lock is stale if its process no longer exists or, for a process on another computer, which
/// cannot be checked, if it was not refreshed for staleMinutes.
class RunLock
{
public:
    static constexpr auto fileName = "run.lock";
    static constexpr int staleMinutes = 10;

    /// Returns null if another process holds the lock. Removes leftovers of a killed save from the folder. In
    /// a read-only folder no lock file is created, since none is needed.
    static std::unique_ptr<RunLock> take(const std::string& runFolder);
    ~RunLock();

    /// Marks the lock as still in use. Call at least every staleMinutes.
    void refresh() const;

private:
    explicit RunLock(const std::string& runFolder);
    bool lock();

    std::string m_file;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace playground
