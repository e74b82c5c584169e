// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_lock.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <chrono>
#include <filesystem>
#include <system_error>

namespace playground
{

namespace
{
constexpr qint64 secondsPerMinute = 60;

/// True for a lock that was not refreshed for a long time and whose process cannot be checked.
bool isStale(const QLockFile& lock, const QString& file)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&process, &host, &program) && host == QSysInfo::machineHostName())
        return false; // QLockFile has already checked the process
    const QDateTime refreshed = QFileInfo(file).lastModified();
    return refreshed.secsTo(QDateTime::currentDateTime()) > RunLock::staleMinutes * secondsPerMinute;
}

/// Removes the temporary files that a killed save leaves behind.
void removeUnfinishedFiles(const std::string& runFolder)
{
    QDirIterator files(QString::fromStdString(runFolder), {QStringLiteral(".playground-*.tmp")},
        QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        QFile::remove(files.next());
}
} // namespace

RunLock::RunLock(const std::string& runFolder)
    : m_file(runFolder + '/' + fileName)
    , m_lock(std::make_unique<QLockFile>(QString::fromStdString(m_file)))
{
    m_lock->setStaleLockTime(0); // a window may be open for days
}

RunLock::~RunLock() = default;

std::unique_ptr<RunLock> RunLock::take(const std::string& runFolder)
{
    std::unique_ptr<RunLock> lock(new RunLock(runFolder));
    if (lock->lock())
        removeUnfinishedFiles(runFolder); // no other process is saving
    else if (lock->m_lock->error() == QLockFile::LockFailedError)
        return nullptr;
    return lock;
}

bool RunLock::lock()
{
    if (m_lock->tryLock(0))
        return true;
    return m_lock->error() == QLockFile::LockFailedError && isStale(*m_lock, QString::fromStdString(m_file))
        && m_lock->removeStaleLockFile() && m_lock->tryLock(0);
}

void RunLock::refresh() const
{
    std::error_code ignored;
    if (m_lock->isLocked())
        std::filesystem::last_write_time(m_file, std::filesystem::file_time_type::clock::now(), ignored);
}

} // namespace playground
