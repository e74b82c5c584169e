// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

class QLockFile;

namespace playground
{

/// Keeps other windows and commands from writing the run in a folder, by a file in it. It goes with this
/// object. Left behind by a process that is gone it counts no more; nor by one on another computer, where
/// that cannot be asked, once it has not been refreshed for staleMinutes.
class RunLock
{
public:
    static constexpr auto fileName = "run.lock";
    static constexpr int staleMinutes = 10;

    /// Null if somebody else holds it. Removes what a killed save has left in the folder. In a folder that
    /// cannot be written no lock is held, and none is needed.
    static std::unique_ptr<RunLock> take(const std::string& runFolder);
    ~RunLock();

    /// Says that it is still in use; at least once in staleMinutes.
    void refresh() const;

private:
    explicit RunLock(const std::string& runFolder);
    bool lock();

    std::string m_file;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace playground
