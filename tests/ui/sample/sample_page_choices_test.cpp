// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample/sample_page_fixture.h"
#include "ui/sample/row_labels.h"
#include "ui/sample/step_view.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSlider>

using namespace playground;

/// Choices that only some samplers and networks have: eta, classes, guidance.
class SamplePageChoicesTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void etaOnlyWithDdim()
    {
        QVERIFY(find<QDoubleSpinBox>("etaBox")->isHidden());
        find<QDoubleSpinBox>("etaBox")->setValue(0.5);
        QCOMPARE(m_page->controls().request().request.sampler.eta, 0.0);
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        QVERIFY(!find<QDoubleSpinBox>("etaBox")->isHidden());
    }

    void theSamplerMovesNoOtherControl()
    {
        m_page->setClasses({"Hat", "Shoe"});
        const auto places = [this] {
            QList<QPoint> found;
            for (const char* name :
                {"samplingCountBox", "samplingSeedBox", "classChoice", "guidanceBox", "snapshotChoice"})
                found << find<QWidget>(name)->mapTo(m_page.get(), QPoint());
            return found;
        };
        auto* sampler = find<QComboBox>("samplerChoice");
        sampler->setCurrentIndex(sampler->findData("mix"));
        QCoreApplication::processEvents();
        const QList<QPoint> before = places();
        for (const char* name : {"ddim", "one-shot"}) {
            sampler->setCurrentIndex(sampler->findData(name));
            QCoreApplication::processEvents();
            QCOMPARE(places(), before);
        }
    }

    void oneShotHasNoSteps()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(25);
        auto* sampler = find<QComboBox>("samplerChoice");
        sampler->setCurrentIndex(sampler->findData("one-shot"));
        QVERIFY(!find<QSpinBox>("samplingStepsBox")->isVisible());
        QCOMPARE(m_page->controls().request().request.sampler.steps, 1);
        m_page->controls().setRequest(m_page->controls().request());
        sampler->setCurrentIndex(0);
        QVERIFY(find<QSpinBox>("samplingStepsBox")->isVisible());
        QCOMPARE(m_page->controls().request().request.sampler.steps, 25);
    }

    void onlyScheduledStepsHaveATimestep()
    {
        SamplingRow row = waitingRow(4);
        const SampleStep step = flatStep(0, 4);
        QCOMPARE(RowLabels::level(row, step, QLocale::c()), QStringLiteral("amount 1.000"));
        row.request.sampler.name = "ddim";
        QCOMPARE(RowLabels::level(row, step, QLocale::c()),
            QStringLiteral("timestep 1000 · sigma 1000.000 · amount 1.000"));
    }

    void allPicturesSayTheirClass()
    {
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        click("viewGridButton");
        auto* grid = find<ImageGrid>("predictedPictures");
        const int plain = grid->minimumSizeHint().height();
        find<QSpinBox>("samplingCountBox")->setValue(9);
        sampleAll(2); // all in turn
        const GridLayout& layout = grid->gridLayout();
        QVERIFY(layout.at(layout.cell(2, 2).center()));
        QVERIFY(!layout.at(layout.cell(0, 3).center())); // three columns, one class each
        QVERIFY(grid->gridLayout().caption(0).height() > 0);
        QVERIFY(grid->minimumSizeHint().height() > plain);
        find<QComboBox>("classChoice")->setCurrentIndex(2);
        sampleAll(2);
        QCOMPARE(grid->gridLayout().caption(0).height(), 0);
        QVERIFY2(
            grid->accessibleName().endsWith(QLatin1String(": Shoe")), qPrintable(grid->accessibleName()));
    }

    void classesOnlyWhereTheNetworkIsToldThem()
    {
        auto* choice = find<QComboBox>("classChoice");
        QVERIFY(!choice->isVisible());
        QVERIFY(m_page->controls().request().request.classes.empty());
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 5); // no class, each class, all in turn
        QCOMPARE(choice->itemText(2), QStringLiteral("Shoe"));
        QCOMPARE(m_page->controls().request().request.classes, (std::vector<int>{0, 1, 2}));
        choice->setCurrentIndex(2);
        find<QDoubleSpinBox>("guidanceBox")->setValue(2.5);
        m_page->setClasses({"Hat", "Shoe", "Sock"}); // same experiment after a reset
        QCOMPARE(m_page->controls().request().request.classes, std::vector<int>{1});
        m_page->setClasses({});
        QVERIFY(!choice->isVisible());
        QVERIFY(m_page->controls().request().request.classes.empty());
        QCOMPARE(m_page->controls().request().request.guidance, 1.0);
        m_page->setClasses({"Heart", "Star"}); // another experiment: previous choices are reset
        QCOMPARE(m_page->controls().request().request.classes, (std::vector<int>{0, 1}));
        QCOMPARE(find<QDoubleSpinBox>("guidanceBox")->value(), 1.0);
    }

    void guidanceBySliderAndNumber()
    {
        m_page->setClasses({"Hat", "Shoe"});
        auto* slider = find<QSlider>("guidanceSlider");
        auto* number = find<QDoubleSpinBox>("guidanceBox");
        find<QComboBox>("classChoice")->setCurrentIndex(0);
        QVERIFY(!slider->isEnabled() && !number->isEnabled()); // no class is selected
        find<QComboBox>("classChoice")->setCurrentIndex(1);
        QVERIFY(slider->isEnabled() && number->isEnabled());
        slider->setValue(37);
        QCOMPARE(number->value(), 3.7);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(number->value(), 3.8);
        number->setValue(7.25); // finer than the slider's steps
        QCOMPARE(number->value(), 7.25);
        QCOMPARE(slider->value(), 73);
        number->setValue(99);
        QCOMPARE(m_page->controls().request().request.guidance, 10.0);
    }

    /// Foreign weights may lack a class embedding for "no class".
    void noClassOnlyWhereTheNetworkKnowsIt()
    {
        auto* choice = find<QComboBox>("classChoice");
        m_page->setClasses({"Hat", "Shoe"});
        QVERIFY(choice->findText("No class") >= 0);
        choice->setCurrentIndex(choice->findText("Shoe"));
        find<QDoubleSpinBox>("guidanceBox")->setValue(3);
        m_page->setClasses({"Hat", "Shoe"}, /*orNone=*/false);
        QCOMPARE(choice->findText("No class"), -1);
        QCOMPARE(m_page->controls().request().request.classes, (std::vector<int>{0, 1}));
        QCOMPARE(m_page->controls().request().request.guidance, 1.0);
        QVERIFY(!find<QDoubleSpinBox>("guidanceBox")->isEnabled());
        QVERIFY(find<QDoubleSpinBox>("guidanceBox")->toolTip().contains("no class embedding"));
        choice->setCurrentIndex(0);
        QCOMPARE(m_page->controls().request().request.classes, std::vector<int>{0});
        m_page->setClasses({"Hat", "Shoe"});
        choice->setCurrentIndex(choice->findText("Hat"));
        QVERIFY(find<QDoubleSpinBox>("guidanceBox")->isEnabled());
    }

    /// Rows of the same noise with different classes and guidance.
    void rowsOfClassesSideBySide()
    {
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        auto* choice = find<QComboBox>("classChoice");
        auto* guidance = find<QDoubleSpinBox>("guidanceBox");
        choice->setCurrentIndex(0);
        sampleAll(4);
        QVERIFY(m_requests.back().request.classes.empty());
        choice->setCurrentIndex(2);
        guidance->setValue(3);
        click("addRowButton");
        answer(0, 4);
        choice->setCurrentIndex(4);
        guidance->setValue(0.5);
        click("addRowButton");
        answer(0, 4);
        QCOMPARE(m_requests.size(), std::size_t(3));
        QCOMPARE(m_requests[1].request.classes, std::vector<int>{1});
        QCOMPARE(m_requests[1].request.guidance, 3.0);
        QCOMPARE(m_requests[2].request.classes, (std::vector<int>{0, 1, 2}));
        QCOMPARE(m_requests[2].request.guidance, 0.5);
        for (const RowRequest& request : m_requests)
            QCOMPARE(request.request.seed, m_requests[0].request.seed);

        const auto& rows = model().history().rows();
        const QStringList names = m_page->controls().classNames();
        QCOMPARE(RowLabels::condition(rows[0], names, QLocale::c()), QStringLiteral("no class"));
        QCOMPARE(RowLabels::condition(rows[1], names, QLocale::c()), QStringLiteral("Shoe · guidance 3"));
        QCOMPARE(
            RowLabels::condition(rows[2], names, QLocale::c()), QStringLiteral("all classes · guidance 0.5"));

        // The title shows the requested class.
        const auto head = [this] { return find<ImageGrid>("predictedPictures")->accessibleName(); };
        QVERIFY2(head().endsWith(QLatin1String(": Hat")), qPrintable(head()));
        Q_EMIT find<StepView>("sampleStage")->sampleChosen(1);
        QVERIFY2(head().endsWith(QLatin1String(": Shoe")), qPrintable(head()));

        // A branch differs from its parent from the branching step on.
        find<QSlider>("scrubber")->setValue(1);
        choice->setCurrentIndex(3);
        click("branchButton");
        QCOMPARE(m_requests.back().request.classes, std::vector<int>{2});
    }

    void aRestoredChoiceBringsItsClass()
    {
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        RowRequest wanted = m_page->controls().request();
        for (const std::vector<int>& classes :
            {std::vector<int>{2}, std::vector<int>{0, 1, 2}, std::vector<int>{}}) {
            wanted.request.classes = classes;
            wanted.request.guidance = 4.5;
            m_page->controls().setRequest(wanted);
            QCOMPARE(m_page->controls().request().request.classes, classes);
            QCOMPARE(m_page->controls().request().request.guidance, 4.5);
        }
    }
};

QTEST_MAIN(SamplePageChoicesTest)
#include "sample_page_choices_test.moc"
