// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sampling/sample_page_fixture.h"
#include "ui/sampling/film_strip.h"
#include "ui/sampling/paint_canvas.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSlider>

#include <algorithm>

using namespace playground;

/// Rows beside the first: of the same noise, branches, paintings and drawings; and taking them back.
class SamplePageRowsTest : public SamplePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void sameNoiseRows()
    {
        find<QSpinBox>("samplingSeedBox")->setValue(5);
        find<QSpinBox>("samplingCountBox")->setValue(3);
        sampleAll(10);
        find<QSpinBox>("samplingSeedBox")->setValue(6); // for what is sampled anew, or branched
        find<QSpinBox>("samplingCountBox")->setValue(4);
        find<QSpinBox>("samplingStepsBox")->setValue(5);
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        click("addRowButton");
        QCOMPARE(m_orders.back().request.sampler.name, std::string("ddim"));
        QCOMPARE(m_orders.back().request.seed, std::uint64_t(5));
        QCOMPARE(m_orders.back().request.count, 3);
        answer(0, 5);
        QCOMPARE(m_page->history().rows().size(), std::size_t(2));

        // Scrubbing one row moves the other to the same noise.
        auto* strip = find<FilmStrip>("filmStrip");
        const QPoint at(strip->filmLayout().centre(0.4),
            strip->filmLayout().cell(0, FilmLayout::Noised, 0.4).center().y());
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_page->row()->id, m_orders[0].row);
        QCOMPARE(position(), 6);
        QCOMPARE(stepNear(m_page->history().rows()[1], 0.4), 3);
        click("undoButton");
        QCOMPARE(m_page->history().rows().size(), std::size_t(1));
        QCOMPARE(position(), 6);
    }

    void branches()
    {
        sampleAll(10);
        QVERIFY(!find<QPushButton>("branchButton")->isEnabled()); // nothing is left to take away
        find<QSlider>("scrubber")->setValue(4);
        find<QSpinBox>("samplingSeedBox")->setValue(42);
        find<QSpinBox>("samplingStepsBox")->setValue(6);
        click("branchButton");
        const SamplingRequest& request = m_orders.back().request;
        QCOMPARE(request.startAmount, 0.6);
        QCOMPARE(request.start.count, 8);
        QCOMPARE(request.start.values.front(), 0.6F);
        QCOMPARE(request.seed, std::uint64_t(42));
        QVERIFY(!request.startIsClean);
        answer(0, 6);
        const SamplingRow branch = m_page->history().rows()[1];
        QCOMPARE(branch.parent, m_orders[0].row);
        QCOMPARE(branch.branchStep, 4);
        // Undo while it runs ends it, too.
        find<QSlider>("scrubber")->setValue(2);
        click("branchButton");
        click("undoButton");
        QCOMPARE(m_cancelled, std::vector<int>{m_orders.back().row});
        QCOMPARE(m_page->row()->id, branch.id);
        click("undoButton");
        click("undoButton");
        QVERIFY(m_page->history().rows().empty());
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
    }

    void undoBringsBackWhatSampleClears()
    {
        sampleAll(4);
        const int first = m_orders.back().row;
        click("addRowButton");
        answer(0, 4);
        const int second = m_orders.back().row;
        click("sampleButton");
        QCOMPARE(m_page->history().rows().size(), std::size_t(1));
        click("undoButton"); // while the new one runs
        QCOMPARE(m_cancelled, std::vector<int>{m_orders.back().row});
        QCOMPARE(m_page->history().rows().size(), std::size_t(2));
        QCOMPARE(m_page->row()->id, second);
        QCOMPARE(position(), 4);
        QVERIFY(!m_page->sampling());
        click("undoButton");
        click("undoButton");
        QVERIFY(m_page->history().rows().empty());
        QVERIFY(!m_page->history().row(first));
        QVERIFY(!find<QPushButton>("undoButton")->isEnabled());
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
        const SamplingRequest& request = m_orders.back().request;
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
        const SamplingRequest request = m_orders.back().request;
        QVERIFY(request.startIsClean);
        QCOMPARE(request.startAmount, 0.4);
        QCOMPARE(request.start.count, 3);
        for (int i = 0; i < 3; ++i) {
            const auto values = request.start.image(i);
            QVERIFY(std::count(values.begin(), values.end(), 1.F) > 0);
            QVERIFY(std::count(values.begin(), values.end(), 0.F) > 32); // paper
        }
        answer(0, request.sampler.steps);
        click("addRowButton"); // another row begins with the same drawing
        QVERIFY(m_orders.back().request.startIsClean);
        QVERIFY(m_orders.back().request.start.values == request.start.values);
        click("undoButton");
        click("undoButton");
        QVERIFY(m_page->history().rows().empty());
    }
};

QTEST_MAIN(SamplePageRowsTest)
#include "sample_page_rows_test.moc"
