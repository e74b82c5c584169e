// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/denoise_panel.h"

#include "tests/ui/sample/sample_page_fixture.h"

#include <QLabel>
#include <QPushButton>

using namespace playground;

/// A denoising step phase by phase, below the pictures of the Sample page.
class DenoisePanelTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnRequest()
    {
        auto* panel = find<DenoisePanel>("denoisePanel");
        QVERIFY(!panel->isVisible());
        click("slowButton");
        QVERIFY(panel->isVisible());
        QCOMPARE(text("denoiseSentence"), QString("Press Sample first."));
        QVERIFY(!find<QPushButton>("denoiseNextButton")->isEnabled());
        click("slowButton");
        QVERIFY(!panel->isVisible());
    }

    void phasesFollowEachOtherAndThenTheNextStep()
    {
        begin();
        const QStringList titles{"The input x_t", "The predicted picture", "What the sampler keeps",
            "The new noise", "The next x_t"};
        for (qsizetype i = 0; i < titles.size(); ++i) {
            QCOMPARE(text("denoiseTitle"),
                QStringLiteral("Step 1 in slow motion · %1 of 5: %2").arg(i + 1).arg(titles[i]));
            QCOMPARE(find<QPushButton>("denoiseBackButton")->isEnabled(), i > 0);
            if (i + 1 < titles.size())
                click("denoiseNextButton");
        }
        click("denoiseBackButton");
        QVERIFY(text("denoiseTitle").endsWith("The new noise"));
        click("denoiseNextButton");
        QCOMPARE(find<QPushButton>("denoiseNextButton")->text(), QString("Next step"));
        click("denoiseNextButton");
        QCOMPARE(position(), 2);
        QVERIFY(text("denoiseTitle").startsWith("Step 2 in slow motion · 1 of 5"));
    }

    void numbersAreFilledIn()
    {
        begin();
        click("denoiseNextButton");
        click("denoiseNextButton");
        QVERIFY2(text("denoiseSentence").contains("0.750 · x_t + 0.250 · prediction"),
            qPrintable(text("denoiseSentence")));
        click("denoiseNextButton");
        QVERIFY(text("denoiseSentence").contains("standard deviation of 0.125"));
        click("denoiseNextButton");
        QVERIFY2(text("denoiseSentence").contains("0.750 · x_t + 0.250 · prediction + 0.125 · new noise"),
            qPrintable(text("denoiseSentence")));
    }

    void keptAndNoiseAddUp()
    {
        begin();
        for (int i = 0; i < 4; ++i)
            click("denoiseNextButton");
        const auto& steps = model().row()->steps;
        const float next = steps[2].x.values[0];
        QCOMPARE(shown(find<ImageGrid>("denoiseGrid"), 0, 4), ink(double{next}));
        QCOMPARE(shown(find<ImageGrid>("denoiseGrid"), 0, 2), ink(double{next - 0.125F}));
        QCOMPARE(shown(find<ImageGrid>("denoiseGrid"), 0, 3), ink(0.5 + 0.125)); // around the middle
    }

    void aDeterministicStepSaysSo()
    {
        sampleAll(4);
        model().goTo(1);
        click("slowButton");
        for (int i = 0; i < 3; ++i)
            click("denoiseNextButton");
        QVERIFY(text("denoiseSentence").contains("no new noise"));
    }

    void theLastStepHasNoneAfterIt()
    {
        begin();
        model().goTo(3);
        for (int i = 0; i < 4; ++i)
            click("denoiseNextButton");
        QVERIFY(text("denoiseSentence").startsWith("The finished picture is"));
        QVERIFY(!find<QPushButton>("denoiseNextButton")->isEnabled());
        model().goTo(4);
        QVERIFY(text("denoiseSentence").startsWith("The picture is finished"));
    }

    void factorsThatAreUnknownAreNotShown()
    {
        StepFormula unknown;
        SamplingRow row;
        SampleStep step;
        step.formula = unknown;
        QVERIFY(DenoiseText::sentence(DenoiseText::Phase::Kept, row, step).contains("several earlier"));
        unknown.known = true;
        unknown.prediction = 1;
        unknown.earlier = -0.25;
        unknown.found = 0.0001; // would be 0.000
        QCOMPARE(
            DenoiseText::formula(unknown, true), QString("1.000 · prediction − 0.250 · previous prediction"));
    }

private:
    QString text(const char* name) const { return find<QLabel>(name)->text(); }

    /// Four steps that draw noise; the second one is shown.
    void begin()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(4);
        click("sampleButton");
        const RowRequest& request = m_requests.back();
        std::vector<SamplingEvent> events;
        events.push_back({request.row, SamplingEvent::Kind::Started, 4, 30, {}, {}, {}});
        for (int i = 0; i < 4; ++i) {
            SamplingEvent event{request.row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}};
            event.step = flatStep(i, 4, request.request.count, side);
            event.step.formula.known = true;
            event.step.formula.x = 0.75;
            event.step.formula.prediction = 0.25;
            event.step.formula.noise = 0.125;
            event.step.formula.added = flatPictures(request.request.count, side, 0.125F);
            events.push_back(event);
        }
        events.push_back({request.row, SamplingEvent::Kind::Finished, 0, 0, {},
            flatPictures(request.request.count, side, 0.F), {}});
        model().apply(events);
        model().goTo(1);
        click("slowButton");
    }
};

QTEST_MAIN(DenoisePanelTest)
#include "denoise_panel_test.moc"
