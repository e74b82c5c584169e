// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/denoise_text.h"

#include <QLocale>

#include <cmath>

namespace playground
{

namespace
{
QString number(double value)
{
    return QLocale().toString(value, 'f', 3);
}

/// Appends "+ 0.041 · name", or "− 0.041 · name"; nothing for 0.
void append(QString& sum, double factor, const QString& name)
{
    if (std::abs(factor) < 0.0005) // "0.000"
        return;
    if (sum.isEmpty())
        sum = factor < 0 ? QStringLiteral("−") : QString();
    else
        sum += factor < 0 ? QStringLiteral(" − ") : QStringLiteral(" + ");
    sum += number(std::abs(factor)) + QStringLiteral(" · ") + name;
}
} // namespace

QString DenoiseText::title(Phase phase)
{
    switch (phase) {
    case Phase::Input:
        return tr("The input x_t");
    case Phase::Prediction:
        return tr("The predicted picture");
    case Phase::Kept:
        return tr("What the sampler keeps");
    case Phase::Noise:
        return tr("The new noise");
    case Phase::Next:
        return tr("The next x_t");
    }
    return {};
}

QString DenoiseText::formula(const StepFormula& formula, bool noise)
{
    QString sum;
    append(sum, formula.x, tr("x_t"));
    append(sum, formula.prediction, tr("prediction"));
    append(sum, formula.second, tr("second prediction"));
    append(sum, formula.earlier, tr("previous prediction"));
    append(sum, formula.found, tr("noise found in x_t"));
    if (noise)
        append(sum, std::abs(formula.noise), tr("new noise"));
    return sum;
}

QString DenoiseText::sentence(Phase phase, const SamplingRow& row, const SampleStep& step)
{
    const StepFormula& formula = step.formula;
    switch (phase) {
    case Phase::Input:
        return step.timestep > 0
            ? tr("The step begins with x_t at timestep %1: a picture with the noise amount %2.")
                  .arg(QLocale().toString(step.timestep, 'g', 4), number(step.amount))
            : tr("The step begins with x_t: a picture with the noise amount %1.").arg(number(step.amount));
    case Phase::Prediction:
        return step.evaluations > 1
            ? tr("The network is called %1 times. From its output follows the clean picture that x_t might "
                 "be.")
                  .arg(step.evaluations)
            : tr("The network is called once. From its output follows the clean picture that x_t might be.");
    case Phase::Kept:
        return formula.known
            ? tr("The sampler does not jump to the prediction. It keeps %1.")
                  .arg(DenoiseText::formula(formula, false))
            : tr("The sampler does not jump to the prediction. It combines several earlier predictions.");
    case Phase::Noise:
        return formula.added.empty()
            ? tr("This step adds no new noise: the same x_t always leads to the same result.")
            : tr("New noise is drawn and added, with a standard deviation of %1.")
                  .arg(number(std::abs(formula.noise)));
    case Phase::Next:
        break;
    }
    const bool last = step.index + 1 >= row.totalSteps;
    if (!formula.known)
        return last ? tr("This is the finished picture.") : tr("This is the input of the next step.");
    const QString sum = DenoiseText::formula(formula, true);
    return last ? tr("The finished picture is %1.").arg(sum) : tr("The next x_t is %1.").arg(sum);
}

} // namespace playground
