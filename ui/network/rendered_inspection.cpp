// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/rendered_inspection.h"

#include <utility>

namespace playground
{

std::shared_ptr<const RenderedInspection> renderInspection(
    Inspection inspection, const DisplayRange& displayRange)
{
    auto drawn = std::make_shared<RenderedInspection>();
    drawn->displayRange = displayRange;
    drawn->original = picturesOf(inspection.original, displayRange);
    drawn->noised = picturesOf(inspection.noised, displayRange);
    drawn->predicted = picturesOf(inspection.predicted, displayRange);
    drawn->switched = picturesOf(inspection.switched, displayRange);
    const FeatureMaps& features = inspection.maps;
    for (int i = 0; i < features.maps.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        drawn->maps.push_back(channelOf(
            features.maps, i, 0, {features.lowest[at], features.highest[at], displayRange.inverted}));
    }
    drawn->numbers = std::move(inspection);
    return drawn;
}

} // namespace playground
