// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// A built-in set for a machine with no data at all: ten kinds of small shapes, 28x28, grey on black, each at
/// its own place, size, angle and grey, lit from the upper left. 12,000 training images, then 2,000 test
/// images; image i is of class i % 10 and depends on i alone, the same on every machine.
Dataset makeShapes(const DatasetRequest& request);

const std::vector<std::string>& shapeClasses();

} // namespace playground
