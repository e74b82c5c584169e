// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/slow_step_text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace playground
{

namespace
{
QString number(double value)
{
    return QLocale().toString(value, 'g', 4);
}

template <typename T> QString list(const std::vector<T>& values, char format, int digits)
{
    QStringList all;
    for (const T value : values)
        all << QLocale().toString(static_cast<double>(value), format, digits);
    return all.join(QStringLiteral("  "));
}
} // namespace

std::vector<SlowStepText::Phase> SlowStepText::phasesOf(const StepAnatomy& step)
{
    if (step.amounts.empty())
        return {Phase::Batch, Phase::Output, Phase::Difference, Phase::Gradients, Phase::Update};
    return {Phase::Batch, Phase::Amounts, Phase::Noised, Phase::Output, Phase::Difference, Phase::Gradients,
        Phase::Update};
}

QString SlowStepText::title(Phase phase)
{
    switch (phase) {
    case Phase::Batch:
        return tr("The batch");
    case Phase::Amounts:
        return tr("The noise amounts");
    case Phase::Noised:
        return tr("The noised pictures");
    case Phase::Output:
        return tr("The network's output");
    case Phase::Difference:
        return tr("The loss");
    case Phase::Gradients:
        return tr("The gradient");
    case Phase::Update:
        return tr("The update");
    }
    return {};
}

QString SlowStepText::sentence(Phase phase, const StepAnatomy& step, const std::string& predictionType)
{
    switch (phase) {
    case Phase::Batch:
        return tr("Pictures in this step: %1, in the random order of this epoch. The first %2 are shown.")
            .arg(step.batchSize)
            .arg(step.original.count);
    case Phase::Amounts:
        return amounts(step);
    case Phase::Noised:
        return step.timesteps.empty() ? tr("Noise is drawn for each picture and mixed in with that amount. "
                                           "The network sees nothing else.")
                                      : tr("Noise is drawn for each picture and mixed in with that amount. "
                                           "The network sees this and the "
                                           "timestep.");
    case Phase::Output:
        return output(step, predictionType);
    case Phase::Difference:
        return difference(step);
    case Phase::Gradients:
        return gradients(step);
    case Phase::Update:
        return update(step);
    }
    return {};
}

QString SlowStepText::amounts(const StepAnatomy& step)
{
    const auto [least, most] = std::minmax_element(step.amounts.begin(), step.amounts.end());
    if (*least == *most && step.amounts.size() > 1)
        return tr("Every picture gets the same amount of noise, %1, as the recipe says.")
            .arg(number(double{*least}));
    if (step.timesteps.empty())
        return tr(
            "For each picture an amount of noise between 0 and 1 is drawn at random. It stands above the "
            "picture.");
    return tr(
        "For each picture an amount of noise is drawn at random. It stands above the picture; as timesteps: "
        "%1.")
        .arg(list(step.timesteps, 'f', 0));
}

QString SlowStepText::output(const StepAnatomy& step, const std::string& predictionType)
{
    if (step.amounts.empty())
        return tr("The encoder turns each picture into a latent, and the decoder turns the latent back into "
                  "a picture.");
    if (predictionType == "epsilon")
        return tr("The network predicts the noise in each picture.");
    if (predictionType == "v_prediction")
        return tr("The network predicts v, a mixture of noise and picture, for each input.");
    if (predictionType == "velocity")
        return tr("The network predicts the velocity of each picture: noise minus picture.");
    return tr("The network predicts the clean picture behind each input.");
}

QString SlowStepText::difference(const StepAnatomy& step)
{
    return tr(
        "The output is compared with the target, value by value. Mean squared error of each picture: %1. "
        "Averaged over the whole batch, this is the loss: %2.")
        .arg(list(step.errors, 'f', 3), number(step.record.loss));
}

QString SlowStepText::gradients(const StepAnatomy& step)
{
    qint64 parameters = 0;
    for (const StepAnatomy::Part& part : step.parts)
        parameters += part.parameters;
    return tr(
        "The backward pass computes how the loss would change with each of the %1 weights. The bars show how "
        "large this gradient is in each part of the network (root mean square).")
        .arg(QLocale().toString(parameters));
}

QString SlowStepText::update(const StepAnatomy& step)
{
    if (!step.updated)
        return tr("The recipe adds up the gradients of several batches: the weights do not change yet.");
    if (step.learningRate == 0)
        return tr(
            "The recipe's warm-up begins at a learning rate of 0, so the weights do not move in this step.");
    return tr("The optimiser moves the weights against the gradient, at a learning rate of %1; the bars show "
              "how far "
              "(root mean square). On the same pictures with the same noise the loss was %2 and is now %3.")
        .arg(number(step.learningRate), number(step.record.loss), number(step.lossAfter));
}

} // namespace playground
