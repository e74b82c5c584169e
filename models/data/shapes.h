// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// A built-in set that needs no data files: ten kinds of small shapes, 28x28, grey on black, each with its
/// own position, size, angle and grey level, lit from the upper left. 12,000 training images, then 2,000 test
/// images; image i has class i % 10 and depends only on i, identically on every machine.
Dataset makeShapes(const DatasetRequest& request);

const std::vector<std::string>& shapeClasses();

} // namespace playground
