// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_status_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
QString number(qint64 value)
{
    return QLocale().toString(value);
}
} // namespace

QString RunStatusText::state(const RunProgress& run)
{
    switch (run.state) {
    case RunState::Idle:
        return run.loading ? tr("Loading…") : tr("No data");
    case RunState::Ready:
        return tr("Ready");
    case RunState::Stopping:
        return tr("Stopping…");
    case RunState::Failed:
        return tr("Stopped by an error");
    case RunState::Running:
    case RunState::Paused:
    case RunState::Completed:
        break;
    }
    const qint64 stepsPerEpoch = std::max<qint64>(1, run.stepsPerEpoch);
    const qint64 epoch = std::min<qint64>(run.epochs, run.step / stepsPerEpoch + 1);
    if (run.state == RunState::Running)
        return tr("Running · epoch %1 of %2").arg(epoch).arg(run.epochs);
    if (run.state == RunState::Paused)
        return tr("Paused · epoch %1 of %2").arg(epoch).arg(run.epochs);
    return run.step < run.totalSteps ? tr("Stopped") : tr("Completed");
}

QString RunStatusText::position(const RunProgress& run)
{
    return run.totalSteps > 0 ? tr("step %1 of %2").arg(number(run.step), number(run.totalSteps)) : QString();
}

QString RunStatusText::speed(const RunProgress& run)
{
    if (run.state != RunState::Running || run.imagesPerSecond <= 0)
        return {};
    const double left = static_cast<double>(run.totalSteps - run.step) * run.batchSize / run.imagesPerSecond;
    return tr("%1 images/s · %2 left").arg(number(std::llround(run.imagesPerSecond)), duration(left));
}

QString RunStatusText::duration(double seconds)
{
    const qint64 whole = std::llround(std::max(0.0, seconds));
    const QChar zero = QLatin1Char('0');
    const QString tail = QStringLiteral("%1:%2")
                             .arg(whole / 60 % 60, whole >= 3600 ? 2 : 1, 10, zero)
                             .arg(whole % 60, 2, 10, zero);
    return whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(tail) : tail;
}

} // namespace playground
