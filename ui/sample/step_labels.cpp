// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_labels.h"

namespace playground
{

QString StepLabels::name(StageColumn column)
{
    switch (column) {
    case StageColumn::NoisedLatent:
        return tr("x_t, latent");
    case StageColumn::Noised:
        return tr("x_t");
    case StageColumn::Predicted:
        return tr("Prediction");
    case StageColumn::PredictedLatent:
        return tr("Prediction, latent");
    case StageColumn::Ideal:
        return tr("Ideal denoiser");
    }
    return {};
}

QString StepLabels::head(StageColumn column, bool latent)
{
    switch (column) {
    case StageColumn::NoisedLatent:
        return tr("x_t, the noisy latent");
    case StageColumn::Noised:
        return latent ? tr("x_t, decoded") : tr("x_t, the noisy picture");
    case StageColumn::Predicted:
        return latent ? tr("Prediction, decoded") : tr("Prediction of the clean picture");
    case StageColumn::PredictedLatent:
        return tr("Predicted clean latent");
    case StageColumn::Ideal:
        return latent ? tr("Ideal denoiser, decoded") : tr("Ideal denoiser of the training set");
    }
    return {};
}

QString StepLabels::ofClass(const QString& head, const QString& name)
{
    return tr("%1: %2").arg(head, name);
}

QString StepLabels::withSteps(const QString& head)
{
    return tr("Step · %1").arg(head);
}

QString StepLabels::tip(StageColumn column, bool latent)
{
    const QString colours = tr("Its first three channels as red, green and blue, from −3 to 3: the noise "
                               "has a standard deviation of 1.");
    switch (column) {
    case StageColumn::NoisedLatent:
        return tr("The latent as it stands at this step: what the network is given.") + QLatin1Char('\n')
            + colours;
    case StageColumn::Noised:
        return latent
            ? tr("What the autoencoder's decoder makes of x_t / scaling factor. It has never seen noise: the "
                 "network does not see this picture, it works on the latent alone.")
            : tr("The picture as it stands at this step: what the network is given.");
    case StageColumn::Predicted:
        return latent
            ? tr("What the autoencoder's decoder makes of the latent that the network predicts from x_t in "
                 "one go. The sampler takes only a part of the way there.")
            : tr("What the network makes of x_t in one go. The sampler takes only a part of the way there.");
    case StageColumn::PredictedLatent:
        return tr("The clean latent that the network predicts from x_t in one go.") + QLatin1Char('\n')
            + colours;
    case StageColumn::Ideal:
        return tr("The mean of all training images that could have become x_t, weighted by how likely each "
                  "is: no network can do better on the training set in squared error, and one that did just "
                  "this would only repeat training images.");
    }
    return {};
}

} // namespace playground
