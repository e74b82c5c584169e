// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patient_qtest.h"

#include <QApplication>
#include <QTemporaryDir>

namespace playground
{

/// Like QTEST_MAIN, with settings in a temporary folder: the user's settings are neither read nor written.
template <typename Test> int runWithOwnSettings(int argc, char** argv)
{
    const QTemporaryDir folder;
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, folder.path().toUtf8());
    QCoreApplication::setOrganizationName(QStringLiteral("diffusion-playground"));
    QCoreApplication::setApplicationName(QStringLiteral("diffusion-playground"));
    QApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace playground
