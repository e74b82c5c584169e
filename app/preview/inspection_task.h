// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/page_preview_task.h"
#include "app/preview/preview_models.h"
#include "ui/network/rendered_inspection.h"

#include <memory>
#include <optional>

namespace playground
{

struct NetworkPageRequest {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< not null
    InspectionRequest inspection;
    DisplayRange displayRange;

    bool hasSameContent(const NetworkPageRequest& other) const
    {
        return experiment == other.experiment && inspection == other.inspection;
    }
};

struct NetworkPageResult {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const NetworkGraph> graph = {};
    std::shared_ptr<const RenderedInspection> inspection = {};
    std::optional<Text> error = {}; ///< instead of the two
};

/// The Network page's graph, prediction and feature maps.
class InspectionTask : public PagePreviewTask<NetworkPageRequest, NetworkPageResult>
{
public:
    InspectionTask(const PreviewLink& link, PreviewFocus& focus, PreviewModels& models)
        : PagePreviewTask(link, focus)
        , m_models(models)
    {
    }

private:
    void compute(const NetworkPageRequest& request, NetworkPageResult& result) override;

    PreviewModels& m_models;
    std::weak_ptr<const Experiment> m_graphOf;
    std::shared_ptr<const NetworkGraph> m_graph;
};

} // namespace playground
