// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace playground
{

/// Texts next to a row's pictures and below a step.
class RowLabels
{
    Q_DECLARE_TR_FUNCTIONS(playground::RowLabels)

public:
    /// E.g. "DDIM · 10 steps".
    static QString title(const SamplingRow& row, const QString& sampler);
    /// E.g. "Sneaker · guidance 3"; `names` are the classes.
    static QString condition(const SamplingRow& row, const QStringList& names, const QLocale& locale);
    /// Class requested for picture `sample`; empty: none.
    static QString classOf(const SamplingRow& row, int sample, const QStringList& names);
    /// E.g. "η 0.5 · Karras"; empty if all settings are at their defaults.
    static QString settings(const SamplingRow& row, const QLocale& locale);
    /// E.g. "10 calls · 812 ms".
    static QString cost(const SamplingRow& row, const QLocale& locale);
    /// E.g. "seed 7 · after step 1,200"; of a branch "from step 12 · seed 7".
    static QString origin(const SamplingRow& row, const QLocale& locale);
    /// E.g. "timestep 437 · sigma 1.23 · amount 0.425"; only the amount for samplers without timesteps.
    static QString level(const SamplingRow& row, const SampleStep& step, const QLocale& locale);
};

} // namespace playground
