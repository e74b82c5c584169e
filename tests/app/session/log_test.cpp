// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"

#include <QTest>

using namespace playground;

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentByDefault();
};

void LogTest::isSilentByDefault()
{
    QVERIFY(!logTraining().isDebugEnabled());
    QVERIFY(!logPreview().isDebugEnabled());
    QVERIFY(!enableLog("trainings"));
    QVERIFY(!logTraining().isDebugEnabled());
    QVERIFY(enableLog("training"));
    QVERIFY(logTraining().isDebugEnabled());
    QVERIFY(!logPreview().isDebugEnabled());
    QVERIFY(enableLog("preview")); // both from now on
    QVERIFY(logTraining().isDebugEnabled());
    QVERIFY(logPreview().isDebugEnabled());
    QVERIFY(!logFiles().isDebugEnabled());
    QVERIFY(enableLog("all"));
    QVERIFY(logFiles().isDebugEnabled());
}

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
