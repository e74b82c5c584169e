// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/input_file.h"

#include "models/api/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace playground
{
namespace
{

Error readError(const std::filesystem::path& path, int reason)
{
    if (reason == ENOENT || reason == ENOTDIR)
        return Error(
            PLAYGROUND_TEXT("models", "%1: there is no such file. Check the path."), {path.string()});
    return Error(PLAYGROUND_TEXT("models", "%1: cannot be read (%2). Check the file and its permissions."),
        {path.string(), std::generic_category().message(reason)});
}

} // namespace

InputFile::InputFile(const std::filesystem::path& path)
    : m_path(path)
{
    // O_NONBLOCK: opening a pipe must not wait for a writer; it changes nothing for a regular file.
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0)
        throw readError(path, errno);
    struct stat status = {};
    const bool known = ::fstat(m_descriptor, &status) == 0;
    if (known && S_ISREG(status.st_mode)) {
        m_size = static_cast<std::uint64_t>(status.st_size);
        return;
    }
    const int reason = errno;
    ::close(m_descriptor);
    if (!known)
        throw readError(path, reason);
    throw Error(PLAYGROUND_TEXT("models", "%1: is a folder or a device, not a file. Choose a file."),
        {path.string()});
}

InputFile::~InputFile()
{
    ::close(m_descriptor);
}

void InputFile::read(std::uint64_t offset, void* into, std::size_t count) const
{
    constexpr std::size_t largestPiece = std::size_t(1) << 30; // the system reads at most 2 GiB at once
    auto* position = static_cast<char*>(into);
    while (count > 0) {
        const ssize_t got
            = ::pread(m_descriptor, position, std::min(count, largestPiece), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw readError(m_path, errno);
        if (got == 0)
            throw Error(
                PLAYGROUND_TEXT("models", "%1: the file became shorter while it was read. Try again."),
                {m_path.string()});
        position += got;
        offset += static_cast<std::uint64_t>(got);
        count -= static_cast<std::size_t>(got);
    }
}

} // namespace playground
