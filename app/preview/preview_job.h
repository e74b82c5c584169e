// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/shared_training_state.h"
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"
#include "ui/network/rendered_inspection.h"
#include "ui/train/rendered_triptych.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// Pictures asked for in one go: one triptych per request, all from the same weights; or a look into the
/// network.
struct PreviewJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< null: only original and noised
    std::vector<PreviewRequest> requests;
    std::optional<PreviewRequest> step = {}; ///< asks for ForwardStep too
    std::optional<InspectionRequest> inspection = {}; ///< wants a snapshot
    int kind = 0; ///< the asker's own mark, given back with the pictures
    /// Asks for the first triptych drawn; and how an inspection is drawn.
    struct Ink {
        DisplayRange displayRange;
        QColor errorHue;
    };
    std::optional<Ink> ink = {};
    std::optional<std::uint64_t> meanSeed = {}; ///< asks for a MeanComparison by this noise; wants a snapshot

    /// Of whatever weights, and however drawn.
    bool asksTheSameAs(const PreviewJob& other) const
    {
        return experiment == other.experiment && kind == other.kind && requests == other.requests
            && step == other.step && inspection == other.inspection && meanSeed == other.meanSeed;
    }
};

/// What the preview lane is at.
struct PreviewWork {
    enum class Kind { Pictures, Layers, NoiseLevels, Sampling, Latents, Nearest };

    Kind kind = Kind::Pictures;
    std::chrono::steady_clock::time_point begun = {};
};

struct PreviewPictures {
    std::shared_ptr<const Experiment> experiment; ///< the job's, as is the kind
    int kind = 0;
    bool whole = true; ///< false: only original and noised, while the network takes its time over the rest
    std::vector<Triptych> triptychs; ///< one per request
    /// If it was asked for: the first triptych, whose numbers then are here and no longer there.
    std::shared_ptr<const RenderedTriptych> drawn = {};
    ForwardStep step; ///< if it was asked for
    NoiseCurve curve; ///< of the job's experiment
    std::optional<Text> error = {}; ///< instead of them
    std::optional<MeanComparison> mean = {}; ///< where it was asked for
    std::shared_ptr<const NetworkGraph> graph = {}; ///< comes with an inspection
    std::shared_ptr<const RenderedInspection> inspection = {}; ///< if it was asked for
};

struct NoiseLevelCurve {
    std::shared_ptr<const Experiment> experiment;
    NoiseLevelErrors errors;
};

} // namespace playground
