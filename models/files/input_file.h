// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace playground
{

/// A regular file open for random-access reading. All functions throw Error naming the file and the reason.
class InputFile
{
public:
    explicit InputFile(const std::filesystem::path& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// Size in bytes when the file was opened.
    std::uint64_t size() const { return m_size; }

    /// Reads exactly `count` bytes starting at `offset`.
    void read(std::uint64_t offset, void* into, std::size_t count) const;

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace playground
