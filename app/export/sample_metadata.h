// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"
#include "ui/sample/sketch.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace playground
{

/// How a saved picture was sampled, so that it can be reproduced.
struct SampleMetadata {
    SamplingRequest request; ///< without a start: see `drawing`
    std::int64_t snapshotStep = 0; ///< training step of the weights
    int step = 0; ///< SampleStep::index of the picture
    std::optional<Sketch> drawing = {}; ///< the drawing sampling started from
    std::string weightsHash; ///< stored separately in the PNG, under weightsKey; empty: unknown

    /// PNG text key of this metadata.
    static const QString key;
    static const QString weightsKey;

    /// Metadata of one step of a row. For a branch: that of its parent row at the branching step. nullopt for
    /// a row that has not started.
    static std::optional<SampleMetadata> of(const SamplingHistory& history, int row, int step);

    /// True if the window's controls can represent these settings and parse() accepts them; the sample
    /// command allows more.
    bool isWithinReach() const;

    QString toJson() const;
    /// Throws Error naming `source` if fields are missing, unknown or out of range.
    static SampleMetadata parse(const QString& json, const QString& source);
};

} // namespace playground
