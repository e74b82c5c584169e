// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_labels.h"

namespace playground
{

QString StepLabels::name(StepColumn column)
{
    switch (column) {
    case StepColumn::NoisedLatent:
        return tr("x_t, latent");
    case StepColumn::Noised:
        return tr("x_t");
    case StepColumn::Predicted:
        return tr("Prediction");
    case StepColumn::PredictedLatent:
        return tr("Prediction, latent");
    case StepColumn::Ideal:
        return tr("Ideal denoiser");
    }
    return {};
}

QString StepLabels::head(StepColumn column, bool latent)
{
    switch (column) {
    case StepColumn::NoisedLatent:
        return tr("x_t, the noisy latent");
    case StepColumn::Noised:
        return latent ? tr("x_t, decoded") : tr("x_t, the noisy picture");
    case StepColumn::Predicted:
        return latent ? tr("Prediction, decoded") : tr("Prediction of the clean picture");
    case StepColumn::PredictedLatent:
        return tr("Predicted clean latent");
    case StepColumn::Ideal:
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

QString StepLabels::tip(StepColumn column, bool latent)
{
    const QString colours = tr(
        "First three channels as red, green and blue, from −3 to 3 (the noise has standard deviation 1).");
    switch (column) {
    case StepColumn::NoisedLatent:
        return tr("The latent at this step: the network's input.") + QLatin1Char('\n') + colours;
    case StepColumn::Noised:
        return latent ? tr("x_t / scaling factor, decoded by the autoencoder. The decoder was not trained on "
                           "noise, and the network does not see this picture: it works on the latent.")
                      : tr("The picture at this step: the network's input.");
    case StepColumn::Predicted:
        return latent
            ? tr("The clean latent predicted from x_t in one step, decoded; the sampler moves only part of "
                 "the way.")
            : tr("The clean image predicted from x_t in one step; the sampler moves only part of the way.");
    case StepColumn::PredictedLatent:
        return tr("The clean latent predicted from x_t in one step.") + QLatin1Char('\n') + colours;
    case StepColumn::Ideal:
        return tr("The mean of all training images, weighted by their likelihood given x_t. It minimises the "
                  "squared error on the training set; a network that matched it would only reproduce "
                  "training images.");
    }
    return {};
}

} // namespace playground
