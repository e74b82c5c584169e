// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace playground
{

/// Bytes of physical memory this process uses; 0 where the system does not say.
qint64 residentMemory();

} // namespace playground
