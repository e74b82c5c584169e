// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/loss_plot_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSlider>
#include <QTranslator>

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

/// What is drawn of a run, and over which range.
class LossPlotTest : public LossPlotFixture
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        QCOMPARE(m_plot->verticalRange(), (ValueRange{0, 1}));
        QVERIFY(find<QLabel>("readoutLabel")->text().isEmpty());
        QVERIFY(!canvas()->accessibleName().isEmpty());
        QVERIFY(!find<QAbstractButton>("fitButton")->isEnabled());
        // Without data a zoom would only hide later losses.
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
        m_plot->append({}); // no records
        QCOMPARE(m_plot->history().size(), std::size_t(300));
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
        QVERIFY(find<QLabel>("readoutLabel")->text().startsWith(QStringLiteral("STEP\u00a0300")));
        QVERIFY(picture() != before); // the axis labels
        QCOMPARE(find<QComboBox>("axisChoice")->currentText(), QStringLiteral("STEPS"));
        QCoreApplication::removeTranslator(&translator);
    }

    void theLastPointsOfAShortRunAreNoOutliers()
    {
        m_plot->setSmoothing(0);
        std::vector<StepRecord> records;
        for (int step = 1; step <= 40; ++step)
            records.push_back({step, 1, step * 0.1, step == 1 ? 100 : 1.0 / step});
        m_plot->append(records);
        picture();
        QVERIFY(m_plot->verticalRange().lower <= 1.0 / 40);
        QVERIFY2(m_plot->verticalRange().upper < 50, "the first one is an outlier still");
        m_plot->append(std::vector<StepRecord>{{41, 1, 4.1, 30}}); // not finite
        picture();
        QVERIFY(m_plot->verticalRange().upper >= 30);
    }

    void theLastPointsOfAShortRunAreOnThePlotUnsmoothedToo()
    {
        m_plot->setSmoothing(0.9);
        std::vector<StepRecord> records;
        for (int step = 1; step <= 10; ++step)
            records.push_back({step, 1, step * 0.1, 1.0 / step});
        m_plot->append(records);
        picture();
        QVERIFY(m_plot->verticalRange().lower <= 1.0 / 10);
    }

    void aPanelDraggedShutDrawsNothing()
    {
        QTest::failOnWarning(QRegularExpression("QPainter|QCP"));
        m_plot->append(fallingLoss(300));
        canvas()->setFixedHeight(0);
        canvas()->resize(canvas()->width(), 0);
        m_plot->setHistory(fallingLoss(400));
        picture();
        canvas()->setFixedHeight(200);
        canvas()->resize(canvas()->width(), 200);
        QVERIFY(pixels(roleColor(Role::Smoothed, m_plot->palette())) > 50);
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
};

QTEST_MAIN(LossPlotTest)
#include "loss_plot_test.moc"
