// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/preview_settings.h"

#include <algorithm>

namespace playground
{

void PreviewSettings::setAmount(double amount)
{
    amount = std::clamp(amount, 0.0, 1.0);
    if (amount == m_amount && !m_spread)
        return;
    m_amount = amount;
    // Moving the slider selects a single amount.
    m_spread = false;
    Q_EMIT changed();
}

void PreviewSettings::setSpread(bool spread)
{
    if (spread == m_spread)
        return;
    m_spread = spread;
    Q_EMIT changed();
}

void PreviewSettings::setAveraged(bool averaged)
{
    if (averaged == m_averaged)
        return;
    m_averaged = averaged;
    Q_EMIT changed();
}

void PreviewSettings::setKeptSteps(const std::vector<std::int64_t>& steps)
{
    if (steps == m_keptSteps)
        return;
    m_keptSteps = steps;
    Q_EMIT keptStepsChanged();
    if (m_weightsStep != newestWeights && !std::binary_search(steps.begin(), steps.end(), m_weightsStep))
        setWeightsStep(newestWeights);
}

void PreviewSettings::setWeightsStep(qint64 step)
{
    if (m_keptSteps.empty() || step < 0) {
        step = newestWeights;
    } else {
        auto next = std::lower_bound(m_keptSteps.begin(), m_keptSteps.end(), step);
        if (next == m_keptSteps.end() || (next != m_keptSteps.begin() && step - *(next - 1) < *next - step))
            --next;
        step = *next;
    }
    if (step == m_weightsStep)
        return;
    m_weightsStep = step;
    Q_EMIT changed();
}

void PreviewSettings::newNoise()
{
    ++m_noiseSeed;
    Q_EMIT changed();
}

void PreviewSettings::newImages()
{
    ++m_imageSeed;
    Q_EMIT changed();
}

} // namespace playground
