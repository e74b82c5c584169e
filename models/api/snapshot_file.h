// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// Writes a snapshot's weights, their moving average and the hashes of both to a .safetensors file, unchanged
/// and atomically. Throws Error; the previous file is kept then.
void writeSnapshot(const std::string& file, const Snapshot& snapshot);

/// The same with every number rounded to half precision; the hashes are those of the rounded weights.
void writeHalfSnapshot(const std::string& file, const Snapshot& snapshot);

/// Reads a snapshot back, bit for bit. `like`: any snapshot of the same network and recipe; names and shapes
/// must match its tensors, and every number must be finite. Throws Error naming the file.
std::shared_ptr<const Snapshot> readSnapshot(const std::string& file, const Snapshot& like);

/// Size of its tensors in bytes, including the average.
std::int64_t snapshotBytes(const Snapshot& snapshot);

/// weightsHash() of the weights in the file and of their average, if present, as stored in the file: reads no
/// weights. Throws Error naming the file.
std::vector<std::string> weightsHashesIn(const std::string& file);

} // namespace playground
