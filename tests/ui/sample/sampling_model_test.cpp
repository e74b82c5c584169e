// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampling_model.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

#include <QSignalSpy>

#include <memory>

using namespace playground;

/// The Sample page's thinking, without any widget. Requests are answered when the test says so.
class SamplingModelTest : public QObject
{
    Q_OBJECT

    static constexpr int side = 4;
    static constexpr int steps = 4;
    std::unique_ptr<SamplingModel> m_model;
    std::vector<RowRequest> m_requests;
    std::vector<int> m_cancelled;

    /// Settings as the controls would have them.
    static RowRequest chosen(std::uint64_t seed = 5, int count = 3, const char* sampler = "mix")
    {
        RowRequest request;
        request.request.sampler.name = sampler;
        request.request.sampler.steps = steps;
        request.request.count = count;
        request.request.seed = seed;
        return request;
    }
    static SamplingEvent ended(int row, SamplingEvent::Kind kind) { return {row, kind, 0, 0, {}, {}, {}}; }
    /// Steps `from` .. `until` of a request, and with the last one the pictures.
    void answer(const RowRequest& request, int from = 0, int until = steps)
    {
        std::vector<SamplingEvent> events;
        if (from == 0)
            events.push_back({request.row, SamplingEvent::Kind::Started, steps, 30, {}, {}, {}});
        for (int i = from; i < until; ++i) {
            events.push_back({request.row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}});
            events.back().step = flatStep(i, steps, request.request.count, side);
        }
        if (until == steps)
            events.push_back({request.row, SamplingEvent::Kind::Finished, 0, 0, {},
                flatPictures(request.request.count, side, 0), {}});
        m_model->apply(std::move(events));
    }
    void answerLast(int from = 0, int until = steps) { answer(RowRequest(m_requests.back()), from, until); }
    /// Ids of the rows shown.
    std::vector<int> rows() const { return m_model->history().ids(); }
    int index() const { return m_model->cursor().at() ? m_model->cursor().at()->index : -1; }

private Q_SLOTS:
    void init()
    {
        m_requests.clear();
        m_cancelled.clear();
        m_model = std::make_unique<SamplingModel>();
        connect(m_model.get(), &SamplingModel::requested, this,
            [this](const RowRequest& request) { m_requests.push_back(request); });
        connect(
            m_model.get(), &SamplingModel::cancelled, this, [this](int row) { m_cancelled.push_back(row); });
    }
    void cleanup() { m_model.reset(); }

    void nothingIsSampledYet()
    {
        QVERIFY(!m_model->row() && !m_model->sampling() && !m_model->canBranch());
        QCOMPARE(m_model->step(), -1);
        m_model->branch(chosen());
        m_model->goTo(2);
        m_model->goNear(1, 0.5);
        m_model->followNewest();
        m_model->setSample(1);
        m_model->cancel();
        QVERIFY(!m_model->beginPainting());
        m_model->branchFrom(chosen(), flatPictures(1, side, 1));
        QVERIFY(m_requests.empty() && m_cancelled.empty() && rows().empty());
    }

    void requestsWhatIsChosen()
    {
        QSignalSpy sampling(m_model.get(), &SamplingModel::samplingChanged);
        RowRequest wanted = chosen(99, 2, "ddim");
        wanted.snapshotStep = 30;
        wanted.request.classes = {1};
        wanted.request.guidance = 2;
        m_model->sample(wanted);
        QCOMPARE(m_requests.size(), std::size_t(1));
        const RowRequest& request = m_requests.front();
        QCOMPARE(request.row, m_model->row()->id);
        QCOMPARE(request.snapshotStep, std::int64_t(30));
        QCOMPARE(request.request.sampler, wanted.request.sampler);
        QCOMPARE(request.request.seed, std::uint64_t(99));
        QCOMPARE(request.request.count, 2);
        QCOMPARE(request.request.classes, std::vector<int>{1});
        QVERIFY(request.request.start.empty());
        QCOMPARE(sampling.takeLast().first().toBool(), true);
        answerLast();
        QCOMPARE(sampling.takeLast().first().toBool(), false);
        QCOMPARE(m_model->row()->state, SamplingRow::State::Finished);
    }

    void undoBringsBackWhatSampleClears()
    {
        m_model->sample(chosen());
        answerLast();
        m_model->addRow(chosen());
        answerLast();
        const std::vector<int> compared = rows();
        QCOMPARE(compared.size(), std::size_t(2));
        m_model->sample(chosen());
        QCOMPARE(rows(), std::vector<int>{m_requests.back().row});
        QSignalSpy changed(m_model.get(), &SamplingModel::rowsChanged);
        m_model->undoStack().undo(); // while the new row is waiting
        QCOMPARE(rows(), compared);
        QCOMPARE(changed.takeLast().first().value<std::vector<int>>(), compared);
        QCOMPARE(m_cancelled, std::vector<int>{m_requests.back().row});
        QCOMPARE(m_model->row()->id, compared.back());
        QCOMPARE(index(), steps);
        m_model->undoStack().redo();
        QCOMPARE(rows(), std::vector<int>{m_requests.back().row});
        QCOMPARE(m_requests.size(), std::size_t(3)); // nothing is sampled twice
    }

    void aRowThatNeverBeganIsNotKept()
    {
        m_model->sample(chosen());
        answerLast();
        const int first = m_requests.back().row;
        m_model->sample(chosen()); // no step comes
        m_model->sample(chosen());
        m_model->undoStack().undo();
        QCOMPARE(rows(), std::vector<int>{first});
    }

    void anAddedRowKeepsTheNoise()
    {
        m_model->sample(chosen(5, 3));
        answerLast();
        m_model->addRow(chosen(6, 8, "ddim"));
        const SamplingRequest& request = m_requests.back().request;
        QCOMPARE(request.seed, std::uint64_t(5));
        QCOMPARE(request.count, 3);
        QCOMPARE(request.sampler.name, std::string("ddim"));
        QCOMPARE(rows().size(), std::size_t(2));
    }

    void anAddedRowKeepsTheDrawing()
    {
        m_model->sample(chosen(5, 2), Sketch{flatPictures(1, side, 0.25F), 0.4});
        QVERIFY(m_requests.back().request.startIsClean);
        QCOMPARE(m_requests.back().request.start.count, 2);
        answerLast();
        m_model->addRow(chosen(6));
        QVERIFY(m_requests.back().request.startIsClean);
        QCOMPARE(m_requests.back().request.startAmount, 0.4);
        QCOMPARE(m_requests.back().request.start.values.front(), 0.25F);
        m_model->addDrawing(chosen(7), {flatPictures(1, side, 0.5F), 0.8});
        QCOMPARE(m_requests.back().request.seed, std::uint64_t(7));
        QCOMPARE(m_requests.back().request.startAmount, 0.8);
        QCOMPARE(rows().size(), std::size_t(3));
    }

    void aBranchStartsFromTheStep()
    {
        m_model->sample(chosen());
        answerLast();
        QVERIFY(!m_model->canBranch()); // no noise is left
        m_model->goTo(1);
        QVERIFY(m_model->canBranch());
        const int root = m_model->row()->id;
        m_model->branch(chosen(42));
        const SamplingRequest& request = m_requests.back().request;
        QCOMPARE(request.startAmount, 0.75);
        QCOMPARE(request.start.count, 3);
        QCOMPARE(request.start.values.front(), 0.75F);
        QCOMPARE(request.seed, std::uint64_t(42));
        QVERIFY(!request.startIsClean);
        QCOMPARE(m_model->row()->parent, root);
        QCOMPARE(m_model->row()->branchStep, 1);
    }

    /// The picture is painted on while the cursor moves on.
    void aPaintedBranchStartsWhereItBegan()
    {
        m_model->sample(chosen());
        answerLast();
        m_model->goTo(2);
        m_model->setSample(1);
        const auto picture = m_model->beginPainting();
        QVERIFY(picture && picture->count == 1 && picture->values.front() == 0.5F);
        m_model->goTo(0);
        m_model->setSample(0);
        m_model->branchFrom(chosen(), flatPictures(1, side, 9));
        const ImageBatch& start = m_requests.back().request.start;
        QCOMPARE(start.image(0)[0], 0.5F);
        QCOMPARE(start.image(1)[0], 9.F);
        QCOMPARE(start.image(2)[0], 0.5F);
        QCOMPARE(m_model->row()->branchStep, 2);
        m_model->clear();
        m_model->branchFrom(chosen(), flatPictures(1, side, 9)); // its row is gone
        QCOMPARE(m_requests.size(), std::size_t(2));
    }

    void aWalkIsOneUndoStep()
    {
        m_model->sample(chosen());
        answerLast();
        const int first = m_requests.back().row;
        for (int i = 0; i < 4; ++i) {
            m_model->walk(chosen());
            answerLast();
        }
        m_model->undoStack().undo();
        QCOMPARE(rows(), std::vector<int>{first});
        // A row sampled at the place of an undone walk is not part of it.
        m_model->sample(chosen());
        answerLast();
        const int second = m_requests.back().row;
        m_model->walk(chosen());
        answerLast();
        m_model->undoStack().undo();
        QCOMPARE(rows(), std::vector<int>{second});
    }

    void eventsOfRowsThatAreGoneAreIgnored()
    {
        m_model->sample(chosen());
        answerLast(0, 2);
        const RowRequest gone = m_requests.back();
        m_model->undoStack().undo();
        answer(gone, 2, 4);
        QVERIFY(rows().empty() && !m_model->row());
        m_model->undoStack().redo();
        QCOMPARE(m_model->row()->steps.size(), std::size_t(2));
        QCOMPARE(m_model->row()->state, SamplingRow::State::Cancelled);
        m_model->clear();
        answer(gone);
        QVERIFY(rows().empty());
        QVERIFY(!m_model->undoStack().canUndo() && !m_model->undoStack().canRedo());
    }

    void cancelKeepsWhatCame()
    {
        m_model->sample(chosen());
        answerLast(0, 2);
        m_model->cancel();
        QCOMPARE(m_cancelled, std::vector<int>{m_requests.back().row});
        QVERIFY(m_model->sampling()); // until the lane has ended it
        m_model->apply({ended(m_requests.back().row, SamplingEvent::Kind::Cancelled)});
        QVERIFY(!m_model->sampling());
        QCOMPARE(m_model->row()->steps.size(), std::size_t(2));
        m_model->cancel(); // nothing is running
        QCOMPARE(m_cancelled.size(), std::size_t(1));
    }

    void followsUntilItIsMoved()
    {
        QSignalSpy moved(m_model.get(), &SamplingModel::currentChanged);
        m_model->sample(chosen());
        answerLast(0, 2);
        QCOMPARE(index(), 1);
        QCOMPARE(moved.takeLast(), (QVariantList{m_requests.back().row, 1, 0}));
        m_model->goTo(0);
        QVERIFY(!m_model->cursor().following());
        answerLast(2, 3);
        QCOMPARE(index(), 0);
        m_model->followNewest();
        QCOMPARE(index(), 2);
        answerLast(3, 4);
        QCOMPARE(index(), steps);
        m_model->setSample(2);
        m_model->setSample(3); // there is none
        QCOMPARE(m_model->sample(), 2);
        QCOMPARE(moved.takeLast(), (QVariantList{m_requests.back().row, steps, 2}));
    }

    void haltsWhereItIsTold()
    {
        m_model->sample(chosen());
        m_model->haltAt(1);
        answerLast();
        QCOMPARE(index(), 1);
    }

    void goesToTheSameNoiseOfAnotherRow()
    {
        m_model->sample(chosen());
        answerLast();
        m_model->addRow(chosen());
        answerLast();
        QSignalSpy changed(m_model.get(), &SamplingModel::stepsChanged);
        m_model->goNear(rows().front(), 0.7);
        QCOMPARE(m_model->row()->id, rows().front());
        QCOMPARE(index(), 1);
        QCOMPARE(changed.takeLast().first().toInt(), rows().front());
    }

    void comparesTheCurrentPicture()
    {
        QSignalSpy asked(m_model.get(), &SamplingModel::comparisonRequested);
        m_model->sample(chosen());
        answerLast();
        m_model->goTo(2);
        QCOMPARE(asked.count(), 0);
        m_model->setComparing(true);
        QCOMPARE(asked.count(), 1);
        const auto request = asked.takeLast().first().value<ComparisonRequest>();
        QCOMPARE(request.row, m_model->row()->id);
        QCOMPARE(request.step, 2);
        QCOMPARE(request.amount, 0.5);
        QCOMPARE(request.noised.count, 1);
        QCOMPARE(request.predicted.values.front(), 0.25F);
        Comparison findings;
        findings.row = request.row;
        findings.step = request.step;
        QVERIFY(m_model->shows(findings));
        m_model->setSample(1);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!m_model->shows(findings));
        m_model->setComparing(false);
        m_model->goTo(1);
        QCOMPARE(asked.count(), 1);
    }

    void listenersMayOutliveIt()
    {
        m_model->sample(chosen());
        answerLast();
        QSignalSpy moved(&m_model->undoStack(), &QUndoStack::indexChanged);
        m_model.reset();
        QCOMPARE(moved.count(), 0);
    }
};

QTEST_APPLESS_MAIN(SamplingModelTest)
#include "sampling_model_test.moc"
