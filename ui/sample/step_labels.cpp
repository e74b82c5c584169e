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
    const QString colours = tr(
        "First three channels as red, green and blue, from −3 to 3 (the noise has standard deviation 1).");
    switch (column) {
    case StageColumn::NoisedLatent:
        return tr("The latent at this step: the network's input.") + QLatin1Char('\n') + colours;
    case StageColumn::Noised:
        return latent ? tr("x_t / scaling factor, decoded by the autoencoder. The decoder was not trained on "
                           "noise, and the network does not see this picture: it works on the latent.")
                      : tr("The picture at this step: the network's input.");
    case StageColumn::Predicted:
        return latent
            ? tr("The clean latent predicted from x_t in one step, decoded; the sampler moves only part of "
                 "the way.")
            : tr("The clean image predicted from x_t in one step; the sampler moves only part of the way.");
    case StageColumn::PredictedLatent:
        return tr("The clean latent predicted from x_t in one step.") + QLatin1Char('\n') + colours;
    case StageColumn::Ideal:
        return tr("The mean of all training images, weighted by their likelihood given x_t. It minimises the "
                  "squared error on the training set; a network that matched it would only reproduce "
                  "training images.");
    }
    return {};
}

} // namespace playground
