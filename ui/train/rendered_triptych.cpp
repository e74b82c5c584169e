// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/rendered_triptych.h"

#include <utility>

namespace playground
{

std::shared_ptr<const RenderedTriptych> renderTriptych(
    Triptych triptych, const DisplayRange& displayRange, const QColor& errorHue)
{
    auto drawn = std::make_shared<RenderedTriptych>();
    drawn->displayRange = displayRange;
    drawn->errorHue = errorHue;
    drawn->original = picturesOf(triptych.original, displayRange);
    drawn->noised = picturesOf(triptych.noised, displayRange);
    drawn->predicted = picturesOf(triptych.predicted, displayRange);
    drawn->error = errorMapsOf(triptych.error, displayRange, errorHue);
    drawn->numbers = std::move(triptych);
    return drawn;
}

} // namespace playground
