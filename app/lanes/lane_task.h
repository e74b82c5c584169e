// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Work that a lane does in short slices, so that its tasks take turns.
class LaneTask
{
public:
    LaneTask() = default;
    virtual ~LaneTask() = default;
    LaneTask(const LaneTask&) = delete;
    LaneTask& operator=(const LaneTask&) = delete;

    /// Does a short piece of work on the lane's thread and returns whether there is more. Throws nothing but
    /// Cancelled, when the lane ends.
    virtual bool slice() = 0;
};

} // namespace playground
