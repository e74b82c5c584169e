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

/// Creates the Network page's requests to the preview lane and shows the results. GUI thread.
class NetworkController
{
public:
    NetworkController(NetworkPage& page, PreviewSettings& settings);

    /// True if enough time has passed to inspect newer weights: the page follows training at 4 Hz.
    bool isDue() const;

    /// A request for what the page shows, for these images; nullopt while the graph is hidden.
    std::optional<InspectionRequest> request(const std::vector<int>& images);

    void show(const PreviewPictures& pictures);
    /// Call when another experiment is loaded, or none. The graph is kept if the network is the same.
    void experimentChanged(const Experiment* experiment);

private:
    NetworkPage& m_page;
    PreviewSettings& m_settings;
    std::optional<Recipe> m_graphOf; ///< recipe of the graph that is shown
    QElapsedTimer m_sinceRequest;
};

} // namespace playground
