// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latent_space.h"
#include "ui/images/to_qimage.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <vector>

namespace playground
{

/// A row with its rendered images, shared by all views: 100 MB for 512x512 images.
struct RenderedRow {
    Reconstructions numbers;
    std::vector<QImage> original;
    std::vector<QImage> decoded;
    std::vector<QImage> error; ///< errorMapsOf()
};

/// Renders it. Takes a fifth of a second for large pictures: use a worker thread. Any thread.
std::shared_ptr<const RenderedRow> renderRow(
    Reconstructions row, const DisplayRange& displayRange, const QColor& errorHue);

/// Picture `index`; null if out of range.
QImage pictureAt(const std::vector<QImage>& pictures, int index);

} // namespace playground
