// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <filesystem>
#include <memory>

namespace playground
{

/// Opens a regular file for reading. The name may hold any bytes (QFile alone requires the system's
/// encoding); pipes and devices are rejected without blocking. Throws Error with the reason but without the
/// file name.
std::unique_ptr<QFile> openFile(const std::filesystem::path& path);

} // namespace playground
