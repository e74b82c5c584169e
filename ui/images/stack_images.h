// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

namespace playground
{

/// One under the other on white; null ones are left out.
QImage stacked(const std::vector<QImage>& images);

} // namespace playground
