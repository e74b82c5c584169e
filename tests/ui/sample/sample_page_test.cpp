// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample/sample_page_fixture.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardItemModel>

using namespace playground;

/// Requests and display; keys and rows have separate tests.
class SamplePageTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSampledYet()
    {
        QVERIFY(!model().row());
        QVERIFY(!find<QWidget>("transportBar")->isEnabled());
        for (const char* name : {"addRowButton", "branchButton", "paintButton", "undoButton"})
            QVERIFY2(!find<QPushButton>(name)->isEnabled(), name);
        for (const Qt::Key k :
            {Qt::Key_Left, Qt::Key_Right, Qt::Key_End, Qt::Key_Space, Qt::Key_BracketRight})
            key(k); // without crashing
        QVERIFY(m_requests.empty());
    }

    void requestsWhatIsChosen()
    {
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        find<QSpinBox>("samplingStepsBox")->setValue(12);
        find<QSpinBox>("samplingCountBox")->setValue(5);
        find<QSpinBox>("samplingSeedBox")->setValue(99);
        find<QDoubleSpinBox>("etaBox")->setValue(0.5);
        m_page->controls().setSnapshots({0, 30, 60});
        find<QComboBox>("snapshotChoice")->setCurrentIndex(2); // now, 60, 30, 0
        click("sampleButton");
        QCOMPARE(m_requests.size(), std::size_t(1));
        const SamplingRequest& request = m_requests[0].request;
        QCOMPARE(request.sampler.name, std::string("ddim"));
        QCOMPARE(request.sampler.steps, 12);
        QCOMPARE(request.sampler.eta, 0.5);
        QCOMPARE(request.count, 5);
        QCOMPARE(request.seed, std::uint64_t(99));
        QVERIFY(request.start.empty());
        QCOMPARE(m_requests[0].snapshotStep, std::int64_t(30));
        QVERIFY(model().sampling());
    }

    void whatDoesNotFitIsGreyedWithTheReason()
    {
        auto* combo = find<QComboBox>("samplerChoice");
        const auto* model = qobject_cast<QStandardItemModel*>(combo->model());
        QVERIFY(model->item(0)->isEnabled() && model->item(1)->isEnabled());
        QVERIFY(!model->item(2)->isEnabled());
        QCOMPARE(combo->itemData(2, Qt::ToolTipRole).toString(), QStringLiteral("trained on a uniform mix"));
        // If the selected sampler does not fit, the recipe's default is selected.
        combo->setCurrentIndex(1);
        std::vector<SamplerEntry> others = samplers();
        others[1].whyNot = Text("no");
        SamplerOptions usual;
        usual.steps = 17;
        m_page->setSamplers(others, usual);
        QCOMPARE(combo->currentIndex(), 0);
        QCOMPARE(find<QSpinBox>("samplingStepsBox")->value(), 17);
        m_page->setSamplers({}, {});
        QVERIFY(!find<QPushButton>("sampleButton")->isEnabled());
        m_page->sampleOrCancel();
        QVERIFY(m_requests.empty());
    }

    void showsBothColumns()
    {
        sampleAll(5);
        for (const int step : {0, 2, 5}) {
            find<QSlider>("scrubber")->setValue(step);
            const double amount = 1 - step / 5.0;
            QCOMPARE(shown(find<ImageGrid>("noisedPictures"), 0, 0), ink(amount));
            QCOMPARE(shown(find<ImageGrid>("predictedPictures"), 0, 0), ink(amount / 2));
        }
    }

    void cancelKeepsWhatCame()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(10);
        click("sampleButton");
        answer(0, 4);
        QCOMPARE(find<QPushButton>("sampleButton")->text(), QStringLiteral("Cancel"));
        click("sampleButton");
        QCOMPARE(m_cancelled, std::vector<int>{m_requests[0].row});
        model().apply({{m_requests[0].row, SamplingEvent::Kind::Cancelled, 0, 0, {}, {}, {}}});
        QVERIFY(!model().sampling());
        QCOMPARE(model().row()->steps.size(), std::size_t(4));
        QCOMPARE(find<QPushButton>("sampleButton")->text(), QStringLiteral("Sample"));
    }

    void figuresOfTheCourse()
    {
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        click("fiveStepsButton");
        QCOMPARE(m_requests.back().request.sampler.name, std::string("mix")); // the recipe's default
        QCOMPARE(m_requests.back().request.sampler.steps, 5);
        QCOMPARE(m_requests.back().request.count, 8);
        answer(0, 5);
        auto* left = find<ImageGrid>("noisedPictures");
        auto* right = find<ImageGrid>("predictedPictures");
        QCOMPARE(left->gridLayout().scale(), right->gridLayout().scale());
        for (int step = 0; step < 5; ++step) {
            QCOMPARE(shown(left, step, 7), ink(1 - step / 5.0));
            QCOMPARE(shown(right, step, 0), ink((1 - step / 5.0) / 2));
        }
        // With many steps, the number shown maximises the picture size.
        find<QSpinBox>("samplingStepsBox")->setValue(40);
        click("sampleButton");
        answer(0, 40);
        QCOMPARE(left->gridLayout().scale(), right->gridLayout().scale());
        int last = 5;
        while (last < 9 && shown(left, last, 0) != ink(1 - 39 / 40.0))
            ++last;
        QCOMPARE(shown(left, last, 0), ink(1 - 39 / 40.0));
        QCOMPARE(shown(left, 0, 0), ink(1));
        click("fortyStepsButton");
        QCOMPARE(m_requests.back().request.sampler.steps, 40);
        QCOMPARE(m_requests.back().request.count, 64);
        answer(0, 40);
        // A click on a picture of the grid selects it. How many are in a row depends on the fonts.
        QTest::mouseClick(left, Qt::LeftButton, {}, left->gridLayout().cell(1, 0).center());
        const int columns = model().sample();
        QVERIFY2(columns >= 7 && columns <= 12, qPrintable(QString::number(columns)));
        QCOMPARE(shown(left, 63 / columns, 63 % columns), ink(0));
        find<QSlider>("scrubber")->setValue(20);
        QCOMPARE(shown(left, 63 / columns, 63 % columns), ink(0.5));
        QTest::mouseClick(left, Qt::LeftButton, {}, left->gridLayout().cell(2, 3).center());
        QCOMPARE(model().sample(), 2 * columns + 3);
    }

    void comparesWithTheTrainingSet()
    {
        QSignalSpy asked(&model(), &SamplingModel::comparisonRequested);
        sampleAll(10);
        QCOMPARE(asked.count(), 0);
        find<QSlider>("scrubber")->setValue(5);
        find<QPushButton>("compareButton")->setChecked(true);
        QCOMPARE(asked.count(), 1);
        const auto comparison = asked.last().first().value<ComparisonRequest>();
        QCOMPARE(comparison.step, 5);
        QCOMPARE(comparison.amount, 0.5);
        QCOMPARE(comparison.noised.count, 1);
        QCOMPARE(comparison.predicted.values.front(), 0.25F);
        Comparison findings{comparison.row, 5, 0, flatPictures(1, side, 0.8F), flatPictures(8, side, 0.1F),
            std::vector<double>(8, 0.5), {}};
        m_page->show(findings);
        auto* ideal = find<ImageGrid>("idealPictures");
        QVERIFY(ideal->isVisible());
        QCOMPARE(shown(ideal, 0, 0), ink(0.8));
        QCOMPARE(shown(find<ImageGrid>("nearestPictures"), 0, 7), ink(0.1));
        // Outdated results are ignored.
        key(Qt::Key_Right);
        QCOMPARE(asked.count(), 2);
        findings.ideal = flatPictures(1, side, 0.3F);
        m_page->show(findings);
        QVERIFY(shown(ideal, 0, 0) != ink(0.3));
    }

    void failureLeavesTheRest()
    {
        sampleAll(5);
        click("addRowButton");
        model().apply({{m_requests.back().row, SamplingEvent::Kind::Failed, 0, 0, {}, {}, Text("no")}});
        QVERIFY(!model().sampling());
        QCOMPARE(model().history().rows().size(), std::size_t(2));
        model().clear();
        QVERIFY(!model().row());
        answer(0, 2); // late event of a removed row
        QVERIFY(model().history().rows().empty());
    }

    void everyControlIsNamed()
    {
        sampleAll(5);
        for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
            const bool control = qobject_cast<const QAbstractButton*>(widget)
                || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSlider*>(widget)
                || (qobject_cast<const QAbstractSpinBox*>(widget));
            if (!control || !widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_"))
                || qobject_cast<const QScrollBar*>(widget))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(SamplePageTest)
#include "sample_page_test.moc"
