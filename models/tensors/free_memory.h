// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// Bytes the machine could still give to this process; 0 where the system does not say.
std::int64_t freeMemory();

} // namespace playground
