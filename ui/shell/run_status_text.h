// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/run_progress.h"

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// The run state as text, for the toolbar and status bar.
class RunStatusText
{
    Q_DECLARE_TR_FUNCTIONS(playground::RunStatusText)

public:
    /// E.g. "Running · epoch 2 of 3".
    static QString state(const RunProgress& run);
    /// E.g. "step 812 of 1,407".
    static QString position(const RunProgress& run);
    /// E.g. "1,310 images/s · 0:41 left"; empty unless running.
    static QString speed(const RunProgress& run);
    /// 125 s: "2:05"; an hour and more: "1:02:05".
    static QString duration(double seconds);
};

} // namespace playground
