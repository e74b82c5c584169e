// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/rendered_triptych.h"

#include <utility>

namespace playground
{

std::shared_ptr<const DrawnTriptych> drawnTriptych(
    Triptych triptych, const Look& look, const QColor& errorHue)
{
    auto drawn = std::make_shared<DrawnTriptych>();
    drawn->look = look;
    drawn->errorHue = errorHue;
    drawn->original = picturesOf(triptych.original, look);
    drawn->noised = picturesOf(triptych.noised, look);
    drawn->predicted = picturesOf(triptych.predicted, look);
    drawn->error = errorMapsOf(triptych.error, look, errorHue);
    drawn->numbers = std::move(triptych);
    return drawn;
}

} // namespace playground
