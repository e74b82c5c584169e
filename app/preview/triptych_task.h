// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/page_preview_task.h"
#include "app/preview/preview_models.h"
#include "ui/train/rendered_triptych.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace playground
{

struct TriptychRequest {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< null: only original and noised
    PreviewRequest images;
    DisplayRange displayRange;
    QColor errorHue;
    std::optional<std::uint64_t> meanSeed = {}; ///< of the noise of a MeanComparison; none: it is not needed

    bool hasSameContent(const TriptychRequest& other) const
    {
        return experiment == other.experiment && images == other.images && meanSeed == other.meanSeed;
    }
};

struct TriptychResult {
    std::shared_ptr<const Experiment> experiment;
    bool complete = true; ///< false: original and noised, while the network still computes the rest
    std::shared_ptr<const RenderedTriptych> triptych = {}; ///< null with an error
    std::optional<MeanComparison> mean = {}; ///< where it was requested and there is a snapshot
    std::optional<Text> error = {};
};

/// The Train page's row of images: original, noised, predicted, error.
class TriptychTask : public PagePreviewTask<TriptychRequest, TriptychResult>
{
public:
    TriptychTask(const PreviewLink& link, PreviewFocus& focus, PreviewModels& models);

private:
    void compute(const TriptychRequest& request, TriptychResult& result) override;
    void computing(const TriptychRequest& request, Clock::duration elapsed) override;
    std::shared_ptr<const RenderedTriptych> triptych(const TriptychRequest& request);

    PreviewModels& m_models;
    TriptychRequest m_shown; ///< whose result was handed out last
    bool m_originalsShown = false; ///< of the request in progress
};

} // namespace playground
