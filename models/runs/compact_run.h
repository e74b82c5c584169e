// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace playground
{

/// Writes a small copy of the run in `run` to `folder`, to be passed on: recipe, losses, and the weights, the
/// snapshots and the autoencoder in half precision. Averaged weights take the place of the last ones. The
/// optimiser's moments and the position in the random numbers are left out, so training continues from the
/// same weights, but not bit for bit. Throws Error naming the file.
void writeCompactRun(const std::filesystem::path& run, const std::filesystem::path& folder);

} // namespace playground
