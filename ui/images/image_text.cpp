// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_text.h"

namespace playground
{

QString pixelText(const ImageBatch& images, int index, QPoint pixel, const QLocale& locale)
{
    if (index < 0 || index >= images.count || pixel.x() < 0 || pixel.y() < 0 || pixel.x() >= images.width
        || pixel.y() >= images.height)
        return {};
    const auto values = images.image(index);
    QStringList numbers;
    for (int channel = 0; channel < images.channels; ++channel) {
        const int at = (channel * images.height + pixel.y()) * images.width + pixel.x();
        numbers << locale.toString(static_cast<double>(values[static_cast<std::size_t>(at)]), 'f', 3);
    }
    return numbers.join(QLatin1String("  "));
}

QStringList amountTexts(const std::vector<float>& amounts, const QLocale& locale)
{
    QStringList texts;
    for (const float amount : amounts)
        texts << locale.toString(static_cast<double>(amount), 'f', 3);
    return texts;
}

} // namespace playground
