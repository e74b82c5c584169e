// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/images/to_qimage.h"

#include <QImage>
#include <QString>

namespace playground
{

/// Picture `index` of a data set, as large as it is: greys as `look` has them, colours as they are.
QImage toQImage(const Dataset& dataset, int index, const DisplayRange& displayRange);

/// The same reduced so that it fits into `side` x `side`: each of its pixels the mean of a few.
QImage thumbnailOf(const Dataset& dataset, int index, int side, const DisplayRange& displayRange);

/// What the picture is called: its caption, or else its class; its number alone where it has neither.
QString nameOf(const Dataset& dataset, int index);

} // namespace playground
