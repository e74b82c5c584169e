// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/atomic_file.h"

#include "models/api/error.h"
#include "models/files/input_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <random>
#include <system_error>

namespace playground
{
namespace
{

namespace fs = std::filesystem;

Error writeError(const fs::path& file, int reason)
{
    switch (reason) {
    case ENOSPC:
    case EDQUOT:
        return Error(
            PLAYGROUND_TEXT("models", "%1: cannot be written, the disk is full: free some space (%2)."),
            {file.string(), std::generic_category().message(reason)});
    case EACCES:
    case EPERM:
    case EROFS:
        return Error(PLAYGROUND_TEXT("models", "%1: not writable: choose another folder (%2)."),
            {file.string(), std::generic_category().message(reason)});
    default:
        return Error(PLAYGROUND_TEXT("models", "%1: cannot be written (%2). Check the path and the disk."),
            {file.string(), std::generic_category().message(reason)});
    }
}

/// Temporary file for writing, deleted with this object unless it was renamed.
class TemporaryFile
{
public:
    TemporaryFile(const fs::path& file, const fs::path& folder)
        : m_file(file)
    {
        // Not mkstemp: its files are readable only by their owner, regardless of the umask.
        std::random_device random;
        do {
            m_path = folder / (".playground-" + std::to_string(random()) + ".tmp");
            m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (m_descriptor < 0 && (errno == EEXIST || errno == EINTR));
        if (m_descriptor < 0)
            throw writeError(m_file, errno);
    }

    ~TemporaryFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        if (!m_renamed)
            ::unlink(m_path.c_str());
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes)
    {
        constexpr std::size_t largestPiece = std::size_t(1) << 30; // the system writes at most 2 GiB at once
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), std::min(bytes.size(), largestPiece));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                throw writeError(m_file, written < 0 ? errno : EIO);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// Flushes, closes and renames. The flush comes first: otherwise a power cut could leave an empty file.
    void commit()
    {
        if (::fsync(m_descriptor) != 0)
            throw writeError(m_file, errno);
        const int closed = ::close(m_descriptor);
        m_descriptor = -1;
        if (closed != 0)
            throw writeError(m_file, errno);
        if (std::rename(m_path.c_str(), m_file.c_str()) != 0)
            throw writeError(m_file, errno);
        m_renamed = true;
    }

private:
    fs::path m_file;
    fs::path m_path;
    int m_descriptor = -1;
    bool m_renamed = false;
};

/// Makes the rename durable. Folders without read permission and file systems that cannot flush a folder
/// (EINVAL) are ignored: the file is complete either way.
void flushFolder(const fs::path& folder, const fs::path& file)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    const int reason = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (reason != 0 && reason != EINVAL && reason != ENOTSUP)
        throw writeError(file, reason);
}

} // namespace

void writeFileAtomically(const fs::path& file, std::span<const std::string_view> pieces)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason)
        throw writeError(file, reason.value());
    // Renaming over a device such as /dev/null would replace the device.
    const fs::file_status status = fs::status(file, reason);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: is a folder or a device, not a file. Choose another name."),
            {file.string()});
    TemporaryFile temporary(file, folder);
    for (const std::string_view piece : pieces)
        temporary.write(piece);
    temporary.commit();
    flushFolder(folder, file);
}

void writeFileAtomically(const fs::path& file, std::string_view bytes)
{
    writeFileAtomically(file, std::span<const std::string_view>(&bytes, 1));
}

std::string readWholeFile(const fs::path& file, std::size_t limit)
{
    const InputFile input(file);
    if (input.size() > limit)
        throw Error(
            PLAYGROUND_TEXT("models", "%1: has %2 bytes; the limit is %3. Check that it is the right file."),
            {file.string(), std::to_string(input.size()), std::to_string(limit)});
    std::string bytes(static_cast<std::size_t>(input.size()), '\0');
    input.read(0, bytes.data(), bytes.size());
    return bytes;
}

} // namespace playground
