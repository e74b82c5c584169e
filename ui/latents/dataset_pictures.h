// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/images/to_qimage.h"

#include <QImage>
#include <QString>

namespace playground
{

/// Picture `index` of a data set at full size: greys as in `displayRange`, colours unchanged.
QImage toQImage(const Dataset& dataset, int index, const DisplayRange& displayRange);

/// The same reduced to fit into `side` x `side`; each pixel is the mean of a few.
QImage thumbnailOf(const Dataset& dataset, int index, int side, const DisplayRange& displayRange);

/// The picture's caption or else its class; its number if it has neither.
QString nameOf(const Dataset& dataset, int index);

} // namespace playground
