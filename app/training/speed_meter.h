// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"

#include <cstdint>
#include <optional>

namespace playground
{

/// Training speed over about a second, pauses left out.
class SpeedMeter
{
public:
    void restart() { m_mark = {}; }

    /// After each step; a new number of steps per second now and then.
    std::optional<double> after(const StepRecord& record);

private:
    StepRecord m_mark; ///< where this second began; step 0: not begun
};

} // namespace playground
