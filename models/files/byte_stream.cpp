// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/byte_stream.h"

#include "models/api/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace playground
{

namespace
{

constexpr std::size_t packedBufferSize = std::size_t(1) << 16;
constexpr std::size_t largestInflate = std::size_t(1) << 30; // zlib counts in 32 bits
constexpr std::uint64_t deflateRatio = 1032; // zlib's technical notes: no input expands further
constexpr int gzipOnly = 16 + MAX_WBITS;

} // namespace

ByteStream::ByteStream(std::filesystem::path file)
    : m_file(std::move(file))
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(m_file, failure)) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: there is no such file. Check the path."), {m_file.string()});
    }
    m_fileSize = std::filesystem::file_size(m_file, failure);
    m_in.open(m_file, std::ios::binary);
    if (failure || !m_in) {
        const auto reason = failure ? failure : std::error_code(errno, std::generic_category());
        throw Error(PLAYGROUND_TEXT("models", "%1: the file cannot be read (%2)."),
            {m_file.string(), reason.message()});
    }

    std::array<std::uint8_t, 2> first{};
    m_gzip = readPlain(first) == 2 && first[0] == 0x1f && first[1] == 0x8b;
    m_in.clear();
    m_in.seekg(0);
    if (m_gzip) {
        m_packed.resize(packedBufferSize);
        if (inflateInit2(&m_zlib, gzipOnly) != Z_OK) {
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: zlib could not be initialised. Close other programs and try again."),
                {m_file.string()});
        }
    }
}

ByteStream::~ByteStream()
{
    if (m_gzip) {
        inflateEnd(&m_zlib);
    }
}

std::uint64_t ByteStream::longestPossible() const
{
    return m_gzip ? m_fileSize * deflateRatio : m_fileSize;
}

std::size_t ByteStream::read(std::span<std::uint8_t> bytes)
{
    return m_gzip ? readGzip(bytes) : readPlain(bytes);
}

std::size_t ByteStream::readPlain(std::span<std::uint8_t> bytes)
{
    m_in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (m_in.bad()) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the file could not be read. Check the disk."), {m_file.string()});
    }
    return static_cast<std::size_t>(m_in.gcount());
}

std::size_t ByteStream::readGzip(std::span<std::uint8_t> bytes)
{
    std::size_t done = 0;
    while (done < bytes.size() && !m_ended) {
        if (m_zlib.avail_in == 0) {
            m_zlib.next_in = m_packed.data();
            m_zlib.avail_in = static_cast<uInt>(readPlain(m_packed));
            if (m_zlib.avail_in == 0) {
                throw Error(
                    PLAYGROUND_TEXT("models", "%1: the gzip data is incomplete. Download the file again."),
                    {m_file.string()});
            }
        }
        const std::size_t room = std::min(bytes.size() - done, largestInflate);
        m_zlib.next_out = bytes.data() + done;
        m_zlib.avail_out = static_cast<uInt>(room);
        const int status = inflate(&m_zlib, Z_NO_FLUSH);
        done += room - m_zlib.avail_out;
        if (status == Z_STREAM_END) {
            finishGzip();
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            throw Error(
                PLAYGROUND_TEXT("models", "%1: the gzip data is damaged (%2). Download the file again."),
                {m_file.string(), m_zlib.msg ? m_zlib.msg : "zlib error " + std::to_string(status)});
        }
    }
    return done;
}

void ByteStream::finishGzip()
{
    m_ended = true;
    std::array<std::uint8_t, 1> extra{};
    if (m_zlib.avail_in > 0 || readPlain(extra) > 0) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: unexpected data after the gzip stream. Download the file again."),
            {m_file.string()});
    }
}

} // namespace playground
