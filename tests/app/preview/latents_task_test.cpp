// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/latents_task.h"

#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <atomic>

#include <limits>

using namespace playground;

using Kind = LatentRequest::Kind;

/// Requests of the Latents page, processed slice by slice without a thread.
class LatentsTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void usesTheWeightsOfTheRequest();
    void newestOfEachKindWins();
    void noKindStarvesAnother();
    void computesTheMapInSlices();
    void encodesLargePicturesInSlices();
    void anErrorIsAResult();
    void aFailedMapEnds();
    void dropsPendingRequests();
    void anotherExperimentEndsTheMap();
    void urgentWorkGoesFirst_data();
    void urgentWorkGoesFirst();
    void interruptedWorkCanBeDropped();

private:
    static std::shared_ptr<const Experiment> experiment();
    LatentJob job(Kind kind, int ticket = 0) const
    {
        LatentRequest order;
        order.kind = kind;
        order.ticket = ticket;
        if (kind == Kind::Row)
            order.indices = {0, 1};
        else if (kind != Kind::Map)
            order.latents = {1, 2, 4, 4, std::vector<float>(32, 0.5F)};
        return {m_experiment, m_snapshot, order};
    }
    std::vector<LatentResult> sliced(int slices)
    {
        for (int i = 0; i < slices; ++i)
            m_task->slice();
        return m_task->takeResults();
    }

    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_snapshot;
    PreviewLink m_link;
    std::unique_ptr<LatentsTask> m_task;
    int m_notified = 0;
    std::atomic<bool> m_urgent = false;
};

std::shared_ptr<const Experiment> LatentsTaskTest::experiment()
{
    auto data = std::make_shared<Dataset>();
    data->name = "emoji";
    data->count = 20;
    data->channels = 3;
    data->height = data->width = 8;
    data->classNames = {""};
    data->labels.assign(20, 0);
    for (int k = 0; k < 20 * 3 * 64; ++k)
        data->pixels.push_back(static_cast<std::uint8_t>((k * k + 7 * k) % 251));
    auto experiment = std::make_shared<Experiment>();
    experiment->recipe.dataset.name = "emoji";
    experiment->recipe.dataset.imageSize = 8;
    experiment->recipe.network
        = {"VAE", R"({"block_out_channels":[32,64],"latent_channels":2,"layers_per_block":1})"};
    experiment->recipe.corruption.name = "none";
    experiment->dataset = data;
    return experiment;
}

void LatentsTaskTest::init()
{
    m_experiment = experiment();
    m_snapshot = Trainer(m_experiment->recipe, m_experiment->dataset).snapshot();
    m_notified = 0;
    m_urgent = false;
    m_link = {"cpu", [] {}, [this] { ++m_notified; }};
    m_task = std::make_unique<LatentsTask>(m_link, [this] { return m_urgent.load(); });
}

void LatentsTaskTest::urgentWorkGoesFirst_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("a row") << Kind::Row;
    QTest::newRow("a decoded latent") << Kind::Edited;
    QTest::newRow("the map") << Kind::Map;
}

/// Urgent work interrupts between two layers, and the interrupted work is completed later.
void LatentsTaskTest::urgentWorkGoesFirst()
{
    QFETCH(Kind, kind);
    m_urgent = true;
    m_task->add(job(kind, 3));
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_task->slice());
    QVERIFY(m_task->takeResults().empty());
    m_urgent = false;
    std::vector<LatentResult> results;
    for (int i = 0; i < 10'000 && results.empty(); ++i)
        results = sliced(1);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results.front().answer.ticket, 3);
    QVERIFY(!results.front().answer.error);
}

void LatentsTaskTest::interruptedWorkCanBeDropped()
{
    m_urgent = true;
    m_task->add(job(Kind::Edited));
    m_task->slice();
    m_task->forget();
    m_urgent = false;
    QVERIFY(sliced(3).empty());
    QVERIFY(!m_task->slice());
}

void LatentsTaskTest::usesTheWeightsOfTheRequest()
{
    QVERIFY(!m_task->slice()); // nothing to do
    m_task->add(job(Kind::Row, 7));
    QVERIFY(m_task->slice());
    QVERIFY(!m_task->slice());
    const std::vector<LatentResult> results = m_task->takeResults();
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(m_notified, 1);
    QVERIFY(!results[0].answer.error);
    QCOMPARE(results[0].answer.ticket, 7);
    QCOMPARE(results[0].answer.row->numbers.original.count, 2);
    QCOMPARE(results[0].answer.row->original.size(), std::size_t{2}); // rendered
    QCOMPARE(results[0].answer.row->error.at(1).size(), QSize(8, 8));
    QVERIFY(results[0].experiment == m_experiment);
    QVERIFY(results[0].snapshot == m_snapshot);
    QVERIFY(results[0].milliseconds > 0);
}

void LatentsTaskTest::newestOfEachKindWins()
{
    for (int ticket = 0; ticket < 5; ++ticket)
        m_task->add(job(Kind::Edited, ticket));
    m_task->add(job(Kind::Way, 50));
    const std::vector<LatentResult> results = sliced(4);
    QCOMPARE(results.size(), std::size_t{2});
    QCOMPARE(results[0].answer.ticket, 4);
    QCOMPARE(results[1].answer.ticket, 50);
    QCOMPARE(results[1].answer.decoded.size(), std::size_t{1});
    QCOMPARE(results[1].answer.decoded[0].size(), QSize(8, 8));
}

void LatentsTaskTest::noKindStarvesAnother()
{
    m_task->add(job(Kind::Place));
    m_task->add(job(Kind::Way));
    std::vector<Kind> served;
    for (int i = 0; i < 4; ++i) {
        m_task->add(job(Kind::Edited)); // dragged continuously
        for (const LatentResult& result : sliced(1))
            served.push_back(result.answer.kind);
    }
    QCOMPARE(served.size(), std::size_t{4});
    QVERIFY(std::find(served.begin(), served.end(), Kind::Place) != served.end());
    QVERIFY(std::find(served.begin(), served.end(), Kind::Way) != served.end());
}

void LatentsTaskTest::computesTheMapInSlices()
{
    m_task->add(job(Kind::Map));
    QVERIFY(sliced(1).empty());
    QCOMPARE(m_task->mapProgress(), 1.0); // all encoded; axes and thumbnails are still missing
    m_task->add(job(Kind::Edited));
    std::vector<LatentResult> results = sliced(1);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0].answer.kind, Kind::Edited);
    for (int i = 0; i < 50 && results[0].answer.kind == Kind::Edited; ++i) {
        std::vector<LatentResult> more = sliced(1);
        if (!more.empty())
            results = std::move(more);
    }
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0].answer.kind, Kind::Map);
    QVERIFY(results[0].answer.map != nullptr);
    QCOMPARE(results[0].answer.map->indices.size(), std::size_t{20});
    QCOMPARE(results[0].answer.thumbnails.size(), std::size_t{20});
    const Dataset& data = *m_experiment->dataset; // 8x8, unscaled
    QCOMPARE(results[0].answer.thumbnails[3].pixel(1, 0),
        qRgb(data.pixels[3 * 192 + 1], data.pixels[3 * 192 + 65], data.pixels[3 * 192 + 129]));
    QVERIFY(results[0].snapshot == m_snapshot);
    QVERIFY(!m_task->slice());
    m_task->add(job(Kind::Map));
    QCOMPARE(m_task->mapProgress(), 0.0); // not the previous map's
}

/// Pictures so large that each takes one slice.
void LatentsTaskTest::encodesLargePicturesInSlices()
{
    auto large = std::make_shared<Experiment>(*m_experiment);
    auto data = std::make_shared<Dataset>(*m_experiment->dataset);
    data->height = data->width = 136;
    data->pixels.assign(data->pixelsPerImage() * static_cast<std::size_t>(data->count), 100);
    large->dataset = data;
    large->recipe.dataset.imageSize = 136;
    m_experiment = large;
    m_snapshot = Trainer(large->recipe, large->dataset).snapshot();
    m_task->add(job(Kind::Row, 1));
    QVERIFY(sliced(1).empty());
    m_task->add(job(Kind::Row, 2)); // waits, because the pictures are the same
    LatentJob edited = job(Kind::Edited);
    edited.order.latents = {1, 2, 68, 68, std::vector<float>(2 * 68 * 68, 0.5F)};
    m_task->add(edited);
    std::vector<LatentResult> results = sliced(1);
    QCOMPARE(results.size(), std::size_t{2});
    QCOMPARE(results[0].answer.kind, Kind::Edited);
    QCOMPARE(results[1].answer.ticket, 1);
    QVERIFY(results[1].milliseconds > 0);
    QVERIFY(sliced(1).empty()); // the new row has started
    LatentJob others = job(Kind::Row, 3);
    others.order.indices = {2};
    m_task->add(others); // replaces it
    results = sliced(1);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0].answer.ticket, 3);
    QCOMPARE(results[0].answer.row->original.size(), std::size_t{1});
    QVERIFY(!m_task->slice());
}

void LatentsTaskTest::anErrorIsAResult()
{
    LatentJob bad = job(Kind::Edited, 3);
    bad.order.latents.values[0] = std::numeric_limits<float>::quiet_NaN();
    m_task->add(bad);
    std::vector<LatentResult> results = sliced(2);
    QCOMPARE(results.size(), std::size_t{1});
    QVERIFY(results[0].answer.error);
    QCOMPARE(results[0].answer.ticket, 3);
    LatentJob noise = job(Kind::Row);
    auto other = std::make_shared<Experiment>(*m_experiment);
    other->recipe = Recipe(); // not an autoencoder
    noise.experiment = other;
    m_task->add(noise);
    results = sliced(1);
    QVERIFY(results.at(0).answer.error);
    m_task->add(job(Kind::Row)); // still works
    QVERIFY(!sliced(1).at(0).answer.error);
}

void LatentsTaskTest::aFailedMapEnds()
{
    LatentJob map = job(Kind::Map);
    map.snapshot = std::make_shared<Snapshot>(0); // not from a trainer
    m_task->add(map);
    const std::vector<LatentResult> results = sliced(1);
    QCOMPARE(results.size(), std::size_t{1});
    QVERIFY(results[0].answer.error);
    QVERIFY(!m_task->slice());
}

void LatentsTaskTest::dropsPendingRequests()
{
    m_task->add(job(Kind::Map));
    QVERIFY(sliced(1).empty());
    m_task->add(job(Kind::Row));
    m_task->forget();
    QVERIFY(!m_task->slice());
    QVERIFY(m_task->takeResults().empty());
    m_task->add(job(Kind::Row));
    QCOMPARE(sliced(1).size(), std::size_t{1});
}

void LatentsTaskTest::anotherExperimentEndsTheMap()
{
    m_task->add(job(Kind::Map));
    QVERIFY(sliced(1).empty());
    m_experiment = experiment();
    m_task->add(job(Kind::Row));
    const std::vector<LatentResult> results = sliced(60);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0].answer.kind, Kind::Row);
    QVERIFY(results[0].experiment == m_experiment);
}

PLAYGROUND_TEST_MAIN(QCoreApplication, LatentsTaskTest)
#include "latents_task_test.moc"
