// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/loss_plot_fixture.h"

#include <QLabel>
#include <QSignalSpy>

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
        QSignalSpy spy(m_plot.get(), &LossPlot::viewOverridden);
        drag({0.4, 0.3}, {0.7, 0.6}, Qt::LeftButton, Qt::NoModifier);
        const ValueRange zoomedX = m_plot->horizontalRange(), zoomedY = m_plot->verticalRange();
        QVERIFY(zoomedX.lower > x.lower && zoomedX.upper < x.upper);
        QVERIFY(zoomedY.lower > y.lower && zoomedY.upper < y.upper);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toBool(), true);
        QVERIFY(find<QAbstractButton>("fitButton")->isEnabled());

        m_plot->append(fallingLoss(300, 301));
        m_plot->setSmoothing(0.9);
        QCOMPARE(m_plot->horizontalRange(), zoomedX);
        QCOMPARE(m_plot->verticalRange(), zoomedY);

        find<QAbstractButton>("fitButton")->click();
        QCOMPARE(m_plot->horizontalRange(), (ValueRange{0, 612}));
        QVERIFY(!find<QAbstractButton>("fitButton")->isEnabled());
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[1][0].toBool(), false);
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
        QSignalSpy hovered(m_plot.get(), &LossPlot::hovered);
        QTest::keyClick(canvas(), Qt::Key_Left);
        QTest::keyClick(canvas(), Qt::Key_Left);
        QTest::keyClick(canvas(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(hovered.size(), 3);
        QCOMPARE(hovered[0][0].value<StepRecord>().step, std::int64_t(300));
        QCOMPARE(hovered[1][0].value<StepRecord>().step, std::int64_t(299));
        QCOMPARE(hovered[2][0].value<StepRecord>().step, std::int64_t(289));
        QTest::keyClick(canvas(), Qt::Key_Plus);
        QVERIFY(m_plot->isViewOverridden());
        QTest::keyClick(canvas(), Qt::Key_Escape);
        QVERIFY(!m_plot->isViewOverridden());
    }

    void valueUnderTheCursor()
    {
        const auto records = fallingLoss(10);
        m_plot->append(records);
        QSignalSpy hovered(m_plot.get(), &LossPlot::hovered);
        QSignalSpy ended(m_plot.get(), &LossPlot::hoverEnded);
        auto* readout = find<QLabel>("readoutLabel");
        const QRect place = readout->geometry();
        move(at(0.5, 0.5));
        QCOMPARE(hovered.size(), 1);
        const auto record = hovered.last()[0].value<StepRecord>();
        QVERIFY(record.step > 2 && record.step < 9);
        QCOMPARE(record, records[static_cast<std::size_t>(record.step - 1)]);
        QVERIFY(readout->text().contains(QString::number(record.loss, 'f', 5)));
        m_plot->append(fallingLoss(2, 11)); // the readout keeps the record under the cursor
        QVERIFY(readout->text().contains(QString::number(record.loss, 'f', 5)));
        QCOMPARE(readout->geometry(), place);
        move(QPoint(2, 2));
        QCOMPARE(ended.size(), 1);
        QVERIFY(readout->text().contains(QStringLiteral("12")));
    }
};

QTEST_MAIN(LossPlotNavigationTest)
#include "loss_plot_navigation_test.moc"
