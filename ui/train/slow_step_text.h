// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_anatomy.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <vector>

namespace playground
{

/// The phases of a training step, and what each of them did, with the step's own numbers.
class SlowStepText
{
    Q_DECLARE_TR_FUNCTIONS(playground::SlowStepText)

public:
    enum class Phase { Batch, Amounts, Noised, Output, Difference, Gradients, Update };

    /// The phases that this step has: an autoencoder's has no noise.
    static std::vector<Phase> phasesOf(const StepAnatomy& step);
    static QString title(Phase phase);
    /// `predictionType`: as in recipes.
    static QString sentence(Phase phase, const StepAnatomy& step, const std::string& predictionType);

private:
    static QString amounts(const StepAnatomy& step);
    static QString output(const StepAnatomy& step, const std::string& predictionType);
    static QString difference(const StepAnatomy& step);
    static QString gradients(const StepAnatomy& step);
    static QString update(const StepAnatomy& step);
};

} // namespace playground
