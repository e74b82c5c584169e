// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

namespace playground
{

class MainWindow;
class PreviewLane;

/// Shows in the status bar what the preview lane is computing when it takes long enough to be noticed. GUI
/// thread.
class WorkIndicator
{
    Q_DECLARE_TR_FUNCTIONS(playground::WorkIndicator)

public:
    WorkIndicator(MainWindow& window, const PreviewLane& lane)
        : m_window(window)
        , m_lane(lane)
    {
    }

    void update(); ///< at the frame rate

private:
    MainWindow& m_window;
    const PreviewLane& m_lane;
    QElapsedTimer m_sinceBusy; ///< since the lane was last seen at long work
};

} // namespace playground
