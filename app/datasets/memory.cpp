// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/memory.h"

#include <QFile>
#include <QList>

#ifdef __unix__
#include <unistd.h>
#endif

namespace playground
{

qint64 residentMemory()
{
#ifdef __linux__
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (statm.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> pages = statm.readAll().split(' ');
        if (pages.size() > 1)
            return pages[1].toLongLong() * sysconf(_SC_PAGESIZE);
    }
#endif
    return 0;
}

qint64 physicalMemory()
{
#ifdef __linux__
    return qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
#else
    return 0;
#endif
}

} // namespace playground
