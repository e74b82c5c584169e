// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latents.h"
#include "ui/images/to_qimage.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <vector>

namespace playground
{

/// A row with its pictures, shared by all that show it: of 512x512 it holds 100 MB.
struct RenderedRow {
    Reconstructions numbers;
    std::vector<QImage> original;
    std::vector<QImage> decoded;
    std::vector<QImage> error; ///< errorMapsOf()
};

/// Draws it; of large pictures this takes a fifth of a second: for a thread of its own. Any thread.
std::shared_ptr<const RenderedRow> renderRow(
    Reconstructions row, const DisplayRange& displayRange, const QColor& errorHue);

/// Picture `index`; null where there is no such one.
QImage pictureAt(const std::vector<QImage>& pictures, int index);

} // namespace playground
