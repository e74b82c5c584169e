// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/support/temporary_home.h"
#include "tests/support/patient_qtest.h"

namespace playground
{

inline TemporaryHome* testHome = nullptr;

/// The home of this test program.
inline TemporaryHome& home()
{
    return *testHome;
}

template <typename Application, typename Test> int runTest(int argc, char** argv)
{
    TemporaryHome temporaryHome; // before the application reads its settings
    testHome = &temporaryHome;
    QCoreApplication::setOrganizationName(QStringLiteral("diffusion-playground"));
    QCoreApplication::setApplicationName(QStringLiteral("diffusion-playground"));
    Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace playground

/// Like QTEST_MAIN, in a TemporaryHome.
#define PLAYGROUND_TEST_MAIN(Application, Test)                                                              \
    int main(int argc, char** argv)                                                                          \
    {                                                                                                        \
        return playground::runTest<Application, Test>(argc, argv);                                           \
    }
