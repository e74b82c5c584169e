// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Named tensors in a defined order (for a network: state_dict order).
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// The content of a .safetensors file (https://github.com/huggingface/safetensors, format section).
struct TensorFile {
    NamedTensors tensors; ///< CPU, contiguous; in file order when read
    std::map<std::string, std::string> metadata; ///< "__metadata__"
};

/// Performs every check of the reference reader, so that an untrusted file cannot cause excessive allocation
/// or out-of-bounds reads. dtypes BOOL U8 I8 I16 I32 I64 F16 BF16 F32 F64; others are rejected by name.
/// Throws Error naming the file, the problem and, if it concerns one tensor, the tensor.
TensorFile readSafetensors(const std::filesystem::path& file);

/// Writes atomically (temporary file in the same folder, flushed, renamed): tensors ordered by descending
/// alignment, then by name; header padded with spaces to a multiple of 8. Throws Error (not writable, disk
/// full); the previous file is kept then.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

} // namespace playground
