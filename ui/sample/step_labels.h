// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// Columns of the Sample page's stage, from left to right.
enum class StageColumn { NoisedLatent, Noised, Predicted, PredictedLatent, Ideal };

/// Texts of a stage column. `latent`: the network works in latents, and pictures are decoded.
class StepLabels
{
    Q_DECLARE_TR_FUNCTIONS(playground::StepLabels)

public:
    static QString name(StageColumn column); ///< short, shown next to a value
    static QString head(StageColumn column, bool latent);
    static QString tip(StageColumn column, bool latent);
    /// Title of a picture with a requested class.
    static QString ofClass(const QString& head, const QString& name);
    /// Title of pictures with step numbers next to them.
    static QString withSteps(const QString& head);
};

} // namespace playground
