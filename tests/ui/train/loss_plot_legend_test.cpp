// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/loss_plot_fixture.h"

#include <QLabel>

using namespace playground;

/// Additional curves, and the legend entries that toggle them.
class LossPlotLegendTest : public LossPlotFixture
{
    Q_OBJECT

private Q_SLOTS:
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
        QVERIFY(m_plot->verticalRange().upper < 1); // the loss axis is unaffected
        word->click();
        const QImage without = picture();
        QVERIFY(without != with);
        QVERIFY(!m_plot->klRange());
        word->click();
        QCOMPARE(picture(), with);
        m_plot->setSmoothing(0);
        QVERIFY(picture() != with);
        m_plot->setHistory(fallingLoss(200)); // run without KL
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
        // A step that is not after the last one removes later points.
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

    void legendWordsAreSwitches()
    {
        m_plot->append(fallingLoss(300));
        const QColor mean = roleColor(Role::EpochMean, m_plot->palette());
        check("smoothedLegend")->click(); // otherwise it covers the raw curve
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
};

QTEST_MAIN(LossPlotLegendTest)
#include "loss_plot_legend_test.moc"
