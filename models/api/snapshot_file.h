// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// Writes a snapshot's weights, those of its moving average and their hashes to a .safetensors file, as they
/// are and atomically. Throws Error; the previous file then stays.
void writeSnapshot(const std::string& file, const Snapshot& snapshot);

/// Reads it back, bit for bit. `like`: any snapshot of the same network and recipe; names and shapes have to
/// be those of its tensors, and every number finite. Throws Error naming the file.
std::shared_ptr<const Snapshot> readSnapshot(const std::string& file, const Snapshot& like);

/// How large its tensors are, those of the average included.
std::int64_t snapshotBytes(const Snapshot& snapshot);

/// weightsHash() of the weights in the file and of their average, if there is one, as the file itself says:
/// reads no weights. Throws Error naming the file.
std::vector<std::string> weightsHashesIn(const std::string& file);

} // namespace playground
