// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace playground
{

/// Physical memory used by this process, in bytes; 0 if unknown.
qint64 residentMemory();

/// Physical memory of the machine, in bytes; 0 if unknown.
qint64 physicalMemory();

} // namespace playground
