// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// The columns of the Sample page's stage, from left to right.
enum class StageColumn { NoisedLatent, Noised, Predicted, PredictedLatent, Ideal };

/// What is said of a column of the stage. `latent`: the network works in latents, and pictures are decoded.
class StepLabels
{
    Q_DECLARE_TR_FUNCTIONS(playground::StepLabels)

public:
    static QString name(StageColumn column); ///< short, beside a value
    static QString head(StageColumn column, bool latent);
    static QString tip(StageColumn column, bool latent);
    /// Over a picture that was asked to be of a class.
    static QString ofClass(const QString& head, const QString& name);
    /// Over pictures that have the numbers of their steps beside them.
    static QString withSteps(const QString& head);
};

} // namespace playground
