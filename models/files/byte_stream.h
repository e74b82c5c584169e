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

/// Sequential reader of a file's bytes; decompresses files that begin with gzip's 1f 8b, whatever their name.
/// Uses only a small buffer: the caller decides how much to read.
class ByteStream
{
public:
    /// Throws Error if the file does not exist, is not a regular file, or cannot be read.
    explicit ByteStream(std::filesystem::path file);
    ~ByteStream();
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// Fills `bytes` and returns the number of bytes read; fewer only at the end. Throws Error on damaged,
    /// truncated or trailing gzip data. The gzip checksum is verified only once a read returns fewer bytes.
    std::size_t read(std::span<std::uint8_t> bytes);

    /// Upper bound of the stream's length: the file size, or its maximum size after decompression.
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
