// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/rendered_row.h"

#include <utility>

namespace playground
{

std::shared_ptr<const DrawnRow> drawnRow(LatentRow row, const Look& look, const QColor& errorHue)
{
    auto drawn = std::make_shared<DrawnRow>();
    drawn->original = picturesOf(row.original, look);
    drawn->decoded = picturesOf(row.decoded, look);
    drawn->error = errorMapsOf(row.error, look, errorHue);
    drawn->numbers = std::move(row);
    return drawn;
}

QImage pictureAt(const std::vector<QImage>& pictures, int index)
{
    return index >= 0 && index < static_cast<int>(pictures.size()) ? pictures[static_cast<std::size_t>(index)]
                                                                   : QImage();
}

} // namespace playground
