// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_lane.h"
#include "app/preview/preview_requests.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QElapsedTimer>

#include <cmath>

using namespace playground;

class SamplingTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        m_lane = std::make_unique<PreviewLane>("cpu", [this] { ++m_notified; });
    }
    void cleanup() { m_lane.reset(); }
    void stepsArriveInOrder();
    void jobsRunInOrder();
    void cancelsWithinOneStep();
    void cancelsWaitingRows();
    void previewsRunInBetween();
    void badRequestIsReported_data();
    void badRequestIsReported();
    void continuesFromAStep();
    void samplesFromADrawing();
    void inspects();
    void endsWhileSampling();

private:
    using Kind = SamplingEvent::Kind;

    SamplingJob job(int row, int steps, int count = 2) const
    {
        SamplingJob result{m_experiment, m_snapshot, {}};
        result.request.row = row;
        result.request.request.sampler.steps = steps;
        result.request.request.count = count;
        result.request.request.seed = 5;
        return result;
    }
    static bool ended(const SamplingEvent& event)
    {
        return event.kind == Kind::Finished || event.kind == Kind::Cancelled || event.kind == Kind::Failed;
    }
    /// All events until `rows` rows have finished.
    std::vector<SamplingEvent> events(int rows = 1)
    {
        std::vector<SamplingEvent> all;
        const bool came = QTest::qWaitFor(
            [&] {
                for (SamplingEvent& event : m_lane->sampling().takeEvents())
                    all.push_back(std::move(event));
                return std::count_if(all.begin(), all.end(), ended) >= rows;
            },
            longest);
        if (!came)
            qFatal("the rows did not end");
        return all;
    }
    static double furthest(const ImageBatch& a, const ImageBatch& b)
    {
        double most = a.values.size() == b.values.size() ? 0 : INFINITY;
        for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i) {
            const auto apart = static_cast<double>(std::abs(a.values[i] - b.values[i]));
            most = std::max(most, std::isnan(apart) ? INFINITY : apart);
        }
        return most;
    }

    static constexpr int longest = 240'000;
    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::atomic<int> m_notified = 0;
    std::unique_ptr<PreviewLane> m_lane;
};

void SamplingTaskTest::initTestCase()
{
    const Recipe recipe = smallRecipe();
    const auto dataset = loadDataset({"mnist", "", false, 28});
    m_experiment = std::make_shared<Experiment>(Experiment{recipe, dataset});
    Trainer trainer(recipe, dataset);
    trainer.step();
    m_snapshot = trainer.snapshot();
}

void SamplingTaskTest::stepsArriveInOrder()
{
    constexpr int steps = 6;
    m_lane->sampling().add(job(3, steps));
    const auto got = events();
    QCOMPARE(got.size(), std::size_t(steps + 2));
    QCOMPARE(got.front().kind, Kind::Started);
    QCOMPARE(got.front().totalSteps, steps);
    QCOMPARE(got.front().snapshotStep, std::int64_t(1));
    QCOMPARE(got.back().kind, Kind::Finished);
    // Same result as from the engine directly.
    SamplingRun alone(m_experiment->recipe, m_experiment->dataset, m_snapshot, job(3, steps).request.request);
    for (std::size_t i = 1; i <= steps; ++i) {
        QCOMPARE(got[i].kind, Kind::Step);
        QCOMPARE(got[i].row, 3);
        const SampleStep step = alone.step();
        QCOMPARE(got[i].step.index, step.index);
        QCOMPARE(got[i].step.amount, step.amount);
        QVERIFY(furthest(got[i].step.x, step.x) < 1e-5);
        QVERIFY(furthest(got[i].step.predicted, step.predicted) < 1e-5);
    }
    QVERIFY(furthest(got.back().pictures, alone.pictures()) < 1e-5);
    QVERIFY(m_notified >= 1);
    QVERIFY(m_lane->sampling().takeEvents().empty());
}

void SamplingTaskTest::jobsRunInOrder()
{
    m_lane->sampling().add(job(1, 3));
    m_lane->sampling().add(job(2, 2));
    const auto got = events(2);
    QCOMPARE(got.size(), std::size_t(3 + 2 + 2 + 2));
    for (std::size_t i = 0; i < got.size(); ++i)
        QCOMPARE(got[i].row, i < 5 ? 1 : 2);
    // The same noise for any number of steps.
    QCOMPARE(furthest(got[1].step.x, got[6].step.x), 0.0);
}

void SamplingTaskTest::cancelsWithinOneStep()
{
    m_lane->sampling().add(job(1, 1000, 8));
    std::vector<SamplingEvent> all;
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (SamplingEvent& event : m_lane->sampling().takeEvents())
                all.push_back(std::move(event));
            return all.size() > 3;
        },
        longest));
    m_lane->sampling().cancel(1);
    const auto before = m_lane->sampling().takeEvents(); // on a busy machine it may have finished already
    const bool over = !before.empty() && ended(before.back());
    const auto after = over ? std::vector{before.back()} : events();
    QCOMPARE(after.back().kind, Kind::Cancelled);
    QVERIFY2(after.size() <= 2, qPrintable(QString::number(after.size()))); // a step in progress is finished
    m_lane->sampling().cancel(1); // again, and an id that never existed
    m_lane->sampling().cancel(77);
    m_lane->sampling().add(job(2, 2));
    QCOMPARE(events().back().kind, Kind::Finished);
}

void SamplingTaskTest::cancelsWaitingRows()
{
    m_lane->sampling().add(job(1, 1000));
    m_lane->sampling().add(job(2, 1000));
    m_lane->sampling().add(job(3, 2));
    m_lane->sampling().cancel(2);
    m_lane->sampling().cancel(1);
    const auto got = events(3);
    for (const SamplingEvent& event : got)
        QVERIFY(event.row != 2 || event.kind == Kind::Cancelled);
    QCOMPARE(got.back().row, 3);
    QCOMPARE(got.back().kind, Kind::Finished);
}

void SamplingTaskTest::previewsRunInBetween()
{
    m_lane->sampling().add(job(1, 1000));
    for (int i = 0; i < 5; ++i) {
        const float amount = 0.1F * static_cast<float>(i);
        TriptychRequest preview;
        preview.experiment = m_experiment;
        preview.snapshot = m_snapshot;
        preview.images
            = previewRequests::sameAmount(previewRequests::images(*m_experiment->dataset, 1), amount, 1);
        m_lane->triptych().request(preview);
        std::optional<TriptychResult> result;
        QVERIFY(QTest::qWaitFor(
            [&] { return (result = m_lane->triptych().take()).has_value() && result->complete; }, longest));
        QCOMPARE(result->triptych->numbers.amounts.front(), amount);
        for (const SamplingEvent& event : m_lane->sampling().takeEvents())
            QVERIFY(!ended(event));
    }
    m_lane->sampling().cancel(1);
    events();
}

void SamplingTaskTest::badRequestIsReported_data()
{
    QTest::addColumn<QString>("sampler");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("count");
    QTest::newRow("no steps") << "mix" << 0 << 2;
    QTest::newRow("negative") << "mix" << -3 << 2;
    QTest::newRow("too many") << "mix" << 1'000'000 << 2;
    QTest::newRow("no pictures") << "mix" << 5 << 0;
    QTest::newRow("unknown") << "magic" << 5 << 2;
    QTest::newRow("does not fit") << "ddim" << 5 << 2;
}

void SamplingTaskTest::badRequestIsReported()
{
    QFETCH(QString, sampler);
    QFETCH(int, steps);
    QFETCH(int, count);
    SamplingJob bad = job(1, steps, count);
    bad.request.request.sampler.name = sampler.toStdString();
    m_lane->sampling().add(bad);
    const auto got = events();
    QCOMPARE(got.back().kind, Kind::Failed);
    QVERIFY(!got.back().error.english().empty());
    m_lane->sampling().add(job(2, 2)); // the lane still works
    QCOMPARE(events().back().kind, Kind::Finished);
}

void SamplingTaskTest::continuesFromAStep()
{
    constexpr int steps = 4;
    m_lane->sampling().add(job(1, steps));
    const auto first = events();
    // Continuing after the second step with the remaining number of steps gives the same pictures.
    SamplingJob branch = job(2, steps - 1);
    branch.request.request.start = first[2].step.x;
    branch.request.request.startAmount = first[2].step.amount;
    m_lane->sampling().add(branch);
    const auto second = events();
    QCOMPARE(second.front().totalSteps, steps - 1);
    QVERIFY(furthest(first.back().pictures, second.back().pictures) < 1e-4);
}

void SamplingTaskTest::samplesFromADrawing()
{
    SamplingJob drawing = job(1, 3);
    ImageBatch& start = drawing.request.request.start;
    start = {2, 1, 28, 28, std::vector<float>(2 * 784, 0.F)};
    drawing.request.request.startAmount = 0.25;
    drawing.request.request.startIsClean = true;
    m_lane->sampling().add(drawing);
    const auto got = events();
    QCOMPARE(got.back().kind, Kind::Finished);
    const ImageBatch& x = got[1].step.x; // 25 % of noise, uniform in 0..1, on an empty drawing
    const auto [least, most] = std::minmax_element(x.values.begin(), x.values.end());
    QVERIFY(*least >= 0 && *least < 0.01F && *most <= 0.25F && *most > 0.24F);
    QVERIFY(!std::equal(x.image(0).begin(), x.image(0).end(), x.image(1).begin())); // different noise
}

void SamplingTaskTest::inspects()
{
    constexpr int place = 11;
    ImageBatch known{1, 1, 28, 28, {}};
    const Dataset& dataset = *m_experiment->dataset;
    for (std::size_t i = 0; i < dataset.pixelsPerImage(); ++i)
        known.values.push_back(
            static_cast<float>(dataset.pixels[place * dataset.pixelsPerImage() + i]) / 255.F);
    ComparisonRequest good;
    good.row = 4;
    good.step = 9;
    good.sample = 1;
    good.noised = good.predicted = known;
    good.amount = 0.01;
    m_lane->comparison().request(m_experiment, good);
    std::optional<Comparison> findings;
    QVERIFY(QTest::qWaitFor([&] { return (findings = m_lane->comparison().take()).has_value(); }, longest));
    QVERIFY2(!findings->error, findings->error ? findings->error->english().c_str() : "");
    QCOMPARE(findings->row, 4);
    QCOMPARE(findings->step, 9);
    QCOMPARE(findings->sample, 1);
    QCOMPARE(findings->distances.size(), std::size_t(ComparisonRequest::neighbours));
    QVERIFY(findings->distances.front() < 1e-3);
    QVERIFY(std::is_sorted(findings->distances.begin(), findings->distances.end()));
    QCOMPARE(findings->nearest.count, int(ComparisonRequest::neighbours));
    const auto nearest = findings->nearest.image(0);
    QVERIFY(furthest({1, 1, 28, 28, {nearest.begin(), nearest.end()}}, known) < 1e-6);
    QVERIFY(furthest(findings->ideal, known) < 0.02); // with almost no noise: the picture itself

    ComparisonRequest bad;
    bad.noised = {1, 1, 3, 3, std::vector<float>(9)}; // another size
    bad.predicted = known;
    m_lane->comparison().request(m_experiment, bad);
    QVERIFY(QTest::qWaitFor([&] { return (findings = m_lane->comparison().take()).has_value(); }, longest));
    QVERIFY(findings->error);
}

void SamplingTaskTest::endsWhileSampling()
{
    m_lane->sampling().add(job(1, 1000, 8));
    m_lane->sampling().add(job(2, 1000, 8));
    QElapsedTimer timer;
    timer.start();
    m_lane.reset();
    QVERIFY2(timer.elapsed() < longest / 4, qPrintable(QString::number(timer.elapsed())));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, SamplingTaskTest)
#include "sampling_task_test.moc"
