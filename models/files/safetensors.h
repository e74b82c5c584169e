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

/// Tensors with their names, in a stated order (a network's: state_dict order).
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// The content of a .safetensors file (https://github.com/huggingface/safetensors, format section).
struct TensorFile {
    NamedTensors tensors; ///< CPU, contiguous; in file order when read
    std::map<std::string, std::string> metadata; ///< "__metadata__"
};

/// Reads with every check of the reference reader, so that no file from outside can make us allocate, read
/// or index past its end. dtypes BOOL U8 I8 I16 I32 I64 F16 BF16 F32 F64; others are refused by name.
/// Throws Error naming the file, what is wrong and, where it is one tensor's fault, the tensor.
TensorFile readSafetensors(const std::filesystem::path& file);

/// Writes atomically (temporary file in the same folder, flushed, renamed): tensors ordered by alignment
/// descending then name, header padded with spaces to a multiple of 8. Throws Error (unwritable, disk full);
/// the previous file then stays.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

} // namespace playground
