// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_choice.h"
#include "ui/sample/sampling_history.h"
#include "ui/sample/sketch.h"

#include <QString>

#include <optional>
#include <string>

namespace playground
{

/// What a saved picture says of how it was sampled, so that it can be sampled again.
struct SampleMetadata {
    SamplingChoice choice; ///< snapshotStep: the weights'
    int step = 0; ///< SampleStep::index it shows
    std::optional<Sketch> drawing = {}; ///< it began with
    std::string weightsHash; ///< the PNG carries it by itself, under weightsKey; empty: not known

    /// Under this key a PNG carries it, beside the recipe.
    static const QString key;
    static const QString weightsKey;

    /// Of a step of a row; of a branch, that of the row it came from, where it left it. Nothing for a row
    /// that has not begun.
    static std::optional<SampleMetadata> of(const SamplingHistory& history, int row, int step);

    /// Whether the window's controls reach it, and parse() takes it: a command may sample more.
    bool isWithinReach() const;

    QString toJson() const;
    /// Throws Error naming `source` where fields are missing, unknown or out of range.
    static SampleMetadata parse(const QString& json, const QString& source);
};

} // namespace playground
