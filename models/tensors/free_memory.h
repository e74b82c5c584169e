// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// Memory available to this process in bytes; 0 if unknown.
std::int64_t freeMemory();

} // namespace playground
