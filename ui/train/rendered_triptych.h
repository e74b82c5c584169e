// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"
#include "ui/images/to_qimage.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <vector>

namespace playground
{

/// A triptych with its pictures, and how they were drawn.
struct RenderedTriptych {
    Triptych numbers;
    DisplayRange displayRange;
    QColor errorHue;
    std::vector<QImage> original;
    std::vector<QImage> noised;
    std::vector<QImage> predicted;
    std::vector<QImage> error; ///< errorMapsOf()
};

/// Draws it; of eight 512x512 pictures this takes a fifth of a second: for a thread of its own. Any thread.
std::shared_ptr<const RenderedTriptych> renderTriptych(
    Triptych triptych, const DisplayRange& displayRange, const QColor& errorHue);

} // namespace playground
