// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_inspector.h"
#include "ui/images/to_qimage.h"

#include <QImage>

#include <memory>
#include <vector>

namespace playground
{

/// A layer inspection with its rendered images and the settings they were rendered with.
struct RenderedInspection {
    Inspection numbers;
    DisplayRange displayRange;
    std::vector<QImage> original;
    std::vector<QImage> noised;
    std::vector<QImage> predicted;
    std::vector<QImage> switched;
    std::vector<QImage> maps; ///< each in its own range; a constant map is white
};

/// Renders it. Takes a tenth of a second for 512x512 images: use a worker thread. Any thread.
std::shared_ptr<const RenderedInspection> renderInspection(
    Inspection inspection, const DisplayRange& displayRange);

} // namespace playground
