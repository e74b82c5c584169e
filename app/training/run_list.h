// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/run_list_dialog.h"

#include <QImage>

#include <string>
#include <vector>

namespace playground
{

/// The runs that the window keeps, with what there is to say of them, the one saved last first.
namespace runList
{
constexpr int most = 100; ///< listed

std::vector<RunInfo> read();

/// Beside the run, for the list. One that cannot be written is left out.
void keepPicture(const std::string& runFolder, const QImage& picture);

/// Gives a run's folder another name beside its present one, and returns its path. The run must not be in
/// use. Throws Error where the name cannot be one, or is taken.
std::string rename(const std::string& runFolder, const std::string& name);
} // namespace runList

} // namespace playground
