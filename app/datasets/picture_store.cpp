// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_store.h"

#include "app/datasets/memory.h"
#include "models/api/error.h"

#include <QDir>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

namespace playground
{

namespace
{
constexpr std::uint64_t mostMemory = std::uint64_t(8) << 30;

std::string gibibytes(std::uint64_t bytes)
{
    constexpr double gib = 1 << 30;
    return QString::number(static_cast<double>(bytes) / gib, 'f', 1).toStdString();
}

Error cannotBeWritten(const QTemporaryFile& file)
{
    return Error(PLAYGROUND_TEXT("models", "%1: cannot be written: %2. Choose another location."),
        {file.fileTemplate().toStdString(), file.errorString().toStdString()});
}
} // namespace

StorageBudget storageBudget()
{
    StorageBudget room;
    const auto physical = static_cast<std::uint64_t>(std::max<qint64>(0, physicalMemory()));
    room.memory = physical == 0 ? mostMemory : std::min(mostMemory, physical / 2);
    room.folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    QDir().mkpath(room.folder);
    room.disk = static_cast<std::uint64_t>(std::max<qint64>(0, QStorageInfo(room.folder).bytesAvailable()));
    return room;
}

PictureStore::PictureStore(qsizetype count, int size, const StorageBudget& room)
{
    const auto edge = static_cast<std::uint64_t>(size);
    const std::uint64_t bytes = static_cast<std::uint64_t>(count) * 3 * edge * edge;
    if (bytes <= room.memory) {
        m_pixels.reserve(bytes); // growing by doubling would use more memory
        return;
    }
    if (bytes > room.disk)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 pictures of %2x%2 need %3 GiB, but only %4 GiB of memory may be used and %5 GiB "
                        "are free in %6. Choose a smaller image_size or fewer pictures."),
            {std::to_string(count), std::to_string(size), gibibytes(bytes), gibibytes(room.memory),
                gibibytes(room.disk), room.folder.toStdString()});
    m_file = std::make_shared<QTemporaryFile>(room.folder + QStringLiteral("/pictures-XXXXXX"));
    if (!m_file->open())
        throw cannotBeWritten(*m_file);
}

void PictureStore::add(const std::vector<std::uint8_t>& picture)
{
    if (!m_file) {
        m_pixels.insert(m_pixels.end(), picture.begin(), picture.end());
        return;
    }
    const auto size = static_cast<qint64>(picture.size());
    if (m_file->write(reinterpret_cast<const char*>(picture.data()), size) != size)
        throw cannotBeWritten(*m_file);
}

void PictureStore::moveInto(Dataset& set)
{
    set.pixels = std::move(m_pixels);
    if (!m_file)
        return;
    if (!m_file->flush())
        throw cannotBeWritten(*m_file);
    if (m_file->size() == 0)
        return; // no usable picture
    const std::uint8_t* bytes = m_file->map(0, m_file->size());
    if (bytes == nullptr)
        throw cannotBeWritten(*m_file);
    set.mapped = std::shared_ptr<const std::uint8_t>(
        m_file, bytes); // the file is deleted with the last reference to its bytes
}

} // namespace playground
