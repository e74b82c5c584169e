// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace playground
{

/// Bytes of physical memory this process uses; 0 where the system does not say.
qint64 residentMemory();

/// Bytes of memory the machine has; 0 where the system does not say.
qint64 physicalMemory();

} // namespace playground
