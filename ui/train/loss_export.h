// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/loss_series.h"

#include <QString>

class QCustomPlot;

namespace playground
{

/// Export formats of a loss plot. Each function writes to a temporary file and renames it; returns an empty
/// string on success, otherwise the reason.
/// `validation`: losses at some of the run's steps, ascending; if empty, the column is omitted.
QString writeCsv(const LossSeries& run, const std::vector<StepRecord>& validation, const QString& path);
QString writeSvg(QCustomPlot& plot, const QString& path);
QString writePdf(QCustomPlot& plot, const QString& path);

} // namespace playground
