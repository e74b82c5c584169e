// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// Columns of the step view, from left to right.
enum class StepColumn { NoisedLatent, Noised, Predicted, PredictedLatent, Ideal };

/// Texts of a column. `latent`: the network works in latents, and pictures are decoded.
class StepLabels
{
    Q_DECLARE_TR_FUNCTIONS(playground::StepLabels)

public:
    static QString name(StepColumn column); ///< short, shown next to a value
    static QString head(StepColumn column, bool latent);
    static QString tip(StepColumn column, bool latent);
    /// Title of a picture with a requested class.
    static QString ofClass(const QString& head, const QString& name);
    /// Title of pictures with step numbers next to them.
    static QString withSteps(const QString& head);
};

} // namespace playground
