// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lanes/lane.h"

#include "tests/support/patient_qtest.h"

#include <atomic>
#include <future>
#include <latch>
#include <vector>

using namespace playground;

class LaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsRunInOrderOnOneOtherThread();
    void sliceRunsUntilItHasNoMore();
    void sliceWaitsForACommand();
    void commandsRunBetweenSlices();
    void flushWaitsForWhatWasPostedBefore();
    void destructionFinishesTheCommandAndDropsTheRest();
    void destructionEndsEndlessSlices();
    void takesCommandsFromSeveralThreads();
};

void LaneTest::commandsRunInOrderOnOneOtherThread()
{
    std::vector<int> ran;
    std::vector<std::thread::id> threads;
    Lane lane([] { return false; });
    for (int i = 0; i < 100; ++i)
        lane.post([&, i] {
            ran.push_back(i);
            threads.push_back(std::this_thread::get_id());
        });
    lane.flush();
    QCOMPARE(ran.size(), std::size_t(100));
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(ran[std::size_t(i)], i);
        QVERIFY(threads[std::size_t(i)] == threads.front());
    }
    QVERIFY(threads.front() != std::this_thread::get_id());
}

void LaneTest::sliceRunsUntilItHasNoMore()
{
    std::atomic<int> left = 0;
    std::atomic<int> slices = 0;
    Lane lane([&] {
        ++slices;
        return --left > 0;
    });
    lane.post([&] { left = 5; });
    QTRY_COMPARE(slices.load(), 5);
    QTest::qWait(20);
    QCOMPARE(slices.load(), 5);
}

void LaneTest::sliceWaitsForACommand()
{
    std::atomic<int> calls = 0;
    Lane lane([&] {
        ++calls;
        return false;
    });
    QTest::qWait(50);
    QCOMPARE(calls.load(), 0); // no work was posted
    lane.post([] {});
    QTRY_COMPARE(calls.load(), 1);
    QTest::qWait(50);
    QCOMPARE(calls.load(), 1); // it does not spin
}

void LaneTest::commandsRunBetweenSlices()
{
    std::atomic<bool> inSlice = false;
    std::atomic<bool> overlapped = false;
    std::atomic<int> slices = 0;
    Lane lane([&] {
        inSlice = true;
        std::this_thread::yield();
        ++slices;
        inSlice = false;
        return true;
    });
    for (int i = 0; i < 10; ++i) {
        lane.post([&] { overlapped = overlapped || inSlice; });
        lane.flush();
        // Each command runs while slices continue.
        const int before = slices;
        QTRY_VERIFY(slices > before);
    }
    QVERIFY(!overlapped);
}

void LaneTest::flushWaitsForWhatWasPostedBefore()
{
    std::atomic<bool> done = false;
    Lane lane([] { return false; });
    lane.post([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        done = true;
    });
    lane.flush();
    QVERIFY(done);
}

void LaneTest::destructionFinishesTheCommandAndDropsTheRest()
{
    std::latch begun(1);
    std::atomic<bool> finished = false;
    std::atomic<bool> ranAnother = false;
    {
        Lane lane([] { return false; });
        lane.post([&] {
            begun.count_down();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            finished = true;
        });
        lane.post([&] { ranAnother = true; });
        begun.wait();
    }
    QVERIFY(finished);
    QVERIFY(!ranAnother);
}

void LaneTest::destructionEndsEndlessSlices()
{
    std::atomic<int> slices = 0;
    {
        Lane lane([&] {
            ++slices;
            return true;
        });
        lane.post([] {});
        QTRY_VERIFY(slices > 10);
    }
    const int atEnd = slices;
    QTest::qWait(20);
    QCOMPARE(slices.load(), atEnd);
}

void LaneTest::takesCommandsFromSeveralThreads()
{
    int count = 0; // used only on the lane's thread, so not atomic
    Lane lane([] { return false; });
    const auto post = [&] {
        for (int i = 0; i < 1'000; ++i)
            lane.post([&] { ++count; });
    };
    std::thread first(post);
    std::thread second(post);
    first.join();
    second.join();
    lane.flush();
    QCOMPARE(count, 2'000);
}

QTEST_GUILESS_MAIN(LaneTest)
#include "lane_test.moc"
