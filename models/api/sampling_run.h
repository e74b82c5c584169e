// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/snapshot.h"

#include <memory>
#include <string>

namespace playground
{

/// Reverse process, one denoising step per call. Independent of threads, pausing and windows; one thread at a
/// time. Has its own network in eval mode. The same seed gives the same pictures, to 1e-5 on any thread
/// count. Every call may throw Error.
class SamplingRun
{
public:
    /// Validates the request: an unsuitable sampler, a step count out of range, a start of the wrong shape,
    /// or an invalid class or guidance is rejected by name.
    SamplingRun(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        std::shared_ptr<const Snapshot> snapshot, const SamplingRequest& request,
        const std::string& device = defaultDevice());
    ~SamplingRun();
    SamplingRun(const SamplingRun&) = delete;
    SamplingRun& operator=(const SamplingRun&) = delete;

    int totalSteps() const; ///< may be fewer than requested when starting in the middle
    bool finished() const;
    SampleStep step();

    /// The finished pictures after the last step; before that, the current x.
    ImageBatch pictures() const;
    /// pictures() decoded; empty if the network works on pictures.
    ImageBatch decodedPictures() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
