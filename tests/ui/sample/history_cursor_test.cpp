// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/history_cursor.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

using namespace playground;

class HistoryCursorTest : public QObject
{
    Q_OBJECT

    static constexpr int total = 10;

    /// Steps `from` .. `until` arrive, as from the lane.
    static void come(SamplingHistory& history, HistoryCursor& cursor, int id, int from, int until)
    {
        for (int i = from; i < until; ++i) {
            SamplingEvent event;
            event.row = id;
            event.kind = SamplingEvent::Kind::Step;
            event.step = flatStep(i, total);
            if (history.apply(event))
                cursor.follow(id);
        }
        cursor.settle();
    }

private Q_SLOTS:
    void nowhereAtFirst()
    {
        SamplingHistory history;
        HistoryCursor cursor(history);
        cursor.settle();
        QVERIFY(!cursor.row() && !cursor.at());
        QCOMPARE(cursor.step(), -1);
        QCOMPARE(cursor.amount(), 1.0);
        QVERIFY(!cursor.setSample(0));
        QVERIFY(!history.newest());
    }

    void followsUntilItIsHeld()
    {
        SamplingHistory history;
        HistoryCursor cursor(history);
        const int id = history.add(waitingRow(total));
        cursor.await(id);
        come(history, cursor, id, 0, 4);
        QCOMPARE(cursor.step(), 3);
        cursor.setFollowing(false);
        cursor.goTo(id, 1);
        come(history, cursor, id, 4, 6);
        QCOMPARE(cursor.step(), 1);
        cursor.setFollowing(true);
        come(history, cursor, id, 6, 7);
        QCOMPARE(cursor.at()->index, 6);
    }

    void stopsAtTheRequestedStep()
    {
        SamplingHistory history;
        HistoryCursor cursor(history);
        const int id = history.add(waitingRow(total));
        cursor.await(id);
        cursor.haltAt(2);
        come(history, cursor, id, 0, 6);
        QCOMPARE(cursor.at()->index, 2);
        QVERIFY(!cursor.following());
        const int next = history.add(waitingRow(total));
        cursor.await(next); // the halt applied to the other row
        come(history, cursor, next, 0, 6);
        QCOMPARE(cursor.at()->index, 5);
    }

    /// Memory for four steps: middle steps are dropped, but not the current one.
    void staysWhereItIsWhileStepsAreForgotten()
    {
        const std::size_t bytesOfStep = 2 * 16 * sizeof(float);
        SamplingHistory history(4 * bytesOfStep);
        HistoryCursor cursor(history);
        const int id = history.add(waitingRow(total));
        cursor.await(id);
        come(history, cursor, id, 0, 4);
        cursor.setFollowing(false);
        cursor.goTo(id, 2);
        come(history, cursor, id, 4, total);
        QCOMPARE(cursor.row()->steps.size(), std::size_t(4));
        QCOMPARE(cursor.at()->index, 2);
        QVERIFY(cursor.step() != 2);
    }

    void comesBackWithinWhatThereIs()
    {
        SamplingHistory history;
        HistoryCursor cursor(history);
        const int many = history.add(waitingRow(total, 8));
        cursor.await(many);
        come(history, cursor, many, 0, 5);
        QVERIFY(cursor.setSample(7));
        QVERIFY(!cursor.setSample(8) && !cursor.setSample(-1));
        const int few = history.add(waitingRow(total, 3));
        QCOMPARE(history.newest()->id, few);
        cursor.await(few);
        come(history, cursor, few, 0, 2);
        QCOMPARE(cursor.sample(), 2);
        history.arrange({many}); // as Undo does
        cursor.settle();
        QCOMPARE(cursor.step(), -1);
        QVERIFY(!cursor.at());
        cursor.goNear(many, 0.7);
        QCOMPARE(cursor.at()->index, 3);
        cursor.goToLast(many);
        QCOMPARE(cursor.at()->index, 4);
    }
};

QTEST_APPLESS_MAIN(HistoryCursorTest)
#include "history_cursor_test.moc"
