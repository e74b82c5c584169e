// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample/sample_page_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

using namespace playground;

/// Navigation through the steps: by hand, as an animation, and following the newest.
class SamplePageWalkTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void followsLiveUntilDragged()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(10);
        click("sampleButton");
        answer(0, 4);
        QCOMPARE(position(), 3);
        auto* live = find<QToolButton>("liveButton");
        QVERIFY(live->isEnabled() && live->isChecked());
        QCOMPARE(find<QLabel>("sampleStepLabel")->text(), QStringLiteral("step 3/10"));
        key(Qt::Key_Left);
        QCOMPARE(position(), 2);
        QVERIFY(!live->isChecked());
        answer(4, 6);
        QCOMPARE(position(), 2); // unchanged
        click("liveButton");
        QCOMPARE(position(), 5);
        find<QSlider>("scrubber")->setValue(1);
        answer(6, 8);
        QCOMPARE(position(), 1);
        click("liveButton");
        answer(8, 10);
        QCOMPARE(position(), 10); // the finished picture
        QVERIFY(!live->isEnabled());
        QVERIFY(!model().sampling());
    }

    void walksByKeysAndButtons()
    {
        sampleAll(5);
        QCOMPARE(position(), 5);
        key(Qt::Key_Home);
        QCOMPARE(position(), 0);
        key(Qt::Key_Left);
        QCOMPARE(position(), 0);
        key(Qt::Key_Right);
        QCOMPARE(position(), 1);
        click("stepForwardButton");
        click("stepForwardButton");
        click("stepBackButton");
        QCOMPARE(position(), 2);
        // The mix sampler has no schedule.
        QCOMPARE(find<QLabel>("sampleLevelLabel")->text(), QStringLiteral("amount 0.600"));
        key(Qt::Key_End);
        QCOMPARE(position(), 5);
        key(Qt::Key_BracketRight);
        QCOMPARE(model().sample(), 1);
        for (int i = 0; i < 20; ++i)
            key(Qt::Key_BracketRight);
        QCOMPARE(model().sample(), 7);
        key(Qt::Key_BracketLeft);
        QCOMPARE(model().sample(), 6);
    }

    void playsAndLoops()
    {
        sampleAll(4);
        find<QComboBox>("speedChoice")->setCurrentIndex(6); // 100 a second
        key(Qt::Key_Space); // at the end: restarts from the beginning
        QCOMPARE(position(), 0);
        QTRY_COMPARE(position(), 4);
        QTest::qWait(50);
        QCOMPARE(position(), 4); // and stops there
        find<QToolButton>("loopButton")->setChecked(true);
        key(Qt::Key_Space);
        // QTRY_COMPARE polls every 50 ms, as long as one loop takes; a busy machine may skip steps.
        QVERIFY(QTest::qWaitFor([this] { return position() == 4; }, patience));
        QVERIFY(QTest::qWaitFor([this] { return position() < 4; }, patience)); // loops
        key(Qt::Key_Space);
        const int held = position();
        QTest::qWait(50);
        QCOMPARE(position(), held);
    }
};

QTEST_MAIN(SamplePageWalkTest)
#include "sample_page_walk_test.moc"
