// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"
#include "models/api/trainer.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace playground
{

/// Prints training progress: a line updated in place on a terminal, one line per epoch otherwise, or JSON
/// lines.
class TrainReport
{
public:
    enum class Style { Terminal, Plain, Json };

    TrainReport(Style style, const Trainer& trainer, std::int64_t lastStep);

    void started() const;
    void step(const StepRecord& record);
    void validation(const StepRecord& record);
    /// Prints the number of pictures and the skipped files, grouped by reason with the first few names; as
    /// JSON, one line per skipped file.
    void data(const Dataset& dataset) const;
    void finished(const std::string& runFolder, bool interrupted);

private:
    /// Reconstruction PSNR of an autoencoder on held-out pictures, in dB; nullopt for other networks.
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
    bool m_lineOpen = false; ///< the cursor is at the end of a progress line
};

} // namespace playground
