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
struct DrawnInspection {
    Inspection numbers;
    Look look;
    std::vector<QImage> original;
    std::vector<QImage> noised;
    std::vector<QImage> predicted;
    std::vector<QImage> switched;
    std::vector<QImage> maps; ///< each in its own range; a map of one value is plain paper
};

/// Draws it; of 512x512 pictures this takes a tenth of a second: for a thread of its own. Any thread.
std::shared_ptr<const DrawnInspection> drawnInspection(Inspection inspection, const Look& look);

} // namespace playground
