// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QApplication>
#include <QLocale>

namespace playground
{

/// English locale, and the same style and colours on every machine.
inline void useTestLook()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(QStringLiteral("fusion"));
    QApplication::setPalette(lightPalette());
}

/// The child with this object name; must exist.
template <typename T> T* childOf(const QObject& parent, const char* name)
{
    T* found = parent.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace playground
