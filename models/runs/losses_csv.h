// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"

#include <filesystem>
#include <span>
#include <vector>

namespace playground
{

/// Writes "step,epoch,seconds,loss" (for autoencoders also "kl") and one line per step, atomically. Numbers
/// are the shortest that read back as the same double; nan and inf are written as such. Throws Error.
void writeLosses(const std::filesystem::path& file, std::span<const StepRecord> records);

/// Reads a file written by writeLosses(): steps 1, 2, 3, ... without gaps, epochs from 1, every line
/// terminated. Throws Error naming the file and the line.
std::vector<StepRecord> readLosses(const std::filesystem::path& file);

} // namespace playground
