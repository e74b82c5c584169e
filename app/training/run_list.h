// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/run_list_dialog.h"

#include <QImage>

#include <string>
#include <vector>

namespace playground
{

/// The saved runs with the data shown in the list, most recently saved first.
namespace runList
{
constexpr int most = 100; ///< maximum length of the list

std::vector<RunInfo> read();

/// Saves a picture in the run's folder for the list. Ignores write errors.
void keepPicture(const std::string& runFolder, const QImage& picture);

/// Renames a run's folder within its parent folder and returns the new path. The run must not be in use.
/// Throws Error if the name is invalid or taken.
std::string rename(const std::string& runFolder, const std::string& name);
} // namespace runList

} // namespace playground
