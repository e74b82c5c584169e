// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_lane.h"

#include "app/datasets/picture_datasets.h"
#include "app/preview/preview_requests.h"
#include "models/api/recipe_data.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QElapsedTimer>

#include <cmath>
#include <limits>
#include <set>

using namespace playground;

class PreviewLaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_lane.reset(); }
    void drawsTheFirst();
    void predictsWhatIsAskedFor();
    void withoutSnapshotThereIsNoPrediction();
    void newestJobWins();
    void badRequestIsTold_data();
    void badRequestIsTold();
    void otherExperimentsDoNotMix();
    void measuresNoiseLevels();
    void anAutoencoderHasNoNoiseLevels();
    void newerNoiseLevelsReplaceThoseUnderWay();
    void jobsOfAnotherExperimentEndTheMeasuring();
    void comparesWithTheMeanWhereAskedTo();
    void threadsChangeNoInput();
    void rowsAreOfDifferentClasses();
    void endsWhileBusy();
    void anotherExperimentDoesNotWait();
    void anotherPageDoesNotWait();
    void newerWeightsDoWait();
    void whatNobodyLooksAtIsGivenUp();
    void originalsAppearWithoutTheNetwork();
    void saysWhatItIsAt();
    void noiseLevelsMakeRoom();
    void endsWithinALayer();

private:
    PreviewJob job(int kind, float amount, bool snapshot = true) const
    {
        PreviewJob result;
        result.experiment = m_experiment;
        result.snapshot = snapshot ? m_snapshot : nullptr;
        result.requests
            = {previewRequests::sameAmount(previewRequests::images(*m_experiment->dataset, 1), amount, 1)};
        result.kind = kind;
        return result;
    }
    /// A job of so many predictions that it takes a minute.
    PreviewJob longJob(int kind) const
    {
        PreviewJob result = job(kind, 0.5F);
        result.requests.assign(3'000, result.requests.front());
        return result;
    }
    bool waitForWork(PreviewWork::Kind kind)
    {
        return QTest::qWaitFor([&] { return m_lane->work() && m_lane->work()->kind == kind; }, longest);
    }
    /// The next complete pictures.
    PreviewPictures pictures()
    {
        std::optional<PreviewPictures> taken;
        const auto whole = [&] { return (taken = m_lane->takePictures()).has_value() && taken->whole; };
        if (QTest::qWaitFor(whole, longest))
            return *taken;
        PreviewPictures none;
        none.kind = -1;
        none.error = Text("no pictures came");
        return none;
    }

    NoiseLevelCurve noiseLevels()
    {
        std::optional<NoiseLevelCurve> taken;
        if (!QTest::qWaitFor([&] { return (taken = m_lane->takeNoiseLevels()).has_value(); }, longest))
            return {nullptr, {-1, {}, {}, 0, false}};
        return *taken;
    }

    static constexpr int longest = 240'000;
    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::atomic<int> m_notified = 0;
    std::unique_ptr<PreviewLane> m_lane;
};

void PreviewLaneTest::initTestCase()
{
    const Recipe recipe = smallRecipe();
    const auto dataset = loadDataset({"mnist", "", false, 28});
    m_experiment = std::make_shared<Experiment>(Experiment{recipe, dataset});
    m_snapshot = Trainer(recipe, dataset).snapshot();
}

void PreviewLaneTest::init()
{
    m_notified = 0;
    m_lane = std::make_unique<PreviewLane>("cpu", [this] { ++m_notified; });
}

void PreviewLaneTest::drawsTheFirst()
{
    PreviewJob asked = job(7, 0.25F);
    asked.ink = {{0, 1, true}, QColor(Qt::blue)};
    m_lane->request(asked);
    const PreviewPictures got = pictures();
    QVERIFY(got.drawn);
    const Triptych& numbers = got.drawn->numbers;
    QCOMPARE(numbers.predicted.count, previewRequests::imagesInRow);
    QCOMPARE(got.drawn->predicted.size(), std::size_t(previewRequests::imagesInRow));
    QVERIFY(got.drawn->displayRange == asked.ink->displayRange);
    QVERIFY(got.drawn->predicted[3] == toQImage(numbers.predicted, 3, asked.ink->displayRange));
    QVERIFY(got.drawn->error[3] == errorMapOf(numbers.error, 3, asked.ink->displayRange, Qt::blue));
}

void PreviewLaneTest::predictsWhatIsAskedFor()
{
    PreviewJob asked = job(7, 0.25F);
    asked.requests.push_back(previewRequests::strip(3, 5));
    m_lane->request(asked);
    const PreviewPictures got = pictures();
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    QCOMPARE(got.kind, 7);
    QVERIFY(got.experiment == m_experiment);
    QCOMPARE(got.triptychs.size(), std::size_t(2));
    QCOMPARE(got.triptychs[0].original.count, previewRequests::imagesInRow);
    QCOMPARE(got.triptychs[0].predicted.count, previewRequests::imagesInRow);
    QCOMPARE(got.triptychs[0].amounts, std::vector<float>(previewRequests::imagesInRow, 0.25F));
    QVERIFY(got.triptychs[0].mse > 0);
    QCOMPARE(got.triptychs[1].original.count, previewRequests::amountsInStrip);
    QTRY_COMPARE(m_notified.load(), 1);
    QVERIFY(!m_lane->busy());
    QVERIFY(!m_lane->takePictures());
}

void PreviewLaneTest::withoutSnapshotThereIsNoPrediction()
{
    m_lane->request(job(0, 0.5F, /*snapshot=*/false));
    const PreviewPictures got = pictures();
    QCOMPARE(got.triptychs.size(), std::size_t(1));
    QVERIFY(!got.triptychs[0].noised.empty());
    QVERIFY(got.triptychs[0].predicted.empty());
}

void PreviewLaneTest::newestJobWins()
{
    constexpr int jobs = 200;
    for (int i = 0; i < jobs; ++i)
        m_lane->request(job(i, static_cast<float>(i) / jobs));
    QTRY_VERIFY_WITH_TIMEOUT(!m_lane->busy(), longest);
    const PreviewPictures last = pictures();
    QCOMPARE(last.kind, jobs - 1);
    QCOMPARE(last.triptychs[0].amounts.front(), static_cast<float>(jobs - 1) / jobs);
    QVERIFY2(m_notified < jobs / 2, qPrintable(QString::number(m_notified)));
}

void PreviewLaneTest::badRequestIsTold_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("negative") << -1;
    QTest::newRow("behind the end") << smallDataCount;
    QTest::newRow("far") << std::numeric_limits<int>::max();
}

void PreviewLaneTest::badRequestIsTold()
{
    QFETCH(int, index);
    PreviewJob bad = job(1, 0.5F);
    bad.requests.front().indices.back() = index;
    m_lane->request(bad);
    const PreviewPictures got = pictures();
    QVERIFY(got.error);
    QVERIFY2(
        got.error->english().find(std::to_string(index)) != std::string::npos, got.error->english().c_str());
    QCOMPARE(got.kind, 1);
    m_lane->request(job(2, 0.5F)); // the lane still works
    QCOMPARE(pictures().kind, 2);
}

void PreviewLaneTest::otherExperimentsDoNotMix()
{
    m_lane->request(job(0, 0.F));
    QCOMPARE(pictures().triptychs[0].original.width, 28);
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 16;
    recipe.dataset.range = "-1..1";
    PreviewJob other = job(1, 0.F, /*snapshot=*/false);
    other.experiment
        = std::make_shared<Experiment>(Experiment{recipe, loadDataset({"mnist", "", false, 16})});
    m_lane->request(other);
    const PreviewPictures got = pictures();
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    const ImageBatch& original = got.triptychs[0].original;
    QCOMPARE(original.width, 16);
    QCOMPARE(original.values.front(), -1.F); // background, in the other range
}

void PreviewLaneTest::measuresNoiseLevels()
{
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    QVERIFY(m_lane->measuring());
    QVERIFY2(!m_lane->busy(), "pictures need not wait for it");
    m_lane->request(job(3, 0.5F)); // as if a slider was dragged in between
    const NoiseLevelCurve curve = noiseLevels();
    QVERIFY(!m_lane->measuring());
    QVERIFY(curve.experiment == m_experiment);
    QCOMPARE(int(curve.errors.mse.size()), NoiseLevelErrors::levels);
    QCOMPARE(pictures().kind, 3);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.load(), 2, longest);
    QTest::qWait(20);
    QVERIFY2(!m_lane->takeNoiseLevels(), "measured once");
}

/// Regression: measuring never finished and kept a core busy.
void PreviewLaneTest::anAutoencoderHasNoNoiseLevels()
{
    providePictureDatasets();
    const Recipe recipe = onHuePictures(smallRecipe(), tinyVaeConfig);
    const auto dataset = loadDataset(datasetRequest(recipe));
    const auto experiment = std::make_shared<const Experiment>(Experiment{recipe, dataset});
    m_lane->requestNoiseLevels(experiment, Trainer(recipe, dataset).snapshot());
    QTRY_VERIFY(!m_lane->measuring());
    QVERIFY(!m_lane->takeNoiseLevels());
}

void PreviewLaneTest::newerNoiseLevelsReplaceThoseUnderWay()
{
    Trainer trainer(m_experiment->recipe, m_experiment->dataset);
    trainer.step();
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    m_lane->requestNoiseLevels(m_experiment, trainer.snapshot());
    QTRY_VERIFY_WITH_TIMEOUT(!m_lane->measuring(), longest);
    QCOMPARE(noiseLevels().errors.step, 1);
    // The same weights can be requested again.
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    QCOMPARE(noiseLevels().errors.step, 0);
}

void PreviewLaneTest::jobsOfAnotherExperimentEndTheMeasuring()
{
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    PreviewJob other = job(4, 0.5F, /*snapshot=*/false);
    other.experiment = std::make_shared<Experiment>(*m_experiment);
    m_lane->request(other);
    QVERIFY(!m_lane->measuring());
    QCOMPARE(pictures().kind, 4);
}

void PreviewLaneTest::comparesWithTheMeanWhereAskedTo()
{
    PreviewJob asked = job(5, 0.5F);
    m_lane->request(asked);
    QVERIFY(!pictures().mean);
    asked.meanSeed = 3;
    m_lane->request(asked);
    const PreviewPictures got = pictures();
    QVERIFY(got.mean);
    QCOMPARE(got.mean->predicted.count, 1);
    QCOMPARE(got.mean->mean.count, 1);
    QVERIFY(got.mean->mse > 0);
    asked.snapshot = nullptr;
    m_lane->request(asked);
    QVERIFY(!pictures().mean);
}

void PreviewLaneTest::threadsChangeNoInput()
{
    m_lane->setThreads(1);
    m_lane->request(job(0, 0.5F));
    const Triptych one = pictures().triptychs.at(0);
    m_lane->setThreads(2);
    m_lane->request(job(0, 0.5F));
    const Triptych two = pictures().triptychs.at(0);
    QVERIFY(one.noised.values == two.noised.values);
    QVERIFY(std::abs(one.mse - two.mse) < 1e-5);
}

void PreviewLaneTest::rowsAreOfDifferentClasses()
{
    const Dataset& dataset = *m_experiment->dataset;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const std::vector<int> images = previewRequests::images(dataset, seed);
        QCOMPARE(images.size(), std::size_t(previewRequests::imagesInRow));
        QVERIFY(images == previewRequests::images(dataset, seed));
        std::set<int> classes;
        for (const int image : images)
            classes.insert(dataset.labels[std::size_t(image)]);
        QCOMPARE(classes.size(), images.size());
    }
    QVERIFY(previewRequests::images(dataset, 1) != previewRequests::images(dataset, 2));
    // A small data set shows every picture exactly once.
    Dataset small;
    for (int count : {1, 3, 8, 9}) {
        small.count = count;
        small.classNames = {"a", "b"};
        small.labels.assign(std::size_t(count), 0);
        std::vector<int> images = previewRequests::images(small, 5);
        QCOMPARE(images.size(), std::size_t(std::min(count, previewRequests::imagesInRow)));
        QCOMPARE(std::set<int>(images.begin(), images.end()).size(), images.size());
    }
    QCOMPARE(previewRequests::spread(3), (std::vector<float>{0, 0.5F, 1}));
    QCOMPARE(previewRequests::spread(1), std::vector<float>{0});
}

void PreviewLaneTest::endsWhileBusy()
{
    for (int i = 0; i < 50; ++i)
        m_lane->request(job(i, 0.5F));
    m_lane.reset();
    QVERIFY(m_notified <= 50);
}

/// Issue 11: a visit to a large autoencoder blocked all previews for 3.5 minutes.
void PreviewLaneTest::anotherExperimentDoesNotWait()
{
    m_lane->request(longJob(1));
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    PreviewJob other = job(1, 0.25F);
    other.experiment = std::make_shared<Experiment>(*m_experiment);
    m_lane->request(other);
    const PreviewPictures got = pictures();
    QVERIFY(got.experiment == other.experiment);
    QCOMPARE(got.triptychs.size(), std::size_t(1));
    QTRY_VERIFY(!m_lane->busy());
}

void PreviewLaneTest::anotherPageDoesNotWait()
{
    m_lane->request(longJob(1));
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    m_lane->request(job(2, 0.25F));
    QCOMPARE(pictures().kind, 2);
}

/// Otherwise a slow prediction would never be shown while training publishes new weights.
void PreviewLaneTest::newerWeightsDoWait()
{
    PreviewJob slow = job(1, 0.5F);
    slow.requests.assign(150, slow.requests.front());
    m_lane->request(slow);
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    Trainer trainer(m_experiment->recipe, m_experiment->dataset);
    trainer.step();
    PreviewJob newer = slow;
    newer.snapshot = trainer.snapshot();
    m_lane->request(newer);
    QCOMPARE(pictures().triptychs.front().step, 0);
    QCOMPARE(pictures().triptychs.front().step, 1);
}

void PreviewLaneTest::whatNobodyLooksAtIsGivenUp()
{
    m_lane->request(longJob(1));
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    m_lane->forgetPreviews();
    QTRY_VERIFY(!m_lane->busy()); // within 5 s
    QVERIFY(!m_lane->measuring());
    const auto late = m_lane->takePictures();
    QVERIFY(!late || !late->whole);
    m_lane->request(job(2, 0.5F));
    QCOMPARE(pictures().kind, 2);
}

void PreviewLaneTest::originalsAppearWithoutTheNetwork()
{
    PreviewJob slow = job(1, 0.5F);
    slow.requests.assign(500, slow.requests.front());
    m_lane->request(slow);
    std::optional<PreviewPictures> first;
    QVERIFY(QTest::qWaitFor([&] { return (first = m_lane->takePictures()).has_value(); }, longest));
    QVERIFY(!first->whole);
    QVERIFY(m_lane->busy());
    QVERIFY(!first->triptychs.front().original.empty());
    QVERIFY(!first->triptychs.front().noised.empty());
    QVERIFY(first->triptychs.front().predicted.empty());
    QVERIFY(!pictures().triptychs.front().predicted.empty());
    // The same pictures with other weights: the originals are already on the screen.
    m_lane->request(slow);
    QVERIFY(QTest::qWaitFor([&] { return (first = m_lane->takePictures()).has_value(); }, longest));
    QVERIFY(first->whole);
}

void PreviewLaneTest::saysWhatItIsAt()
{
    QVERIFY(!m_lane->work());
    m_lane->request(longJob(1));
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    const auto begun = m_lane->work()->begun;
    QVERIFY(begun <= std::chrono::steady_clock::now());
    QTest::qWait(50);
    QVERIFY(m_lane->work()->begun == begun); // one job, without a break
    m_lane->forgetPreviews();
    QTRY_VERIFY(!m_lane->work());
}

void PreviewLaneTest::noiseLevelsMakeRoom()
{
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    m_lane->request(job(1, 0.5F));
    QCOMPARE(pictures().kind, 1);
    m_lane->request(job(2, 0.5F)); // cancels the running batch
    QCOMPARE(pictures().kind, 2);
    const NoiseLevelCurve curve = noiseLevels();
    QCOMPARE(int(curve.errors.mse.size()), NoiseLevelErrors::levels);
    // The batch is then measured again completely.
    m_lane->requestNoiseLevels(m_experiment, m_snapshot);
    QVERIFY(noiseLevels().errors.mse == curve.errors.mse);
}

void PreviewLaneTest::endsWithinALayer()
{
    m_lane->request(longJob(1));
    QVERIFY(waitForWork(PreviewWork::Kind::Pictures));
    QElapsedTimer clock;
    clock.start();
    m_lane.reset();
    QVERIFY2(
        clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed()))); // less than the job's minute
}

PLAYGROUND_TEST_MAIN(QCoreApplication, PreviewLaneTest)
#include "preview_lane_test.moc"
