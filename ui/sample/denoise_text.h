// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_row.h"

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// The phases of a denoising step, and what each of them did, with the step's own numbers.
class DenoiseText
{
    Q_DECLARE_TR_FUNCTIONS(playground::DenoiseText)

public:
    enum class Phase { Input, Prediction, Kept, Noise, Next };
    static constexpr int phases = 5;

    static QString title(Phase phase);
    static QString sentence(Phase phase, const SamplingRow& row, const SampleStep& step);
    /// "0.953 · x_t + 0.041 · prediction"; with `noise` also the new noise.
    static QString formula(const StepFormula& formula, bool noise);
};

} // namespace playground
