// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/speed_meter.h"

namespace playground
{

std::optional<double> SpeedMeter::after(const StepRecord& record)
{
    constexpr double overSeconds = 1;
    const double seconds = record.seconds - m_mark.seconds;
    if (m_mark.step != 0 && seconds < overSeconds)
        return std::nullopt;
    const StepRecord begun = m_mark;
    m_mark = record;
    if (begun.step == 0)
        return std::nullopt;
    return static_cast<double>(record.step - begun.step) / seconds;
}

} // namespace playground
