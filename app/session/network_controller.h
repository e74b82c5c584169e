// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/preview_lane.h"

#include <QElapsedTimer>

#include <optional>
#include <vector>

namespace playground
{

class NetworkPage;
class PreviewSettings;

/// What the Network page asks of the preview lane and what becomes of the answer. GUI thread.
class NetworkController
{
public:
    NetworkController(NetworkPage& page, PreviewSettings& settings);

    /// Whether new weights are worth a new look: the page follows training at 4 Hz.
    bool isDue() const;

    /// What the page shows now, of these images; nothing while its graph is not to be seen.
    std::optional<InspectionRequest> request(const std::vector<int>& images);

    void show(const PreviewPictures& pictures);
    /// Another experiment is loaded, or none. The graph stays if its network is the same one.
    void experimentChanged(const Experiment* experiment);

private:
    NetworkPage& m_page;
    PreviewSettings& m_settings;
    std::optional<Recipe> m_graphOf; ///< whose graph the page shows
    QElapsedTimer m_sinceRequest;
};

} // namespace playground
