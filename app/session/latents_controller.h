// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/page_controller.h"

#include <QElapsedTimer>

namespace playground
{

/// Connects the Latents page to LatentsTask: sends the page's requests with the weights they are meant for,
/// and hands back the results. GUI thread.
class LatentsController : public PageController
{
    Q_OBJECT

public:
    explicit LatentsController(const PageContext& context);

    void experimentChanged() override;
    void setDisplayRange(const Recipe& recipe, const DisplayRange& range) override;
    void request() override;
    /// Follows newer weights as fast as leaves the lane idle four fifths of the time, at most at 4 Hz, and
    /// not while the page keeps its row for an animation.
    void follow() override;
    void collect() override;

private:
    bool isAvailable() const; ///< the experiment has an autoencoder to look into
    bool isShown() const;
    void send(const LatentRequest& request);
    void take(const LatentResult& result);

    std::shared_ptr<const Snapshot> m_weights; ///< of the row requested last
    std::shared_ptr<const Snapshot> m_rowWeights; ///< of the row that the page shows
    std::shared_ptr<const Snapshot> m_mapWeights; ///< of the map that it shows
    bool m_mapping = false;
    bool m_rowInProgress = false;
    double m_laneMilliseconds = 0; ///< spent by the lane since the row was requested
    QElapsedTimer m_sinceRow;
};

} // namespace playground
