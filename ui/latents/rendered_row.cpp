// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/rendered_row.h"

#include <utility>

namespace playground
{

std::shared_ptr<const RenderedRow> renderRow(
    Reconstructions row, const DisplayRange& displayRange, const QColor& errorHue)
{
    auto drawn = std::make_shared<RenderedRow>();
    drawn->original = picturesOf(row.original, displayRange);
    drawn->decoded = picturesOf(row.decoded, displayRange);
    drawn->error = errorMapsOf(row.error, displayRange, errorHue);
    drawn->numbers = std::move(row);
    return drawn;
}

QImage pictureAt(const std::vector<QImage>& pictures, int index)
{
    return index >= 0 && index < static_cast<int>(pictures.size()) ? pictures[static_cast<std::size_t>(index)]
                                                                   : QImage();
}

} // namespace playground
