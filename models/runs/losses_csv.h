// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"

#include <filesystem>
#include <span>
#include <vector>

namespace playground
{

/// Writes "step,epoch,seconds,loss" (of an autoencoder also "kl") and one line a step, atomically. Numbers
/// are the shortest that read back as the same double; nan and inf are written as such. Throws Error.
void writeLosses(const std::filesystem::path& file, std::span<const StepRecord> records);

/// Reads what writeLosses() wrote: steps 1, 2, 3, ... without a gap, epochs from 1 on, every line ended.
/// Throws Error naming the file and the line.
std::vector<StepRecord> readLosses(const std::filesystem::path& file);

} // namespace playground
