// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/page_controller.h"

#include <QElapsedTimer>

namespace playground
{

/// The Train page's images, its error by noise level, and the warning about a network that has died. (The
/// loss curve is the Session's.) GUI thread.
class TrainController : public PageController
{
    Q_OBJECT

public:
    explicit TrainController(const PageContext& context);

    void experimentChanged() override;
    void setDisplayRange(const Recipe& recipe, const DisplayRange& range) override;
    void request() override;
    void leave() override;
    void follow() override;
    void collect() override;

private:
    bool isShown() const;
    void requestNoiseLevels();
    void show(const TriptychResult& result);
    void estimateEpoch(double secondsPerImage);
    void warnIfDead(const Triptych& shown);

    std::shared_ptr<const Snapshot> m_requested; ///< the newest weights when the images were requested
    std::shared_ptr<const Snapshot> m_measured; ///< its noise levels are shown, or requested
    std::weak_ptr<const Experiment> m_dead; ///< whose network was reported dead
    double m_secondsPerImage = 0; ///< that the network takes for a prediction at its fastest; 0: unknown
    double m_trainedPerImage = 0; ///< that training took last; 0: it has not run
    QElapsedTimer m_sinceLevels;
};

} // namespace playground
