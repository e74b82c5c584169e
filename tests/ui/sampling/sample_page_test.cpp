// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sample_page.h"

#include "tests/ui/sampling/sampling_rows.h"
#include "tests/ui/support/fixture.h"
#include "ui/pictures/picture_grid.h"
#include "ui/sampling/film_strip.h"
#include "ui/sampling/paint_canvas.h"
#include "ui/sampling/row_words.h"
#include "ui/sampling/sample_stage.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace playground;

/// The page with an engine of the test's own: what is ordered is answered when the test says so.
class SamplePageTest : public QObject
{
    Q_OBJECT

    static constexpr int side = 8;
    SamplePage* m_page = nullptr;
    std::vector<SamplingOrder> m_orders;
    std::vector<int> m_cancelled;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void key(Qt::Key key) const { QTest::keyClick(m_page, key); }
    int position() const { return m_page->row()->steps[static_cast<std::size_t>(m_page->step())].index; }
    static std::vector<SamplerEntry> samplers()
    {
        return {{{"mix", Text("Iterative mix"), Text("mixes")}, {}},
            {{"ddim", Text("DDIM"), Text("draws nothing")}, {}},
            {{"euler", Text("Euler"), Text("follows")}, Text("trained on a uniform mix")}};
    }

    /// Answers the last order up to `until` of its steps, and with the pictures if they are all.
    void answer(int from, int until)
    {
        const SamplingOrder& order = m_orders.back();
        const int total = order.request.sampler.steps;
        std::vector<SamplingEvent> events;
        if (from == 0)
            events.push_back({order.row, SamplingEvent::Kind::Started, total, 30, {}, {}, {}});
        for (int i = from; i < until; ++i) {
            SamplingEvent event{order.row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}};
            event.step = flatStep(i, total, order.request.count, side);
            event.step.amount *= order.request.startAmount;
            events.push_back(event);
        }
        if (until == total)
            events.push_back({order.row, SamplingEvent::Kind::Finished, 0, 0, {},
                flatPictures(order.request.count, side, 0.F), {}});
        m_page->take(events);
    }
    void sampleAll(int steps)
    {
        find<QSpinBox>("samplingStepsBox")->setValue(steps);
        click("sampleButton");
        answer(0, steps);
    }
    static QRgb shown(PictureGrid* grid, int row, int column)
    {
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).center()) | 0xff000000;
    }
    static QRgb ink(double value)
    {
        const int grey = 255 - static_cast<int>(std::lround(static_cast<float>(value) * 255.F));
        return qRgb(grey, grey, grey);
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_orders.clear();
        m_cancelled.clear();
        m_page = new SamplePage;
        connect(m_page, &SamplePage::ordered, this,
            [this](const SamplingOrder& order) { m_orders.push_back(order); });
        connect(m_page, &SamplePage::cancelled, this, [this](int row) { m_cancelled.push_back(row); });
        SamplerOptions usual;
        usual.steps = 40;
        m_page->setPictureShape({0, 1, side, side, {}});
        m_page->setSamplers(samplers(), usual);
        m_page->resize(980, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page));
    }

    void cleanup() { delete m_page; }

    void nothingIsSampledYet()
    {
        QVERIFY(!m_page->row());
        QVERIFY(!find<QWidget>("transportBar")->isEnabled());
        for (const char* name : {"addRowButton", "branchButton", "paintButton", "undoButton"})
            QVERIFY2(!find<QPushButton>(name)->isEnabled(), name);
        for (const Qt::Key k :
            {Qt::Key_Left, Qt::Key_Right, Qt::Key_End, Qt::Key_Space, Qt::Key_BracketRight})
            key(k); // and no harm is done
        QVERIFY(m_orders.empty());
    }

    void ordersWhatIsChosen()
    {
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        find<QSpinBox>("samplingStepsBox")->setValue(12);
        find<QSpinBox>("samplingCountBox")->setValue(5);
        find<QSpinBox>("samplingSeedBox")->setValue(99);
        find<QDoubleSpinBox>("etaBox")->setValue(0.5);
        m_page->setSnapshots({0, 30, 60});
        find<QComboBox>("snapshotChoice")->setCurrentIndex(2); // now, 60, 30, 0
        click("sampleButton");
        QCOMPARE(m_orders.size(), std::size_t(1));
        const SamplingRequest& request = m_orders[0].request;
        QCOMPARE(request.sampler.name, std::string("ddim"));
        QCOMPARE(request.sampler.steps, 12);
        QCOMPARE(request.sampler.eta, 0.5);
        QCOMPARE(request.count, 5);
        QCOMPARE(request.seed, std::uint64_t(99));
        QVERIFY(request.start.empty());
        QCOMPARE(m_orders[0].snapshotStep, std::int64_t(30));
        QVERIFY(m_page->sampling());
    }

    void etaOnlyWithDdim()
    {
        QVERIFY(find<QDoubleSpinBox>("etaBox")->isHidden());
        find<QDoubleSpinBox>("etaBox")->setValue(0.5);
        QCOMPARE(m_page->controls().choice().sampler.eta, 0.0);
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        QVERIFY(!find<QDoubleSpinBox>("etaBox")->isHidden());
    }

    void classesOnlyWhereTheNetworkIsToldThem()
    {
        auto* choice = find<QComboBox>("classChoice");
        QVERIFY(!choice->isVisible());
        QVERIFY(m_page->controls().choice().classes.empty());
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 5); // none, each, all
        QCOMPARE(choice->itemText(2), QStringLiteral("Shoe"));
        QCOMPARE(m_page->controls().choice().classes, (std::vector<int>{0, 1, 2}));
        choice->setCurrentIndex(2);
        find<QDoubleSpinBox>("guidanceBox")->setValue(2.5);
        m_page->setClasses({"Hat", "Shoe", "Sock"}); // the same experiment, reset
        QCOMPARE(m_page->controls().choice().classes, std::vector<int>{1});
        m_page->setClasses({});
        QVERIFY(!choice->isVisible());
        QVERIFY(m_page->controls().choice().classes.empty());
        QCOMPARE(m_page->controls().choice().guidance, 1.0);
        m_page->setClasses({"Heart", "Star"}); // others: nothing of the former choice
        QCOMPARE(m_page->controls().choice().classes, (std::vector<int>{0, 1}));
        QCOMPARE(find<QDoubleSpinBox>("guidanceBox")->value(), 1.0);
    }

    void guidanceBySliderAndNumber()
    {
        m_page->setClasses({"Hat", "Shoe"});
        auto* slider = find<QSlider>("guidanceSlider");
        auto* number = find<QDoubleSpinBox>("guidanceBox");
        find<QComboBox>("classChoice")->setCurrentIndex(0);
        QVERIFY(!slider->isEnabled() && !number->isEnabled()); // to no class
        find<QComboBox>("classChoice")->setCurrentIndex(1);
        QVERIFY(slider->isEnabled() && number->isEnabled());
        slider->setValue(37);
        QCOMPARE(number->value(), 3.7);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(number->value(), 3.8);
        number->setValue(7.25); // finer than the slider
        QCOMPARE(number->value(), 7.25);
        QCOMPARE(slider->value(), 73);
        number->setValue(99);
        QCOMPARE(m_page->controls().choice().guidance, 10.0);
    }

    /// Rows of the same noise, each by its own class and guidance.
    void rowsOfClassesSideBySide()
    {
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        auto* choice = find<QComboBox>("classChoice");
        auto* guidance = find<QDoubleSpinBox>("guidanceBox");
        choice->setCurrentIndex(0);
        sampleAll(4);
        QVERIFY(m_orders.back().request.classes.empty());
        choice->setCurrentIndex(2);
        guidance->setValue(3);
        click("addRowButton");
        answer(0, 4);
        choice->setCurrentIndex(4);
        guidance->setValue(0.5);
        click("addRowButton");
        answer(0, 4);
        QCOMPARE(m_orders.size(), std::size_t(3));
        QCOMPARE(m_orders[1].request.classes, std::vector<int>{1});
        QCOMPARE(m_orders[1].request.guidance, 3.0);
        QCOMPARE(m_orders[2].request.classes, (std::vector<int>{0, 1, 2}));
        QCOMPARE(m_orders[2].request.guidance, 0.5);
        for (const SamplingOrder& order : m_orders)
            QCOMPARE(order.request.seed, m_orders[0].request.seed);

        const auto& rows = m_page->history().rows();
        const QStringList names = m_page->controls().classNames();
        QCOMPARE(RowWords::condition(rows[0], names, QLocale::c()), QStringLiteral("no class"));
        QCOMPARE(RowWords::condition(rows[1], names, QLocale::c()), QStringLiteral("Shoe · guidance 3"));
        QCOMPARE(
            RowWords::condition(rows[2], names, QLocale::c()), QStringLiteral("all classes · guidance 0.5"));

        // A branch takes its own way from where it leaves.
        find<QSlider>("scrubber")->setValue(1);
        choice->setCurrentIndex(3);
        click("branchButton");
        QCOMPARE(m_orders.back().request.classes, std::vector<int>{2});
    }

    void aRestoredChoiceBringsItsClass()
    {
        m_page->setClasses({"Hat", "Shoe", "Sock"});
        SamplingChoice choice = m_page->controls().choice();
        for (const std::vector<int>& classes :
            {std::vector<int>{2}, std::vector<int>{0, 1, 2}, std::vector<int>{}}) {
            choice.classes = classes;
            choice.guidance = 4.5;
            m_page->controls().setChoice(choice);
            QCOMPARE(m_page->controls().choice().classes, classes);
            QCOMPARE(m_page->controls().choice().guidance, 4.5);
        }
    }

    void whatDoesNotFitIsGreyedWithTheReason()
    {
        auto* combo = find<QComboBox>("samplerChoice");
        const auto* model = qobject_cast<QStandardItemModel*>(combo->model());
        QVERIFY(model->item(0)->isEnabled() && model->item(1)->isEnabled());
        QVERIFY(!model->item(2)->isEnabled());
        QCOMPARE(combo->itemData(2, Qt::ToolTipRole).toString(), QStringLiteral("trained on a uniform mix"));
        // A recipe that the chosen one does not fit brings its own.
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
        QVERIFY(m_orders.empty());
    }

    void followsLiveUntilDragged()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(10);
        click("sampleButton");
        answer(0, 4);
        QCOMPARE(position(), 3);
        auto* live = find<QToolButton>("liveButton");
        QVERIFY(live->isEnabled() && live->isChecked());
        QCOMPARE(find<QLabel>("sampleStepLabel")->text(), QStringLiteral("step 3/10"));
        key(Qt::Key_Left);
        QCOMPARE(position(), 2);
        QVERIFY(!live->isChecked());
        answer(4, 6);
        QCOMPARE(position(), 2); // stays
        click("liveButton");
        QCOMPARE(position(), 5);
        find<QSlider>("scrubber")->setValue(1);
        answer(6, 8);
        QCOMPARE(position(), 1);
        click("liveButton");
        answer(8, 10);
        QCOMPARE(position(), 10); // the finished picture
        QVERIFY(!live->isEnabled());
        QVERIFY(!m_page->sampling());
    }

    void walksByKeysAndButtons()
    {
        sampleAll(5);
        QCOMPARE(position(), 5);
        key(Qt::Key_Home);
        QCOMPARE(position(), 0);
        key(Qt::Key_Left);
        QCOMPARE(position(), 0);
        key(Qt::Key_Right);
        QCOMPARE(position(), 1);
        click("stepForwardButton");
        click("stepForwardButton");
        click("stepBackButton");
        QCOMPARE(position(), 2);
        QCOMPARE(find<QLabel>("sampleLevelLabel")->text(),
            QStringLiteral("timestep 600 · sigma 1.496 · amount 0.600"));
        key(Qt::Key_End);
        QCOMPARE(position(), 5);
        key(Qt::Key_BracketRight);
        QCOMPARE(m_page->sample(), 1);
        for (int i = 0; i < 20; ++i)
            key(Qt::Key_BracketRight);
        QCOMPARE(m_page->sample(), 7);
        key(Qt::Key_BracketLeft);
        QCOMPARE(m_page->sample(), 6);
    }

    void showsBothColumns()
    {
        sampleAll(5);
        for (const int step : {0, 2, 5}) {
            find<QSlider>("scrubber")->setValue(step);
            const double amount = 1 - step / 5.0;
            QCOMPARE(shown(find<PictureGrid>("noisedPictures"), 0, 0), ink(amount));
            QCOMPARE(shown(find<PictureGrid>("predictedPictures"), 0, 0), ink(amount / 2));
        }
    }

    void playsAndLoops()
    {
        sampleAll(4);
        find<QComboBox>("speedChoice")->setCurrentIndex(6); // 100 a second
        key(Qt::Key_Space); // at the end: from the beginning
        QCOMPARE(position(), 0);
        QTRY_COMPARE(position(), 4);
        QTest::qWait(50);
        QCOMPARE(position(), 4); // and rests there
        find<QToolButton>("loopButton")->setChecked(true);
        key(Qt::Key_Space);
        // QTRY_COMPARE looks every 50 ms, as long as one round takes; a busy machine may skip steps.
        QVERIFY(QTest::qWaitFor([this] { return position() == 4; }));
        QVERIFY(QTest::qWaitFor([this] { return position() < 4; })); // and again
        key(Qt::Key_Space);
        const int held = position();
        QTest::qWait(50);
        QCOMPARE(position(), held);
    }

    void cancelKeepsWhatCame()
    {
        find<QSpinBox>("samplingStepsBox")->setValue(10);
        click("sampleButton");
        answer(0, 4);
        QCOMPARE(find<QPushButton>("sampleButton")->text(), QStringLiteral("Cancel"));
        click("sampleButton");
        QCOMPARE(m_cancelled, std::vector<int>{m_orders[0].row});
        m_page->take({{m_orders[0].row, SamplingEvent::Kind::Cancelled, 0, 0, {}, {}, {}}});
        QVERIFY(!m_page->sampling());
        QCOMPARE(m_page->row()->steps.size(), std::size_t(4));
        QCOMPARE(find<QPushButton>("sampleButton")->text(), QStringLiteral("Sample"));
    }

    void figuresOfTheCourse()
    {
        find<QComboBox>("samplerChoice")->setCurrentIndex(1);
        click("fiveStepsButton");
        QCOMPARE(m_orders.back().request.sampler.name, std::string("mix")); // the recipe's own
        QCOMPARE(m_orders.back().request.sampler.steps, 5);
        QCOMPARE(m_orders.back().request.count, 8);
        answer(0, 5);
        auto* left = find<PictureGrid>("noisedPictures");
        auto* right = find<PictureGrid>("predictedPictures");
        QCOMPARE(left->gridLayout().scale(), right->gridLayout().scale());
        for (int step = 0; step < 5; ++step) {
            QCOMPARE(shown(left, step, 7), ink(1 - step / 5.0));
            QCOMPARE(shown(right, step, 0), ink((1 - step / 5.0) / 2));
        }
        // Where there are many steps, as many of them as leave the pictures largest.
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
        QCOMPARE(m_orders.back().request.sampler.steps, 40);
        QCOMPARE(m_orders.back().request.count, 64);
        answer(0, 40);
        QCOMPARE(shown(left, 7, 7), ink(0));
        find<QSlider>("scrubber")->setValue(20);
        QCOMPARE(shown(left, 7, 7), ink(0.5));
        // A click on one of the grid chooses it.
        QTest::mouseClick(left, Qt::LeftButton, {}, left->gridLayout().cell(2, 3).center());
        QCOMPARE(m_page->sample(), 19);
    }

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

    void comparesWithTheTrainingSet()
    {
        QSignalSpy asked(m_page, &SamplePage::inspected);
        sampleAll(10);
        QCOMPARE(asked.count(), 0);
        find<QSlider>("scrubber")->setValue(5);
        find<QPushButton>("compareButton")->setChecked(true);
        QCOMPARE(asked.count(), 1);
        const auto inspection = asked.last().first().value<SampleQuestion>();
        QCOMPARE(inspection.step, 5);
        QCOMPARE(inspection.amount, 0.5);
        QCOMPARE(inspection.noised.count, 1);
        QCOMPARE(inspection.predicted.values.front(), 0.25F);
        Findings findings{inspection.row, 5, 0, flatPictures(1, side, 0.8F), flatPictures(8, side, 0.1F),
            std::vector<double>(8, 0.5), {}};
        m_page->show(findings);
        auto* ideal = find<PictureGrid>("idealPictures");
        QVERIFY(ideal->isVisible());
        QCOMPARE(shown(ideal, 0, 0), ink(0.8));
        QCOMPARE(shown(find<PictureGrid>("nearestPictures"), 0, 7), ink(0.1));
        // Late ones are not shown.
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
        m_page->take({{m_orders.back().row, SamplingEvent::Kind::Failed, 0, 0, {}, {}, Text("no")}});
        QVERIFY(!m_page->sampling());
        QCOMPARE(m_page->history().rows().size(), std::size_t(2));
        m_page->clear();
        QVERIFY(!m_page->row());
        answer(0, 2); // late news of what is forgotten
        QVERIFY(m_page->history().rows().empty());
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
