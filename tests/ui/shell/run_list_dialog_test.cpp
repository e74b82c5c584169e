// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_list_dialog.h"

#include "tests/support/patient_qtest.h"

#include <QHeaderView>
#include <QTreeWidget>

using namespace playground;

class RunListDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Regression: at a text of 200 % the column of the names had room for the pictures only.
    void showsNamesAtLargeText()
    {
        QWidget window;
        window.resize(1366, 768);
        QFont large = window.font();
        large.setPointSizeF(large.pointSizeF() * 2);
        window.setFont(large);
        RunListDialog dialog(&window);
        RunInfo run;
        run.folder = QStringLiteral("/runs/2026-11-27-060030-shapes-basic-unet");
        run.recipe = QStringLiteral("shapes-basic-unet");
        run.saved = QDateTime::currentDateTime();
        run.steps = 564;
        run.loss = 0.0682;
        dialog.setRuns({run});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto* runs = dialog.findChild<QTreeWidget*>("runs");
        const QAbstractItemView* cells = runs;
        QVERIFY(dialog.width() <= window.width());
        for (int column = 0; column < runs->columnCount(); ++column)
            QVERIFY2(runs->header()->sectionSize(column) >= cells->sizeHintForColumn(column),
                qPrintable(QString::number(column)));
    }
};

QTEST_MAIN(RunListDialogTest)
#include "run_list_dialog_test.moc"
