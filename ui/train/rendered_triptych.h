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

/// A triptych with its rendered images and the settings they were rendered with.
struct RenderedTriptych {
    Triptych numbers;
    DisplayRange displayRange;
    QColor errorHue;
    std::vector<QImage> original;
    std::vector<QImage> noised;
    std::vector<QImage> predicted;
    std::vector<QImage> error; ///< errorMapsOf()
};

/// Renders it. Takes a fifth of a second for eight 512x512 images: use a worker thread. Any thread.
std::shared_ptr<const RenderedTriptych> renderTriptych(
    Triptych triptych, const DisplayRange& displayRange, const QColor& errorHue);

} // namespace playground
