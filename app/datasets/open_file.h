// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <filesystem>
#include <memory>

namespace playground
{

/// Opens a regular file for reading, whatever bytes its name has (Qt alone opens names of the system's
/// encoding); a pipe or a device never makes it wait. Throws Error with the reason, without the name.
std::unique_ptr<QFile> openFile(const std::filesystem::path& path);

} // namespace playground
