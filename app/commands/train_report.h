// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace playground
{

/// Tells how training goes: a progress line rewritten in place on a terminal, a line per epoch otherwise, or
/// JSON lines.
class TrainReport
{
public:
    enum class Style { Terminal, Plain, Json };

    TrainReport(Style style, const Trainer& trainer, std::int64_t lastStep);

    void started() const;
    void step(const StepRecord& record);
    void validation(const StepRecord& record);
    /// How many pictures there are, and how many files of a folder could not be used: those with the same
    /// reason together, with the first few names; as JSON each of them.
    void data(const Dataset& dataset) const;
    void finished(const std::string& runFolder, bool interrupted);

private:
    /// How well an autoencoder gives held-out pictures back, in dB; nothing for other networks.
    std::optional<double> psnrOf(const StepRecord& validation) const;
    void epochDone(const StepRecord& record);
    std::string progressLine(const StepRecord& record) const;

    using Clock = std::chrono::steady_clock;

    Style m_style;
    const Trainer& m_trainer;
    std::int64_t m_firstStep;
    std::int64_t m_lastStep;
    double m_firstSeconds;
    Clock::time_point m_lastLine;
    double m_epochSum = 0;
    std::int64_t m_epochCount = 0;
    bool m_lineOpen = false; ///< the cursor stands behind a progress line
};

} // namespace playground
