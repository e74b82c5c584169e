// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"

#include <cstdint>
#include <optional>

namespace playground
{

/// Training speed averaged over about one second, excluding pauses.
class SpeedMeter
{
public:
    void restart() { m_mark = {}; }

    /// Call after each step. Returns a new value in steps per second about once a second.
    std::optional<double> after(const StepRecord& record);

private:
    StepRecord m_mark; ///< start of the current interval; step 0: none
};

} // namespace playground
