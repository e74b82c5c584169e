// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/open_file.h"

#include "models/api/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace playground
{

std::unique_ptr<QFile> openFile(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        throw Error(
            PLAYGROUND_TEXT("models", "cannot be read: %1."), {std::generic_category().message(errno)});
    struct stat status = {};
    auto file = std::make_unique<QFile>();
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
        || !file->open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        throw Error(PLAYGROUND_TEXT("models", "is not a file."), {});
    }
    return file;
}

} // namespace playground
