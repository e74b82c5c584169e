// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/rendered_inspection.h"

#include <utility>

namespace playground
{

std::shared_ptr<const DrawnInspection> drawnInspection(Inspection inspection, const Look& look)
{
    auto drawn = std::make_shared<DrawnInspection>();
    drawn->look = look;
    drawn->original = picturesOf(inspection.original, look);
    drawn->noised = picturesOf(inspection.noised, look);
    drawn->predicted = picturesOf(inspection.predicted, look);
    drawn->switched = picturesOf(inspection.switched, look);
    const FeatureMaps& features = inspection.maps;
    for (int i = 0; i < features.maps.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        drawn->maps.push_back(
            channelOf(features.maps, i, 0, {features.lowest[at], features.highest[at], look.inverted}));
    }
    drawn->numbers = std::move(inspection);
    return drawn;
}

} // namespace playground
