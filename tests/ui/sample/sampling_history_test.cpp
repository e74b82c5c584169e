// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampling_history.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

using namespace playground;

namespace
{
constexpr std::size_t stepBytes = 2 * 16 * sizeof(float); // of flatStep(): x and prediction, 4x4

std::vector<int> indices(const SamplingRow& row)
{
    std::vector<int> result;
    for (const SampleStep& step : row.steps)
        result.push_back(step.index);
    return result;
}

std::vector<int> ids(const SamplingHistory& history)
{
    std::vector<int> result;
    for (const SamplingRow& row : history.rows())
        result.push_back(row.id);
    return result;
}
} // namespace

class SamplingHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowGrowsAndFinishes()
    {
        SamplingHistory history;
        const int id = history.add(waitingRow(3));
        QVERIFY(history.row(id)->running());
        history.start(id, 3, 120, "abc");
        for (int i = 0; i < 3; ++i)
            history.append(id, flatStep(i, 3));
        QCOMPARE(history.row(id)->snapshotStep, 120);
        history.finish(id, flatPictures(1, 4, 0.25F));
        const SamplingRow& row = *history.row(id);
        QVERIFY(!row.running());
        QCOMPARE(indices(row), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(row.evaluations, 3);
        QCOMPARE(row.milliseconds, 6.0);
        QCOMPARE(row.steps.back().amount, 0.0);
        QCOMPARE(predictionOf(row.steps.back()).values.front(), 0.25F); // the finished picture
        QCOMPARE(predictionOf(row.steps[1]).values.front(), row.steps[1].predicted.values.front());
    }

    void branchesStandUnderTheirParent()
    {
        SamplingHistory history;
        const int a = history.add(waitingRow(3));
        const int b = history.add(waitingRow(3));
        const int a1 = history.add(waitingRow(3, 1, a));
        const int a11 = history.add(waitingRow(3, 1, a1));
        const int a2 = history.add(waitingRow(3, 1, a));
        QCOMPARE(ids(history), (std::vector<int>{a, a1, a11, a2, b}));
        QCOMPARE(history.root(a11)->id, a);
        QCOMPARE(history.root(b)->id, b);
        QVERIFY(!history.root(99));
        history.append(a11, flatStep(0, 3));
        history.append(b, flatStep(0, 3));
        history.arrange({a, a2, b});
        QCOMPARE(ids(history), (std::vector<int>{a, a2, b}));
        history.keepAside({});
        QCOMPARE(history.bytes(), stepBytes);
        history.append(a11, flatStep(1, 3)); // late event of a removed row
        history.finish(a11, flatPictures(1, 4, 0));
        QCOMPARE(history.bytes(), stepBytes);
        QVERIFY(!history.row(a11));
        QVERIFY(history.add(waitingRow(3)) > b); // ids are never reused
        history.clear();
        QCOMPARE(history.bytes(), std::size_t(0));
        QVERIFY(history.rows().empty());
    }

    void showsTheRequestedRows()
    {
        SamplingHistory history;
        const int a = history.add(waitingRow(3));
        const int b = history.add(waitingRow(3));
        const int c = history.add(waitingRow(3));
        history.append(a, flatStep(0, 3));
        history.append(b, flatStep(0, 3));
        history.arrange({c, b});
        QCOMPARE(ids(history), (std::vector<int>{c, b}));
        QCOMPARE(history.ids(), (std::vector<int>{c, b}));
        QVERIFY(!history.row(a));
        QVERIFY(history.row(b)->running());
        history.append(a, flatStep(1, 3)); // late event of a row set aside
        QCOMPARE(history.bytes(), 2 * stepBytes);
        history.arrange({a, b, c, 99});
        QCOMPARE(ids(history), (std::vector<int>{a, b, c}));
        QCOMPARE(history.row(a)->steps.size(), std::size_t(1));
        QVERIFY(!history.row(a)->running()); // it was cancelled
        history.arrange({});
        history.keepAside({c});
        history.arrange({a, b, c});
        QCOMPARE(ids(history), std::vector<int>{c});
    }

    void keepsAsideWhileThereIsRoom()
    {
        SamplingHistory history(stepBytes * 5);
        const int first = history.add(waitingRow(3));
        history.append(first, flatStep(0, 3));
        const int second = history.add(waitingRow(3));
        history.append(second, flatStep(0, 3));
        history.append(second, flatStep(1, 3));
        history.arrange({});
        QCOMPARE(history.bytes(), 3 * stepBytes);
        const int third = history.add(waitingRow(3));
        for (int i = 0; i < 3; ++i)
            history.append(third, flatStep(i, 3)); // the third exceeds the budget: the oldest is dropped
        history.arrange({first, second, third});
        QCOMPARE(ids(history), (std::vector<int>{second, third}));
        QCOMPARE(history.row(second)->steps.size(), std::size_t(2));
        QCOMPARE(history.row(third)->steps.size(), std::size_t(3));
    }

    void thinsInTheMiddle_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("room");
        QTest::newRow("nothing to forget") << 16 << 17;
        QTest::newRow("one too many") << 16 << 16;
        QTest::newRow("half") << 100 << 50;
        QTest::newRow("little room") << 1000 << 10;
        QTest::newRow("only the three that stay") << 200 << 3;
    }

    void thinsInTheMiddle()
    {
        QFETCH(int, steps);
        QFETCH(int, room);
        SamplingHistory history(stepBytes * static_cast<std::size_t>(room));
        const int id = history.add(waitingRow(steps));
        history.start(id, steps, 0, {});
        for (int i = 0; i < steps; ++i) {
            history.append(id, flatStep(i, steps));
            QVERIFY(history.bytes() <= history.budget());
        }
        const int current = 1 + steps / 3;
        // The step under the cursor may have been dropped before; from now on it is kept.
        const int kept = indices(*history.row(
            id))[static_cast<std::size_t>(stepNear(*history.row(id), flatStep(current, steps).amount))];
        history.setCurrent(id, kept, flatStep(kept, steps).amount);
        history.finish(id, flatPictures(1, 4, 0));
        QVERIFY(history.bytes() <= history.budget());

        const std::vector<int> left = indices(*history.row(id));
        QCOMPARE(left.front(), 0);
        QCOMPARE(left.back(), steps);
        QVERIFY(std::find(left.begin(), left.end(), kept) != left.end());
        QVERIFY(static_cast<int>(left.size()) >= std::min(room, steps + 1) - 1);
        QCOMPARE(history.row(id)->evaluations, steps); // dropped steps count
        // Evenly: no gap exceeds a few times the mean gap.
        int widest = 0;
        for (std::size_t i = 1; i < left.size(); ++i)
            widest = std::max(widest, left[i] - left[i - 1]);
        if (room > 3)
            QVERIFY2(widest <= 4 * (steps / static_cast<int>(left.size()) + 1),
                qPrintable(QString::number(widest)));
    }

    void theLongestRowGives()
    {
        SamplingHistory history(stepBytes * 20);
        const int brief = history.add(waitingRow(5));
        const int extended = history.add(waitingRow(40));
        for (int i = 0; i < 5; ++i)
            history.append(brief, flatStep(i, 5));
        for (int i = 0; i < 40; ++i)
            history.append(extended, flatStep(i, 40));
        QCOMPARE(history.row(brief)->steps.size(), std::size_t(5));
        QCOMPARE(history.row(extended)->steps.size(), std::size_t(15));
    }

    void lessRoomThanMustStayIsNoEndlessLoop()
    {
        SamplingHistory history(1);
        const int id = history.add(waitingRow(5));
        for (int i = 0; i < 5; ++i)
            history.append(id, flatStep(i, 5));
        history.finish(id, flatPictures(1, 4, 0));
        QCOMPARE(indices(*history.row(id)).front(), 0);
        QCOMPARE(indices(*history.row(id)).back(), 5);
    }

    void budgetHoldsTheLargestHistory()
    {
        const std::size_t pictures = std::size_t(64) * 28 * 28 * sizeof(float);
        QVERIFY(pictures * 1000 * 2 + pictures <= SamplingHistory::defaultBudget);
    }

    void nearestStep()
    {
        SamplingRow row = waitingRow(4);
        QCOMPARE(stepNear(row, 0.5), -1);
        for (int i = 0; i < 4; ++i)
            row.steps.push_back(flatStep(i, 4));
        QCOMPARE(stepNear(row, 1.0), 0);
        QCOMPARE(stepNear(row, 0.74), 1);
        QCOMPARE(stepNear(row, 0.625), 1); // halfway: the earlier one
        QCOMPARE(stepNear(row, 0.0), 3);
        QCOMPARE(stepNear(row, -5.0), 3);
        row.steps.back().amount = 0; // a schedule's last timestep is 0
        SampleStep finished = flatStep(4, 4);
        row.steps.push_back(finished);
        QCOMPARE(stepNear(row, 0.0), 4);
    }
};

QTEST_GUILESS_MAIN(SamplingHistoryTest)
#include "sampling_history_test.moc"
