// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/run_state.h"

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// Run state as shown by the window.
struct RunView {
    RunState state = RunState::Idle;
    qint64 step = 0;
    qint64 totalSteps = 0;
    qint64 stepsPerEpoch = 0;
    int epochs = 0;
    int batchSize = 0;
    double imagesPerSecond = 0; ///< 0: unknown
    bool loading = false; ///< Idle, but data is being loaded
};

/// The run state as text, for the toolbar and status bar.
class RunStatusText
{
    Q_DECLARE_TR_FUNCTIONS(playground::RunStatusText)

public:
    /// E.g. "Running · epoch 2 of 3".
    static QString state(const RunView& run);
    /// E.g. "step 812 of 1,407".
    static QString position(const RunView& run);
    /// E.g. "1,310 images/s · 0:41 left"; empty unless running.
    static QString speed(const RunView& run);
    /// 125 s: "2:05"; an hour and more: "1:02:05".
    static QString duration(double seconds);
};

} // namespace playground
