// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QLocale>
#include <QPoint>
#include <QString>
#include <QStringList>

#include <vector>

namespace playground
{

/// "0.482", or one number per channel; empty outside the image.
QString pixelText(const ImageBatch& images, int index, QPoint pixel, const QLocale& locale);

/// Amounts as column captions, with three decimals like the amount box.
QStringList amountTexts(const std::vector<float>& amounts, const QLocale& locale);

} // namespace playground
