// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/snapshot_history.h"

#include "tests/support/patient_qtest.h"

using namespace playground;

class SnapshotShelfTest : public QObject
{
    Q_OBJECT

    static std::shared_ptr<const Snapshot> after(std::int64_t step)
    {
        return std::make_shared<Snapshot>(step);
    }

private Q_SLOTS:
    void keepsFirstAndLast_data()
    {
        QTest::addColumn<qlonglong>("bytes");
        QTest::addColumn<int>("capacity");
        QTest::newRow("small weights") << qlonglong(1'000) << SnapshotHistory::most;
        QTest::newRow("a quarter of the budget") << qlonglong(64 << 20) << 4;
        QTest::newRow("larger than the budget") << qlonglong(1) * (1 << 30) << 2;
        QTest::newRow("not known") << qlonglong(0) << SnapshotHistory::most;
    }

    void keepsFirstAndLast()
    {
        QFETCH(qlonglong, bytes);
        QFETCH(int, capacity);
        SnapshotHistory shelf;
        shelf.reset(bytes);
        QCOMPARE(shelf.capacity(), capacity);
        constexpr int count = 500;
        for (int i = 0; i < count; ++i)
            QVERIFY(shelf.add(after(i * 10)));
        const std::vector<std::int64_t> steps = shelf.steps();
        QCOMPARE(static_cast<int>(steps.size()), capacity);
        QCOMPARE(steps.front(), 0);
        QCOMPARE(steps.back(), (count - 1) * 10);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        for (const std::int64_t step : steps)
            QCOMPARE(shelf.at(step)->step(), step);
        QVERIFY(!shelf.at(5));
        std::int64_t widest = 0;
        for (std::size_t i = 1; i < steps.size(); ++i)
            widest = std::max(widest, steps[i] - steps[i - 1]);
        QVERIFY2(widest <= 4 * count * 10 / capacity, qPrintable(QString::number(widest)));
    }

    void keepsTheHeldOne()
    {
        SnapshotHistory shelf;
        shelf.reset(1);
        for (int i = 0; i < 10; ++i)
            shelf.add(after(i));
        shelf.hold(3); // its close neighbours are removed first
        for (int i = 10; i < 2'000; ++i)
            shelf.add(after(i));
        QVERIFY(shelf.at(3) != nullptr);
        QCOMPARE(static_cast<int>(shelf.steps().size()), SnapshotHistory::most);
        shelf.hold(-1);
        for (int i = 2'000; i < 4'000; ++i)
            shelf.add(after(i));
        QVERIFY(shelf.at(3) == nullptr);
    }

    void rollsBackWithTheRun()
    {
        SnapshotHistory shelf;
        shelf.reset(1);
        for (int step : {0, 10, 20, 30})
            shelf.add(after(step));
        const auto again = after(20);
        QVERIFY(shelf.add(again)); // back to the last good weights
        QCOMPARE(shelf.steps(), (std::vector<std::int64_t>{0, 10, 20}));
        QVERIFY(shelf.at(20) == again);
        QVERIFY(!shelf.add(again)); // the same snapshot again
        QVERIFY(!shelf.add(nullptr));
        shelf.reset(1);
        QVERIFY(shelf.steps().empty());
    }
};

QTEST_GUILESS_MAIN(SnapshotShelfTest)
#include "snapshot_history_test.moc"
