// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"

#include <string>

namespace playground
{

/// SHA-256 over the names and bytes of all weights, in hexadecimal; shows whether two pictures come from the
/// same weights. Throws Error if the snapshot does not come from a trainer or a file.
std::string weightsHash(const Snapshot& snapshot);

} // namespace playground
