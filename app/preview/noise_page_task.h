// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/page_preview_task.h"
#include "app/preview/preview_models.h"
#include "ui/noise/noise_view.h"

#include <memory>
#include <optional>

namespace playground
{

struct NoisePageRequest {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot = {}; ///< always null: the page predicts nothing
    PreviewRequest atAmount; ///< the row at the chosen amount
    PreviewRequest spread; ///< the same images at amounts from 0 to 1
    PreviewRequest strip; ///< one image at amounts from 0 to 1
    PreviewRequest step; ///< that image at the chosen amount

    bool hasSameContent(const NoisePageRequest& other) const
    {
        return experiment == other.experiment && atAmount == other.atAmount && spread == other.spread
            && strip == other.strip && step == other.step;
    }
};

struct NoisePageResult {
    std::shared_ptr<const Experiment> experiment;
    NoiseView view = {};
    std::optional<Text> error = {}; ///< instead of the view
};

/// The Noise page's images and curve.
class NoisePageTask : public PagePreviewTask<NoisePageRequest, NoisePageResult>
{
public:
    NoisePageTask(const PreviewLink& link, PreviewFocus& focus, PreviewModels& models)
        : PagePreviewTask(link, focus)
        , m_models(models)
    {
    }

private:
    void compute(const NoisePageRequest& request, NoisePageResult& result) override;

    PreviewModels& m_models;
};

} // namespace playground
