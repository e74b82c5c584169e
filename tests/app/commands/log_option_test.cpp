// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/log_option.h"
#include "app/preview/preview_log.h"
#include "app/training/training_log.h"

#include <QTest>

using namespace playground;

class LogOptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentUntilAsked();
};

void LogOptionTest::isSilentUntilAsked()
{
    const QLoggingCategory files("playground.files", QtWarningMsg); // the document opener's
    QVERIFY(!logTraining().isDebugEnabled());
    QVERIFY(!logPreview().isDebugEnabled());
    enableLogs({"training"});
    QVERIFY(logTraining().isDebugEnabled());
    QVERIFY(!logPreview().isDebugEnabled());
    enableLogs({"training", "preview"});
    QVERIFY(logTraining().isDebugEnabled());
    QVERIFY(logPreview().isDebugEnabled());
    QVERIFY(!files.isDebugEnabled());
    enableLogs({"all"});
    QVERIFY(files.isDebugEnabled());
    enableLogs({});
    QVERIFY(!files.isDebugEnabled());
}

QTEST_GUILESS_MAIN(LogOptionTest)
#include "log_option_test.moc"
