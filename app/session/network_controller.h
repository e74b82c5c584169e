// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/page_controller.h"

#include <QElapsedTimer>

#include <optional>
#include <vector>

namespace playground
{

/// The Network page's graph, prediction and feature maps. The page follows training at 4 Hz. GUI thread.
class NetworkController : public PageController
{
    Q_OBJECT

public:
    explicit NetworkController(const PageContext& context);

    /// The graph stays if the new experiment has the same network.
    void experimentChanged() override;
    void setDisplayRange(const Recipe& recipe, const DisplayRange& range) override;
    void request() override;
    void follow() override;
    void collect() override;

private:
    InspectionRequest inspectionOf(const std::vector<int>& images) const;

    std::optional<Recipe> m_graphOf; ///< whose graph the page shows
    std::shared_ptr<const Snapshot> m_requested; ///< the newest weights at the last request
    QElapsedTimer m_sinceRequest;
};

} // namespace playground
