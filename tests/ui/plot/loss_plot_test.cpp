// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/loss_plot.h"

#include "tests/ui/plot/loss_data.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>
#include <limits>

using namespace playground;

namespace
{
constexpr double quietNan = std::numeric_limits<double>::quiet_NaN();

class Shouting : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
};
} // namespace

class LossPlotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qApp->setPalette(lightPalette());
        m_plot = std::make_unique<LossPlot>();
        m_plot->resize(700, 400);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }
    void cleanup() { m_plot.reset(); }

    void startsEmpty()
    {
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 1}));
        QVERIFY(find<QLabel>("readoutLabel")->text().isEmpty());
        QVERIFY(!canvas()->accessibleName().isEmpty());
        QVERIFY(!find<QAbstractButton>("fitButton")->isEnabled());
        // Nothing to look at: a zoom would only hide what comes.
        wheel(120);
        QVERIFY(!m_plot->isViewOverridden());
        const QImage empty = picture();
        m_plot->append(fallingLoss(10));
        QVERIFY(picture() != empty);
    }

    void followsTheData()
    {
        m_plot->append(fallingLoss(200));
        QCOMPARE(m_plot->history().size(), std::size_t(200));
        QCOMPARE(m_plot->horizontalRange(), (ValueRange{0, 204}));
        m_plot->append(fallingLoss(100, 201));
        QCOMPARE(m_plot->horizontalRange(), (ValueRange{0, 306}));
        QVERIFY(find<QLabel>("readoutLabel")->text().contains("300"));
        QVERIFY(canvas()->accessibleDescription().contains("300"));
        m_plot->append({}); // nothing to tell
        QCOMPARE(m_plot->history().size(), std::size_t(300));
    }

    void theKlHasAnAxisOfItsOwn()
    {
        auto* word = find<QAbstractButton>("klLegend");
        m_plot->append(fallingLoss(50));
        QVERIFY(!word->isVisible());
        QVERIFY(!m_plot->klRange());
        QVERIFY(!find<QLabel>("readoutLabel")->text().contains(QLatin1String("KL")));
        std::vector<StepRecord> records = fallingLoss(200);
        for (StepRecord& record : records)
            record.kl = 2000 + static_cast<double>(record.step);
        m_plot->setHistory(records);
        QVERIFY(word->isVisible());
        QVERIFY2(find<QLabel>("readoutLabel")->text().contains(QLocale().toString(2200)),
            qPrintable(find<QLabel>("readoutLabel")->text()));
        const QImage with = picture();
        const std::optional<ValueRange> kl = m_plot->klRange();
        QVERIFY(kl && kl->lower == 0 && kl->upper > 2180 && kl->upper < 3000);
        QVERIFY(m_plot->verticalRange().upper < 1); // the loss keeps its own
        word->click();
        const QImage without = picture();
        QVERIFY(without != with);
        QVERIFY(!m_plot->klRange());
        word->click();
        QCOMPARE(picture(), with);
        m_plot->setSmoothing(0);
        QVERIFY(picture() != with);
        m_plot->setHistory(fallingLoss(200)); // of a network that has none
        QVERIFY(!word->isVisible());
        picture();
        QVERIFY(!m_plot->klRange());
    }

    void validationIsASecondLine()
    {
        auto* word = find<QAbstractButton>("validationLegend");
        QVERIFY(!word->isVisible());
        m_plot->append(fallingLoss(100));
        const QImage without = picture();
        m_plot->appendValidation(std::vector<StepRecord>{{20, 1, 2, 0.15}, {40, 1, 4, 0.1}});
        QVERIFY(word->isVisible());
        const QImage with = picture();
        QVERIFY(with != without);
        word->click();
        QCOMPARE(picture(), without);
        word->click();
        QCOMPARE(picture(), with);
        // A step that is not after the last one takes it back.
        m_plot->appendValidation(std::vector<StepRecord>{{40, 1, 4, 0.12}, {60, 1, 6, 0.09}});
        QCOMPARE(m_plot->validation().size(), std::size_t(3));
        QCOMPARE(m_plot->validation()[1].loss, 0.12);
        m_plot->clear();
        QVERIFY(m_plot->validation().empty());
        QVERIFY(!word->isVisible());
    }

    void validationIsInView()
    {
        m_plot->setIgnoreOutliers(false);
        m_plot->append(fallingLoss(100));
        QVERIFY(m_plot->verticalRange().upper < 0.5);
        m_plot->appendValidation(std::vector<StepRecord>{{50, 1, 5, 0.9}});
        QVERIFY(m_plot->verticalRange().upper >= 0.9);
        m_plot->setValidation({});
        QVERIFY(m_plot->verticalRange().upper < 0.5);
    }

    void aStepBackTakesTheRunBack()
    {
        m_plot->append(fallingLoss(50));
        m_plot->append(std::vector<StepRecord>{{40, 1, 4.0, 0.5}, {41, 1, 4.1, 0.4}});
        QCOMPARE(m_plot->history().size(), std::size_t(41));
        QCOMPARE(m_plot->history()[39].loss, 0.5);
    }

    void historyReplacesAndClearForgets()
    {
        m_plot->append(fallingLoss(50));
        m_plot->setHistory(fallingLoss(20));
        QCOMPARE(m_plot->history(), fallingLoss(20));
        wheel(120);
        QVERIFY(m_plot->isViewOverridden());
        m_plot->clear();
        QVERIFY(m_plot->history().empty());
        QVERIFY(!m_plot->isViewOverridden());
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 1}));
    }

    void notANumber_data()
    {
        QTest::addColumn<double>("bad");
        QTest::newRow("not a number") << quietNan;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    }

    void notANumber()
    {
        QFETCH(double, bad);
        const QColor marker = roleColor(Role::Marker, m_plot->palette());
        auto records = fallingLoss(100);
        m_plot->append(records);
        QCOMPARE(pixels(marker), 0);
        const ValueRange before = m_plot->verticalRange();
        m_plot->append(std::vector<StepRecord>{{101, 2, 10.1, bad}});
        QVERIFY(pixels(marker) > 10); // the triangle
        QCOMPARE(m_plot->verticalRange(), before);
        m_plot->setHistory(std::move(records)); // rolled back
        QCOMPARE(pixels(marker), 0);
    }

    void onlyBadValues()
    {
        m_plot->append(std::vector<StepRecord>{{1, 1, 0.1, quietNan}, {2, 1, 0.2, quietNan}});
        picture();
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 1}));
        check("logCheck")->click();
        picture();
        QCOMPARE(m_plot->verticalRange(), (ValueRange{1e-3, 1}));
    }

    void aLonePointIsSeen()
    {
        m_plot->append(std::vector<StepRecord>{{1, 1, 0.1, 0.2}});
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 0.4}));
        QVERIFY(pixels(roleColor(Role::Smoothed, m_plot->palette())) > 10);
    }

    void logarithmicLeavesOutWhatIsNotPositive()
    {
        m_plot->setSmoothing(0);
        m_plot->setIgnoreOutliers(false);
        m_plot->append(
            std::vector<StepRecord>{{1, 1, 0.1, -1}, {2, 1, 0.2, 0}, {3, 1, 0.3, 0.01}, {4, 1, 0.4, 0.1}});
        check("logCheck")->click();
        picture();
        const ValueRange range = m_plot->verticalRange();
        QVERIFY(std::abs(range.lower - 0.005) < 1e-12 && std::abs(range.upper - 0.2) < 1e-12);
        check("logCheck")->click();
        QVERIFY(m_plot->verticalRange().lower < -1);
    }

    void rangeBoxes()
    {
        m_plot->append(fallingLoss(2000));
        const ValueRange ignoring = m_plot->verticalRange();
        check("outlierCheck")->click();
        const ValueRange all = m_plot->verticalRange();
        QVERIFY(all.upper > 0.18 && ignoring.upper < all.upper / 2);
        check("courseRangeCheck")->click();
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 0.1}));
        QVERIFY(!check("outlierCheck")->isEnabled());
        check("logCheck")->click();
        QCOMPARE(m_plot->verticalRange(), (ValueRange{1e-3, 0.1}));
        check("logCheck")->click();
        check("courseRangeCheck")->click();
        QCOMPARE(m_plot->verticalRange(), all);
    }

    void axes()
    {
        m_plot->setStepsPerEpoch(100);
        m_plot->append(fallingLoss(250));
        auto* choice = find<QComboBox>("axisChoice");
        choice->setCurrentIndex(1);
        QCOMPARE(m_plot->horizontalRange().upper, 2.5 * 1.02);
        choice->setCurrentIndex(2);
        QCOMPARE(m_plot->horizontalRange().upper, 25 * 1.02);
        m_plot->setHorizontalAxis(HorizontalAxis::Step);
        QCOMPARE(choice->currentIndex(), 0);
        QCOMPARE(m_plot->horizontalRange().upper, 255.0);
    }

    void clockThatWasSetBackDoesNotBreakTheLine()
    {
        m_plot->setHorizontalAxis(HorizontalAxis::Seconds);
        m_plot->append(
            std::vector<StepRecord>{{1, 1, 5, 0.3}, {2, 1, 2, 0.2}, {3, 1, quietNan, 0.2}, {4, 1, 8, 0.1}});
        picture();
        QCOMPARE(m_plot->horizontalRange().upper, 8 * 1.02);
    }

    void smoothing()
    {
        auto* slider = find<QSlider>("smoothingSlider");
        QCOMPARE(slider->value(), 60);
        m_plot->append(std::vector<StepRecord>{{1, 1, 0.1, 1}, {2, 1, 0.2, 2}, {3, 1, 0.3, 3}});
        slider->setValue(50);
        QVERIFY(find<QLabel>("smoothingNumber")->text().endsWith("50"));
        QVERIFY2(find<QLabel>("readoutLabel")->text().contains("2.42857"),
            qPrintable(find<QLabel>("readoutLabel")->text()));
        m_plot->setSmoothing(2);
        QCOMPARE(slider->value(), 99);
        m_plot->setSmoothing(-1);
        QVERIFY(find<QLabel>("readoutLabel")->text().count("3.00000") == 2);
    }

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
        QVERIFY(movedX.lower > x.lower && movedX.upper > x.upper); // the picture went left and down
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
        m_plot->append(fallingLoss(2, 11)); // goes on showing what the cursor is on
        QVERIFY(readout->text().contains(QString::number(record.loss, 'f', 5)));
        QCOMPARE(readout->geometry(), place);
        move(QPoint(2, 2));
        QCOMPARE(ended.size(), 1);
        QVERIFY(readout->text().contains(QStringLiteral("12")));
    }

    void legendWordsAreSwitches()
    {
        m_plot->append(fallingLoss(300));
        const QColor mean = roleColor(Role::EpochMean, m_plot->palette());
        check("smoothedLegend")->click(); // else it covers the raw curve
        QVERIFY(bluePixels() > 50);
        check("rawLegend")->click();
        QCOMPARE(bluePixels(), 0);
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 1}));
        check("rawLegend")->click();
        check("outlierCheck")->click();
        QVERIFY(pixels(mean) > 50);
        check("epochMeanLegend")->click();
        QCOMPARE(pixels(mean), 0);
    }

    void earlierRuns()
    {
        auto* word = check("earlierRunsLegend");
        QVERIFY(!word->isVisible());
        m_plot->append(fallingLoss(50));
        m_plot->addEarlierRun(QStringLiteral("mnist, Tuesday"), fallingLoss(200));
        QVERIFY(word->isVisible());
        QVERIFY(word->toolTip().contains(QStringLiteral("mnist, Tuesday")));
        QCOMPARE(m_plot->horizontalRange().upper, 204.0);
        word->click();
        QCOMPARE(m_plot->horizontalRange().upper, 51.0);
        word->click();
        m_plot->clearEarlierRuns();
        QCOMPARE(m_plot->horizontalRange().upper, 51.0);
        QVERIFY(!word->isVisible());
    }

    void paletteRecolours()
    {
        m_plot->append(fallingLoss(300));
        QVERIFY(pixels(roleColor(Role::Smoothed, lightPalette())) > 50);
        m_plot->setPalette(darkPalette());
        QCOMPARE(pixels(roleColor(Role::Smoothed, lightPalette())), 0);
        QVERIFY(pixels(roleColor(Role::Smoothed, darkPalette())) > 50);
        QVERIFY(pixels(darkPalette().color(QPalette::Base)) > 1000);
    }

    void languageChanges()
    {
        m_plot->append(fallingLoss(300));
        const QImage before = picture();
        Shouting translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCoreApplication::processEvents();
        QCOMPARE(check("outlierCheck")->text(), QStringLiteral("IGNORE &OUTLIERS"));
        QVERIFY(find<QLabel>("readoutLabel")->text().startsWith(QStringLiteral("STEP 300")));
        QVERIFY(picture() != before); // the axis labels
        QCOMPARE(find<QComboBox>("axisChoice")->currentText(), QStringLiteral("STEPS"));
        QCoreApplication::removeTranslator(&translator);
    }

    void everyControlHasAName()
    {
        for (const char* name :
            {"rawLegend", "smoothedLegend", "epochMeanLegend", "earlierRunsLegend", "logCheck",
                "outlierCheck", "courseRangeCheck", "axisChoice", "fitButton", "smoothingSlider"}) {
            auto* widget = find<QWidget>(name);
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->toolTip().isEmpty(), name);
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, name);
        }
    }

    void manyPointsAndBack()
    {
        auto records = fallingLoss(300000);
        records[1000].loss = quietNan;
        m_plot->append(records);
        QVERIFY(pixels(roleColor(Role::Smoothed, m_plot->palette())) > 50); // the coarse copy
        for (int i = 0; i < 20; ++i)
            wheel(120);
        QVERIFY(pixels(roleColor(Role::Smoothed, m_plot->palette())) > 50); // the points themselves
    }

private:
    template <class T> T* find(const char* name) const
    {
        T* widget = m_plot->findChild<T*>(QLatin1String(name));
        if (!widget)
            qFatal("no widget is called %s", name);
        return widget;
    }
    QAbstractButton* check(const char* name) const { return find<QAbstractButton>(name); }
    QWidget* canvas() const { return find<QWidget>("lossCanvas"); }
    /// A place in the canvas; the axes leave 0.2..0.95 across and 0.15..0.8 down to the curve.
    QPoint at(double x, double y) const
    {
        return {static_cast<int>(x * canvas()->width()), static_cast<int>(y * canvas()->height())};
    }
    QImage picture() const
    {
        QCoreApplication::processEvents(); // the queued redraw
        return canvas()->grab().toImage();
    }
    template <class Predicate> int count(Predicate&& predicate) const
    {
        const QImage image = picture();
        int found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                found += predicate(image.pixel(x, y)) ? 1 : 0;
        return found;
    }
    int pixels(const QColor& color) const
    {
        return count([&](QRgb pixel) { return pixel == color.rgb(); });
    }
    /// A thin smooth line has no pixel of its very own colour.
    int bluePixels() const
    {
        return count([](QRgb pixel) { return qBlue(pixel) - qRed(pixel) > 30; });
    }
    /// Not by QTest::mouseMove(): that moves the cursor, which tells nothing where it already stands there.
    void move(QPoint to, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {}) const
    {
        QMouseEvent event(QEvent::MouseMove, to, canvas()->mapToGlobal(to), Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(canvas(), &event);
    }
    void drag(QPointF from, QPointF to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const
    {
        QTest::mousePress(canvas(), button, modifiers, at(from.x(), from.y()));
        move(at(to.x(), to.y()), button, modifiers);
        QTest::mouseRelease(canvas(), button, modifiers, at(to.x(), to.y()));
    }
    void wheel(int turned, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        const QPoint position = at(0.5, 0.5);
        QWheelEvent event(position, canvas()->mapToGlobal(position), QPoint(), QPoint(0, turned),
            Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas(), &event);
    }

    std::unique_ptr<LossPlot> m_plot;
};

QTEST_MAIN(LossPlotTest)
#include "loss_plot_test.moc"
