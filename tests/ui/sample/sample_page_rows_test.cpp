// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample/sample_page_fixture.h"
#include "ui/sample/film_strip.h"
#include "ui/sample/paint_canvas.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>

#include <algorithm>

using namespace playground;

/// Additional rows: same noise, branches, paintings and drawings; undo.
class SamplePageRowsTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void sameNoiseRows()
    {
        find<QSpinBox>("samplingSeedBox")->setValue(5);
        find<QSpinBox>("samplingCountBox")->setValue(3);
        sampleAll(10);
        find<QSpinBox>("samplingSeedBox")->setValue(6); // applies to new rows and branches
        find<QSpinBox>("samplingCountBox")->setValue(4);
        find<QSpinBox>("samplingStepsBox")->setValue(5);
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        click("addRowButton");
        QCOMPARE(m_requests.back().request.sampler.name, std::string("ddim"));
        QCOMPARE(m_requests.back().request.seed, std::uint64_t(5));
        QCOMPARE(m_requests.back().request.count, 3);
        answer(0, 5);
        QCOMPARE(model().history().rows().size(), std::size_t(2));

        // Scrubbing one row moves the other to the same noise level.
        auto* strip = find<FilmStrip>("filmStrip");
        const QPoint at(strip->filmLayout().centre(0.4),
            strip->filmLayout().cell(0, FilmLayout::Noised, 0.4).center().y());
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(model().row()->id, m_requests[0].row);
        QCOMPARE(position(), 6);
        QCOMPARE(stepNear(model().history().rows()[1], 0.4), 3);
        click("undoButton");
        QCOMPARE(model().history().rows().size(), std::size_t(1));
        QCOMPARE(position(), 6);
    }

    void branches()
    {
        sampleAll(10);
        QVERIFY(!find<QPushButton>("branchButton")->isEnabled()); // there is no noise left to remove
        find<QSlider>("scrubber")->setValue(4);
        find<QSpinBox>("samplingSeedBox")->setValue(42);
        find<QSpinBox>("samplingStepsBox")->setValue(6);
        click("branchButton");
        const SamplingRequest& request = m_requests.back().request;
        QCOMPARE(request.startAmount, 0.6);
        QCOMPARE(request.start.count, 8);
        QCOMPARE(request.start.values.front(), 0.6F);
        QCOMPARE(request.seed, std::uint64_t(42));
        QVERIFY(!request.startIsClean);
        answer(0, 6);
        const SamplingRow branch = model().history().rows()[1];
        QCOMPARE(branch.parent, m_requests[0].row);
        QCOMPARE(branch.branchStep, 4);
        // Undo also cancels a running row.
        find<QSlider>("scrubber")->setValue(2);
        click("branchButton");
        click("undoButton");
        QCOMPARE(m_cancelled, std::vector<int>{m_requests.back().row});
        QCOMPARE(model().row()->id, branch.id);
        click("undoButton");
        click("undoButton");
        QVERIFY(model().history().rows().empty());
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
    }

    void undoBringsBackWhatSampleClears()
    {
        sampleAll(4);
        const int first = m_requests.back().row;
        click("addRowButton");
        answer(0, 4);
        const int second = m_requests.back().row;
        click("sampleButton");
        QCOMPARE(model().history().rows().size(), std::size_t(1));
        click("undoButton"); // while the new row is running
        QCOMPARE(m_cancelled, std::vector<int>{m_requests.back().row});
        QCOMPARE(model().history().rows().size(), std::size_t(2));
        QCOMPARE(model().row()->id, second);
        QCOMPARE(position(), 4);
        QVERIFY(!model().sampling());
        click("undoButton");
        click("undoButton");
        QVERIFY(model().history().rows().empty());
        QVERIFY(!model().history().row(first));
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
    }

    /// Issue 11: pressing G twice destroyed six rows irrecoverably.
    void undoAndRedoGoOverAllRows()
    {
        std::vector<int> compared;
        for (int i = 0; i < 6; ++i) {
            if (i == 0) {
                sampleAll(4);
            } else {
                click("addRowButton");
                answer(0, 4);
            }
            compared.push_back(m_requests.back().row);
        }
        const auto rows = [this] { return model().history().ids(); };
        QCOMPARE(rows(), compared);
        for (int press = 0; press < 2; ++press) {
            click("sampleButton");
            answer(0, 4);
        }
        const std::vector<int> last = rows();
        QCOMPARE(last.size(), std::size_t(1));
        click("undoButton");
        click("undoButton");
        QCOMPARE(rows(), compared);
        QCOMPARE(model().row()->id, compared.back());
        QCOMPARE(model().history().row(compared[2])->steps.size(), std::size_t(5));
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rows(), std::vector<int>(compared.begin(), compared.end() - 1));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rows(), last);
        QVERIFY(!find<QPushButton>("redoButton")->isEnabled());
        QCOMPARE(m_requests.size(), std::size_t(8)); // nothing is sampled twice
        // A new row after Undo replaces the redo steps.
        click("undoButton");
        click("addRowButton");
        QVERIFY(!find<QPushButton>("redoButton")->isEnabled());
        click("undoButton");
        click("undoButton");
        QCOMPARE(rows(), compared);
    }

    void aNewRowComesIntoView()
    {
        sampleAll(4);
        auto* strip = find<FilmStrip>("filmStrip");
        const auto newestIsSeen = [&] {
            const int last = static_cast<int>(model().history().rows().size()) - 1;
            const double bottom = strip->filmLayout().cell(last, FilmLayout::Predicted, 1).bottom()
                / strip->devicePixelRatioF();
            return bottom <= strip->verticalScrollBar()->value() + strip->viewport()->height();
        };
        for (int i = 0; i < 8; ++i) {
            click("addRowButton");
            QVERIFY2(newestIsSeen(), qPrintable(QString::number(i)));
            answer(0, 4);
        }
        QVERIFY(strip->verticalScrollBar()->value() > 0);
        // New steps do not scroll the view after the user has scrolled away.
        strip->verticalScrollBar()->setValue(0);
        find<QSlider>("scrubber")->setValue(2);
        QCOMPARE(strip->verticalScrollBar()->value(), 0);
    }

    void aWalkInTimeIsOneStep()
    {
        sampleAll(4);
        const int first = m_requests.back().row;
        RowRequest chosen = m_page->controls().request();
        for (int i = 1; i < 5; ++i) {
            chosen.snapshotStep = i;
            model().walk(chosen);
            answer(0, 4);
        }
        click("undoButton");
        QCOMPARE(model().history().ids(), std::vector<int>{first});
        click("undoButton");
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
    }

    void anotherRecipeHasNothingToUndo()
    {
        sampleAll(4);
        model().clear();
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
        QVERIFY(!find<QPushButton>("redoButton")->isEnabled());
    }

    void paintsBeforeBranching()
    {
        sampleAll(10);
        find<QSlider>("scrubber")->setValue(5);
        key(Qt::Key_BracketRight); // the second picture
        click("paintButton");
        auto* canvas = find<PaintCanvas>("paintCanvas");
        QVERIFY(canvas->isVisible());
        QCOMPARE(canvas->picture().values.front(), 0.5F);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->rect().center());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->rect().center() + QPoint(60, 0));
        QCOMPARE(canvas->strokes(), 2);
        click("undoStrokeButton");
        QCOMPARE(canvas->strokes(), 1);
        click("goOnButton");
        QVERIFY(!canvas->isVisible());
        const SamplingRequest& request = m_requests.back().request;
        QCOMPARE(request.start.count, 8);
        const auto inked = [&](int picture) {
            const auto values = request.start.image(picture);
            return std::count(values.begin(), values.end(), 1.F);
        };
        QCOMPARE(inked(0), 0);
        QVERIFY(inked(1) > 0 && inked(1) < 12);
        QCOMPARE(inked(2), 0);
    }

    void drawsAndDenoises()
    {
        find<QSpinBox>("samplingCountBox")->setValue(3);
        click("drawButton");
        auto* canvas = find<PaintCanvas>("paintCanvas");
        QVERIFY(canvas->isVisible());
        find<QDoubleSpinBox>("drawingAmount")->setValue(0.4);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->rect().center());
        click("goOnButton");
        const SamplingRequest request = m_requests.back().request;
        QVERIFY(request.startIsClean);
        QCOMPARE(request.startAmount, 0.4);
        QCOMPARE(request.start.count, 3);
        for (int i = 0; i < 3; ++i) {
            const auto values = request.start.image(i);
            QVERIFY(std::count(values.begin(), values.end(), 1.F) > 0);
            QVERIFY(std::count(values.begin(), values.end(), 0.F) > 32); // background
        }
        answer(0, request.sampler.steps);
        click("addRowButton"); // another row starts with the same drawing
        QVERIFY(m_requests.back().request.startIsClean);
        QVERIFY(m_requests.back().request.start.values == request.start.values);
        click("undoButton");
        click("undoButton");
        QVERIFY(model().history().rows().empty());
    }
};

QTEST_MAIN(SamplePageRowsTest)
#include "sample_page_rows_test.moc"
