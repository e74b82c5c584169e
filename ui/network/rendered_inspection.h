// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_inspector.h"
#include "ui/images/to_qimage.h"

#include <QImage>

#include <memory>
#include <vector>

namespace playground
{

/// A look into the network with its pictures, and how they were drawn.
struct RenderedInspection {
    Inspection numbers;
    DisplayRange displayRange;
    std::vector<QImage> original;
    std::vector<QImage> noised;
    std::vector<QImage> predicted;
    std::vector<QImage> switched;
    std::vector<QImage> maps; ///< each in its own range; a map of one value is plain paper
};

/// Draws it; of 512x512 pictures this takes a tenth of a second: for a thread of its own. Any thread.
std::shared_ptr<const RenderedInspection> renderInspection(
    Inspection inspection, const DisplayRange& displayRange);

} // namespace playground
