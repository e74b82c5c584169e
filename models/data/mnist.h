// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// MNIST (LeCun et al. 1998) and Fashion-MNIST (Xiao et al. 2017, arXiv:1708.07747), at their stored size.
/// Throws Error if a file is missing, damaged, or belongs to another set.
Dataset loadMnist(const DatasetRequest& request);
Dataset loadFashionMnist(const DatasetRequest& request);

const std::vector<std::string>& mnistClasses();
const std::vector<std::string>& fashionMnistClasses();

} // namespace playground
