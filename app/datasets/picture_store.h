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

/// How much room there is for the bytes of a data set's pictures.
struct StorageBudget {
    std::uint64_t memory = 0; ///< bytes
    std::uint64_t disk = 0; ///< bytes, for what memory does not hold
    QString folder; ///< on that disk
};

/// Of this machine: half of its memory, at most 8 GiB; the free part of the disk where caches lie.
StorageBudget storageBudget();

/// Collects decoded pictures: in memory or, where they are more than it should hold, in a file that is mapped
/// and that nobody else sees. The system then keeps of it in memory what there is room for.
class PictureStore
{
public:
    /// For `count` pictures of 3 x size x size at the most. Throws Error in numbers if there is room nowhere.
    PictureStore(qsizetype count, int size, const StorageBudget& room);

    /// Throws Error naming the file if it cannot be written.
    void add(const std::vector<std::uint8_t>& picture);

    /// Hands the pictures over to `set`, which keeps the file as long as it lives.
    void moveInto(Dataset& set);

private:
    std::vector<std::uint8_t> m_pixels;
    std::shared_ptr<QTemporaryFile> m_file; ///< null: they are in memory
};

} // namespace playground
