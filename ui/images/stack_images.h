// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

namespace playground
{

/// The images below each other on white; null images are skipped.
QImage stacked(const std::vector<QImage>& images);

} // namespace playground
