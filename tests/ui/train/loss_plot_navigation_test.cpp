// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/loss_plot_fixture.h"

#include <QLabel>

#include <algorithm>

using namespace playground;

/// Zoom, pan and values under the cursor, by mouse, wheel and keys.
class LossPlotNavigationTest : public LossPlotFixture
{
    Q_OBJECT

private Q_SLOTS:
    void zoomBoxStaysWhileDataComes()
    {
        m_plot->append(fallingLoss(300));
        const ValueRange x = m_plot->horizontalRange(), y = m_plot->verticalRange();
        QVERIFY(!m_plot->isViewOverridden());
        drag({0.4, 0.3}, {0.7, 0.6}, Qt::LeftButton, Qt::NoModifier);
        const ValueRange zoomedX = m_plot->horizontalRange(), zoomedY = m_plot->verticalRange();
        QVERIFY(zoomedX.lower > x.lower && zoomedX.upper < x.upper);
        QVERIFY(zoomedY.lower > y.lower && zoomedY.upper < y.upper);
        QVERIFY(m_plot->isViewOverridden());
        QVERIFY(find<QAbstractButton>("fitButton")->isEnabled());

        m_plot->append(fallingLoss(300, 301));
        m_plot->setSmoothing(0.9);
        QCOMPARE(m_plot->horizontalRange(), zoomedX);
        QCOMPARE(m_plot->verticalRange(), zoomedY);

        find<QAbstractButton>("fitButton")->click();
        QCOMPARE(m_plot->horizontalRange(), (ValueRange{0, 612}));
        QVERIFY(!find<QAbstractButton>("fitButton")->isEnabled());
        QVERIFY(!m_plot->isViewOverridden());
    }

    void anotherScaleKeepsTheZoom()
    {
        m_plot->append(fallingLoss(300));
        drag({0.4, 0.3}, {0.7, 0.6}, Qt::LeftButton, Qt::NoModifier);
        const ValueRange x = m_plot->horizontalRange(), y = m_plot->verticalRange();
        QVERIFY(y.lower > 0);
        for (int press = 0; press < 2; ++press) {
            check("logCheck")->click();
            picture();
            QCOMPARE(m_plot->horizontalRange(), x);
            QCOMPARE(m_plot->verticalRange(), y);
            QVERIFY(m_plot->isViewOverridden());
        }
    }

    void aClickIsNoZoom()
    {
        m_plot->append(fallingLoss(300));
        drag({0.5, 0.5}, {0.502, 0.502}, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(!m_plot->isViewOverridden());
    }

    void aFlatBoxZoomsOneDirection()
    {
        m_plot->append(fallingLoss(300));
        const ValueRange y = m_plot->verticalRange();
        drag({0.4, 0.5}, {0.7, 0.5}, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(m_plot->horizontalRange().upper < 306);
        QCOMPARE(m_plot->verticalRange(), y);
    }

    void pan_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
        QTest::newRow("Alt") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::AltModifier);
        QTest::newRow("middle button") << Qt::MiddleButton << Qt::KeyboardModifiers();
    }

    void pan()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        m_plot->append(fallingLoss(300));
        const ValueRange x = m_plot->horizontalRange(), y = m_plot->verticalRange();
        drag({0.6, 0.4}, {0.4, 0.6}, button, modifiers);
        const ValueRange movedX = m_plot->horizontalRange(), movedY = m_plot->verticalRange();
        QVERIFY(movedX.lower > x.lower && movedX.upper > x.upper); // the plot moved left and down
        QVERIFY(movedY.lower > y.lower && movedY.upper > y.upper);
        QVERIFY(std::abs((movedX.upper - movedX.lower) - (x.upper - x.lower)) < 1e-6);
        QVERIFY(m_plot->isViewOverridden());
    }

    void wheelZoomsAroundTheCursor()
    {
        m_plot->append(fallingLoss(300));
        const ValueRange x = m_plot->horizontalRange(), y = m_plot->verticalRange();
        wheel(120);
        QVERIFY(m_plot->horizontalRange().upper - m_plot->horizontalRange().lower < x.upper - x.lower);
        QCOMPARE(m_plot->verticalRange(), y);
        const ValueRange zoomed = m_plot->horizontalRange();
        wheel(120, Qt::ControlModifier);
        QCOMPARE(m_plot->horizontalRange(), zoomed);
        QVERIFY(m_plot->verticalRange().upper - m_plot->verticalRange().lower < y.upper - y.lower);
        QTest::mouseDClick(canvas(), Qt::LeftButton, Qt::NoModifier, at(0.5, 0.5));
        QVERIFY(!m_plot->isViewOverridden());
        QCOMPARE(m_plot->horizontalRange(), x);
        QCOMPARE(m_plot->verticalRange(), y);
    }

    void keys()
    {
        m_plot->append(fallingLoss(300));
        const auto spokenStep = [&](int step) {
            return canvas()->accessibleDescription().startsWith(QStringLiteral("Step %1,").arg(step));
        };
        QTest::keyClick(canvas(), Qt::Key_Left);
        QVERIFY(spokenStep(300));
        QTest::keyClick(canvas(), Qt::Key_Left);
        QVERIFY(spokenStep(299));
        QTest::keyClick(canvas(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(spokenStep(289));
        QTest::keyClick(canvas(), Qt::Key_Plus);
        QVERIFY(m_plot->isViewOverridden());
        QTest::keyClick(canvas(), Qt::Key_Escape);
        QVERIFY(!m_plot->isViewOverridden());
    }

    void valueUnderTheCursor()
    {
        const auto records = fallingLoss(10);
        m_plot->append(records);
        auto* readout = find<QLabel>("readoutLabel");
        const QRect place = readout->geometry();
        move(at(0.5, 0.5));
        const auto isShown = [&](const StepRecord& record) {
            return readout->text().contains(QString::number(record.loss, 'f', 5));
        };
        const auto shown = std::find_if(records.begin(), records.end(), isShown);
        QVERIFY(shown != records.end());
        QVERIFY(shown->step > 2 && shown->step < 9);
        m_plot->append(fallingLoss(2, 11)); // the readout keeps the record under the cursor
        QVERIFY(isShown(*shown));
        QCOMPARE(readout->geometry(), place);
        move(QPoint(2, 2));
        QVERIFY(!isShown(*shown));
        QVERIFY(readout->text().contains(QStringLiteral("12")));
    }
};

QTEST_MAIN(LossPlotNavigationTest)
#include "loss_plot_navigation_test.moc"
