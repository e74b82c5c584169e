// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <QString>
#include <QTemporaryFile>

#include <cstdint>
#include <memory>
#include <vector>

namespace playground
{

/// Space available for the pixels of a data set.
struct StorageBudget {
    std::uint64_t memory = 0; ///< bytes
    std::uint64_t disk = 0; ///< bytes, used when memory is not enough
    QString folder; ///< where the disk space is
};

/// The budget on this machine: half of its memory but at most 8 GiB, and the free space of the cache folder's
/// disk.
StorageBudget storageBudget();

/// Collects decoded pictures in memory or, beyond the memory budget, in a private memory-mapped temporary
/// file, which the system then caches as memory allows.
class PictureStore
{
public:
    /// Reserves space for up to `count` pictures of 3 x size x size bytes. Throws Error with the numbers if
    /// neither memory nor disk has room.
    PictureStore(qsizetype count, int size, const StorageBudget& room);

    /// Throws Error naming the file if it cannot be written.
    void add(const std::vector<std::uint8_t>& picture);

    /// Moves the pictures into `set`, which then owns the temporary file.
    void moveInto(Dataset& set);

private:
    std::vector<std::uint8_t> m_pixels;
    std::shared_ptr<QTemporaryFile> m_file; ///< null: the pictures are in memory
};

} // namespace playground
