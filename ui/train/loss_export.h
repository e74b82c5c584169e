// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/loss_series.h"

#include <QString>

class QCustomPlot;

namespace playground
{

/// The formats a loss plot leaves the window in. Each writes to a temporary name and renames; an empty string
/// says it worked, else it says why not.
/// `validation`: at some of the run's steps, ascending; its column is left out if there is none.
QString writeCsv(const LossSeries& run, const std::vector<StepRecord>& validation, const QString& path);
QString writeSvg(QCustomPlot& plot, const QString& path);
QString writePdf(QCustomPlot& plot, const QString& path);
QString writePng(QCustomPlot& plot, const QString& path);

} // namespace playground
