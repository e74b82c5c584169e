// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/row_labels.h"

#include "models/api/sampler_settings.h"
#include "models/api/sampler_traits.h"
#include "ui/style/translated.h"

#include <QStringList>

#include <cmath>

namespace playground
{

QString RowLabels::title(const SamplingRow& row, const QString& sampler)
{
    const int steps = row.totalSteps;
    const QString words
        = steps == 1 ? tr("%1 · 1 step").arg(sampler) : tr("%1 · %2 steps").arg(sampler).arg(steps);
    return row.parent < 0 ? words : QStringLiteral("\u2937 ") + words;
}

QString RowLabels::condition(const SamplingRow& row, const QStringList& names, const QLocale& locale)
{
    const std::vector<int>& classes = row.request.classes;
    if (classes.empty())
        return tr("no class");
    const QString which = classes.size() == 1 ? names.value(classes.front()) : tr("all classes");
    return tr("%1 · guidance %2").arg(which, locale.toString(row.request.guidance));
}

QString RowLabels::classOf(const SamplingRow& row, int sample, const QStringList& names)
{
    const std::vector<int>& classes = row.request.classes;
    return classes.empty() ? QString()
                           : names.value(classes[static_cast<std::size_t>(sample) % classes.size()]);
}

QString RowLabels::settings(const SamplingRow& row, const QLocale& locale)
{
    const SamplerOptions& sampler = row.request.sampler;
    QStringList words;
    if (sampler.eta > 0)
        words << QStringLiteral("\u03b7 ") + locale.toString(sampler.eta);
    for (const Text& word : samplerSummary(sampler))
        words << translated(word);
    return words.join(QStringLiteral(" \u00b7 "));
}

QString RowLabels::cost(const SamplingRow& row, const QLocale& locale)
{
    switch (row.state) {
    case SamplingRow::State::Waiting:
        return tr("waiting");
    case SamplingRow::State::Cancelled:
        return tr("cancelled");
    case SamplingRow::State::Failed:
        return tr("failed");
    case SamplingRow::State::Running:
    case SamplingRow::State::Finished:
        break;
    }
    const QString calls
        = row.evaluations == 1 ? tr("1 call") : tr("%1 calls").arg(locale.toString(row.evaluations));
    return tr("%1 · %2 ms").arg(calls, locale.toString(qlonglong{std::llround(row.milliseconds)}));
}

QString RowLabels::origin(const SamplingRow& row, const QLocale& locale)
{
    const QString seed = tr("seed %1").arg(row.request.seed);
    if (row.parent >= 0)
        return tr("from step %1 · %2").arg(locale.toString(row.branchStep), seed);
    if (row.request.startIsClean)
        return tr("drawing with noise %1 · %2").arg(locale.toString(row.request.startAmount, 'f', 2), seed);
    if (row.steps.empty())
        return seed; // the weights are certain only once sampling has started
    if (row.snapshotStep == 0)
        return tr("%1 · untrained").arg(seed);
    return tr("%1 · after step %2").arg(seed, locale.toString(qlonglong{row.snapshotStep}));
}

QString RowLabels::level(const SamplingRow& row, const SampleStep& step, const QLocale& locale)
{
    if (!samplerTraits(row.request.sampler.name).hasTimesteps)
        return tr("amount %1").arg(locale.toString(step.amount, 'f', 3));
    const QString sigma
        = std::isfinite(step.sigma) ? locale.toString(step.sigma, 'f', 3) : QStringLiteral("\u221e");
    return tr("timestep %1 · sigma %2 · amount %3")
        .arg(locale.toString(qlonglong{std::llround(step.timestep)}), sigma,
            locale.toString(step.amount, 'f', 3));
}

} // namespace playground
