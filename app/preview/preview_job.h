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

/// One preview job: a triptych per request, all from the same weights, or an inspection of the network.
struct PreviewJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< null: only original and noised
    std::vector<PreviewRequest> requests;
    std::optional<PreviewRequest> step = {}; ///< also computes a ForwardStep
    std::optional<InspectionRequest> inspection = {}; ///< needs a snapshot
    int kind = 0; ///< set by the caller, returned with the pictures
    /// Requests that the first triptych be rendered, and how an inspection is rendered.
    struct Ink {
        DisplayRange displayRange;
        QColor errorHue;
    };
    std::optional<Ink> ink = {};
    std::optional<std::uint64_t> meanSeed
        = {}; ///< also computes a MeanComparison with this noise; needs a snapshot

    /// True if the jobs differ at most in weights and rendering.
    bool asksTheSameAs(const PreviewJob& other) const
    {
        return experiment == other.experiment && kind == other.kind && requests == other.requests
            && step == other.step && inspection == other.inspection && meanSeed == other.meanSeed;
    }
};

/// The current work of the preview lane.
struct PreviewWork {
    enum class Kind { Pictures, Layers, NoiseLevels, Sampling, Latents, Nearest };

    Kind kind = Kind::Pictures;
    std::chrono::steady_clock::time_point begun = {};
};

struct PreviewPictures {
    std::shared_ptr<const Experiment> experiment; ///< the experiment and kind of the job
    int kind = 0;
    bool whole = true; ///< false: only original and noised, since the network is still working
    std::vector<Triptych> triptychs; ///< one per request
    /// The rendered first triptych, if requested; its data is then moved here from `triptychs`.
    std::shared_ptr<const RenderedTriptych> drawn = {};
    ForwardStep step; ///< if requested
    NoiseCurve curve; ///< noise curve of the job's experiment
    std::optional<Text> error = {}; ///< set instead of the pictures
    std::optional<MeanComparison> mean = {}; ///< if requested
    std::shared_ptr<const NetworkGraph> graph = {}; ///< set with an inspection
    std::shared_ptr<const RenderedInspection> inspection = {}; ///< if requested
};

struct NoiseLevelCurve {
    std::shared_ptr<const Experiment> experiment;
    NoiseLevelErrors errors;
};

} // namespace playground
