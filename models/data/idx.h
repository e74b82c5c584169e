// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// An array in IDX format, used by MNIST and similar sets: big-endian; bytes 00 00 TT DD, then DD 32-bit
/// sizes, then the values in C order (http://yann.lecun.com/exdb/mnist/).
struct IdxArray {
    enum Type : std::uint8_t { U8 = 0x08, I8 = 0x09, I16 = 0x0b, I32 = 0x0c, F32 = 0x0d, F64 = 0x0e };

    Type type = U8;
    std::vector<std::uint32_t> dims; ///< 1 to 3 entries
    std::vector<std::uint8_t> bytes; ///< values as in the file: big-endian if wider than a byte
};

/// Reads a whole IDX file, plain or gzip (detected by content). Strict: the length must exactly match the
/// header, at most 2 GiB, and no more than that is ever decompressed. Throws Error naming the file.
IdxArray readIdx(const std::filesystem::path& file);

/// Type of a file, determined from its first bytes.
struct IdxHead {
    enum class Kind { Idx, Packed, Other };

    Kind kind = Kind::Other;
    IdxArray array; ///< Idx: type and sizes, no values
    std::string packer; ///< Packed: "xz", "zip" or "bzip2"; such a file must be unpacked first
};

/// Reads only the header, plain or gzip; up to 4 sizes. Does not check the file's length. Throws Error if the
/// file cannot be read.
IdxHead peekIdx(const std::filesystem::path& file);

/// The header in file format: header plus `bytes` is the unpacked file.
std::vector<std::uint8_t> idxHeader(const IdxArray& array);

/// "u8 60000x28x28", for messages.
std::string describeIdx(const IdxArray& array);

} // namespace playground
