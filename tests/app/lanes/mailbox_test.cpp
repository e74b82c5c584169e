// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lanes/mailbox.h"

#include "tests/support/patient_qtest.h"

#include <memory>
#include <thread>

using namespace playground;

class MailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latestWins();
    void latestIsTakenOnce();
    void latestMovesWhatCannotBeCopied();
    void drainKeepsOrder();
    void drainLosesNothingBetweenThreads();
};

void MailboxTest::latestWins()
{
    LatestMailbox<int> box;
    QVERIFY(!box.take());
    box.put(1);
    box.put(2);
    QCOMPARE(box.take().value_or(0), 2);
}

void MailboxTest::latestIsTakenOnce()
{
    LatestMailbox<QString> box;
    box.put("picture");
    QCOMPARE(box.take().value_or(QString()), QString("picture"));
    QVERIFY(!box.take());
    box.put("next");
    QCOMPARE(box.take().value_or(QString()), QString("next"));
}

void MailboxTest::latestMovesWhatCannotBeCopied()
{
    LatestMailbox<std::unique_ptr<int>> box;
    box.put(std::make_unique<int>(7));
    const auto taken = box.take();
    QVERIFY(taken && *taken);
    QCOMPARE(**taken, 7);
}

void MailboxTest::drainKeepsOrder()
{
    DrainMailbox<int> box;
    QVERIFY(box.drain().empty());
    box.append(1);
    box.append(2);
    QCOMPARE(box.drain(), (std::vector<int>{1, 2}));
    QVERIFY(box.drain().empty());
    box.append(3);
    QCOMPARE(box.drain(), std::vector<int>{3});
}

void MailboxTest::drainLosesNothingBetweenThreads()
{
    constexpr int perWriter = 20'000;
    DrainMailbox<int> box;
    // One writer puts even numbers, the other odd ones; both sequences must arrive complete and in order.
    const auto write = [&](int first) {
        for (int i = 0; i < perWriter; ++i)
            box.append(2 * i + first);
    };
    std::thread even(write, 0);
    std::thread odd(write, 1);
    int next[] = {0, 1};
    int outOfOrder = 0;
    for (int seen = 0; seen < 2 * perWriter;) {
        const std::vector<int> values = box.drain();
        for (const int value : values) {
            int& expected = next[value % 2];
            outOfOrder += value == expected ? 0 : 1;
            expected = value + 2;
        }
        seen += static_cast<int>(values.size());
    }
    even.join();
    odd.join();
    QCOMPARE(outOfOrder, 0);
    QCOMPARE(next[0], 2 * perWriter);
    QCOMPARE(next[1], 2 * perWriter + 1);
    QVERIFY(box.drain().empty());
}

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
