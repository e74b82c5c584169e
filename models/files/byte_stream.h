// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <vector>

namespace playground
{

/// The bytes of a file in order, unpacked on the way if the file begins with gzip's 1f 8b, whatever its name.
/// Holds a small buffer only: the caller decides how much it is willing to take.
class ByteStream
{
public:
    /// Throws Error if the file is not there, not a regular file, or cannot be read.
    explicit ByteStream(std::filesystem::path file);
    ~ByteStream();
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// Fills `bytes` and returns how many it could; fewer only at the end. Throws Error on damaged, truncated
    /// or trailing gzip data. The gzip checksum is certain only after a read has come back short.
    std::size_t read(std::span<std::uint8_t> bytes);

    /// The whole stream cannot be longer than this: the file's size, or what deflate could make of it.
    std::uint64_t longestPossible() const;

private:
    std::size_t readPlain(std::span<std::uint8_t> bytes);
    std::size_t readGzip(std::span<std::uint8_t> bytes);
    void finishGzip();

    std::filesystem::path m_file;
    std::ifstream m_in;
    std::uint64_t m_fileSize = 0;
    bool m_gzip = false;
    bool m_ended = false;
    z_stream m_zlib{};
    std::vector<std::uint8_t> m_packed;
};

} // namespace playground
