// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/slow_step_panel.h"

#include "tests/support/patient_qtest.h"
#include "ui/images/image_grid.h"
#include "ui/train/size_bars.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace playground;

namespace
{
ImageBatch grey(float value)
{
    ImageBatch images{2, 1, 4, 4, {}};
    images.values.assign(32, value);
    return images;
}

StepAnatomy tinyStep()
{
    StepAnatomy step;
    step.record.step = 7;
    step.record.loss = 0.25;
    step.batchSize = 128;
    step.original = step.target = grey(1);
    step.amounts = {0.25F, 0.75F};
    step.noised = grey(0.5F);
    step.output = grey(0.4F);
    step.errors = {0.36, 0.36};
    step.parts = {{"conv_in", 90, 0.004, 0.1, 0.001}, {"down_blocks.0", 910, 0.002, 0.1, 0.0005}};
    step.updated = true;
    step.learningRate = 0.001;
    step.outputAfter = grey(0.45F);
    step.errorsAfter = {0.3, 0.3};
    step.lossAfter = 0.24;
    return step;
}

StepAnatomy autoencoderStep()
{
    StepAnatomy step = tinyStep();
    step.amounts.clear();
    step.noised = {};
    return step;
}
} // namespace

class SlowStepPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel = std::make_unique<SlowStepPanel>();
        m_panel->resize(900, 420);
        m_panel->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void phasesFollowEachOther()
    {
        const QSignalSpy opened(m_panel.get(), &SlowStepPanel::opened);
        m_panel->show(tinyStep());
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_panel->isOpen());
        const QStringList titles{"The batch", "The noise amounts", "The noised pictures",
            "The network's output", "The loss", "The gradient", "The update"};
        for (qsizetype i = 0; i < titles.size(); ++i) {
            QCOMPARE(text("slowStepTitle"),
                QStringLiteral("Step 7 in slow motion · %1 of 7: %2").arg(i + 1).arg(titles[i]));
            QVERIFY(!text("slowStepSentence").isEmpty());
            QCOMPARE(button("slowBackButton")->isEnabled(), i > 0);
            if (i + 1 < titles.size())
                QVERIFY(m_panel->advance());
        }
        QVERIFY(!m_panel->advance());
        button("slowBackButton")->click();
        QVERIFY(text("slowStepTitle").endsWith("The gradient"));
    }

    void everyPhaseAddsItsRows()
    {
        m_panel->show(tinyStep());
        QImage before = grid()->toImage(1);
        for (const bool addsPictures :
            {true, true, true, true, false, true}) { // captions, too, with the amounts
            button("slowNextButton")->click();
            const QImage after = grid()->toImage(1);
            QCOMPARE(after != before, addsPictures);
            before = after;
        }
    }

    void numbersAreTheSteps()
    {
        m_panel->show(tinyStep());
        QVERIFY(text("slowStepSentence").contains("step: 128,"));
        advance(4);
        QVERIFY2(text("slowStepSentence").contains("0.360  0.360"), qPrintable(text("slowStepSentence")));
        QVERIFY(text("slowStepSentence").contains("the loss: 0.25."));
        QVERIFY(bars()->accessibleDescription().isEmpty());
        advance(1);
        QVERIFY(text("slowStepSentence").contains("1,000 weights"));
        QCOMPARE(bars()->accessibleDescription(), QString("conv_in 4.0e-03, down_blocks.0 2.0e-03"));
        advance(1);
        QVERIFY(text("slowStepSentence").contains("0.25 and is now 0.24"));
        QCOMPARE(bars()->accessibleDescription(), QString("conv_in 1.0e-03, down_blocks.0 5.0e-04"));
    }

    void wordsFollowThePrediction_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("words");
        QTest::newRow("sample") << "sample"
                                << "clean picture";
        QTest::newRow("epsilon") << "epsilon"
                                 << "the noise";
        QTest::newRow("v") << "v_prediction"
                           << "a mixture";
        QTest::newRow("velocity") << "velocity"
                                  << "minus picture";
    }
    void wordsFollowThePrediction()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, words);
        m_panel->setPrediction(type.toStdString(), false);
        m_panel->show(tinyStep());
        advance(3);
        QVERIFY2(text("slowStepSentence").contains(words), qPrintable(text("slowStepSentence")));
    }

    void timestepsAndEqualAmountsAreNamed()
    {
        StepAnatomy step = tinyStep();
        step.timesteps = {249, 749};
        m_panel->show(step);
        advance(1);
        QVERIFY(text("slowStepSentence").contains("249  749"));
        step = tinyStep();
        step.amounts = {0.5F, 0.5F};
        m_panel->show(step);
        advance(1);
        QVERIFY(text("slowStepSentence").contains("the same amount of noise, 0.5"));
    }

    void anAutoencoderHasNoNoise()
    {
        m_panel->show(autoencoderStep());
        QVERIFY(text("slowStepTitle").contains("1 of 5"));
        advance(1);
        QVERIFY(text("slowStepTitle").contains("2 of 5: The network's output"));
    }

    void accumulatedGradientsChangeNothingYet()
    {
        StepAnatomy step = tinyStep();
        step.updated = false;
        step.outputAfter = {};
        m_panel->show(step);
        advance(6);
        QVERIFY(text("slowStepSentence").contains("do not change yet"));
        QCOMPARE(bars()->accessibleDescription(), QString("conv_in 4.0e-03, down_blocks.0 2.0e-03"));
    }

    void aWarmUpBeginsAtNothing()
    {
        StepAnatomy step = tinyStep();
        step.learningRate = 0;
        m_panel->show(step);
        advance(6);
        QVERIFY(text("slowStepSentence").contains("warm-up"));
    }

    void nothingMovesFromPhaseToPhase()
    {
        m_panel->show(tinyStep());
        QCoreApplication::processEvents();
        const QRect place = grid()->geometry();
        for (int i = 0; i < 6; ++i) {
            advance(1);
            QCoreApplication::processEvents();
            QCOMPARE(grid()->geometry(), place);
        }
    }

    void afterTheLastPhaseComesAnotherStep()
    {
        const QSignalSpy requested(m_panel.get(), &SlowStepPanel::stepRequested);
        m_panel->show(tinyStep());
        advance(6);
        QCOMPARE(button("slowNextButton")->text(), QString("A&nother step"));
        QCOMPARE(requested.size(), 0);
        button("slowNextButton")->click();
        QCOMPARE(requested.size(), 1);
    }

    void escapeAndTheButtonCloseIt()
    {
        const QSignalSpy closed(m_panel.get(), &SlowStepPanel::closed);
        m_panel->show(tinyStep());
        QTest::keyClick(button("slowNextButton"), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(!m_panel->isOpen());
        m_panel->show(tinyStep());
        button("slowCloseButton")->click();
        QCOMPARE(closed.size(), 2);
        m_panel->close(); // closed already
        QCOMPARE(closed.size(), 2);
    }

private:
    QPushButton* button(const char* name) const { return m_panel->findChild<QPushButton*>(name); }
    ImageGrid* grid() const { return m_panel->findChild<ImageGrid*>("slowStepGrid"); }
    SizeBars* bars() const { return m_panel->findChild<SizeBars*>("slowStepBars"); }
    QString text(const char* name) const { return m_panel->findChild<QLabel*>(name)->text(); }
    void advance(int phases) const
    {
        for (int i = 0; i < phases; ++i)
            QVERIFY(m_panel->advance());
    }

    std::unique_ptr<SlowStepPanel> m_panel;
};

QTEST_MAIN(SlowStepPanelTest)
#include "slow_step_panel_test.moc"
