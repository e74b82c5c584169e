// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview_settings.h"

#include <algorithm>

namespace playground
{

void PreviewSettings::setAmount(double amount)
{
    amount = std::clamp(amount, 0.0, 1.0);
    if (amount == m_amount && !m_spread)
        return;
    m_amount = amount;
    // Moving the slider is asking for one amount.
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
