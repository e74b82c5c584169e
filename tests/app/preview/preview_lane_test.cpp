// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_lane.h"

#include "app/datasets/picture_datasets.h"
#include "app/preview/preview_requests.h"
#include "models/api/recipe_data.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

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
    void rendersTheTriptych();
    void predictsWhatIsRequested();
    void showsTheNoisePage();
    void inspectsTheNetwork();
    void withoutSnapshotThereIsNoPrediction();
    void badRequestIsReported_data();
    void badRequestIsReported();
    void otherExperimentsDoNotMix();
    void measuresNoiseLevels();
    void anAutoencoderHasNoNoiseLevels();
    void newerNoiseLevelsReplaceThoseInProgress();
    void anotherExperimentEndsTheMeasuring();
    void comparesWithTheMeanWhereRequested();
    void threadsChangeNoInput();
    void rowsAreOfDifferentClasses();
    void endsWhileBusy();
    void anotherPageDoesNotWait();
    void whatNobodyLooksAtIsAbandoned();
    void originalsAppearWithoutTheNetwork();
    void reportsItsWork();
    void noiseLevelsYieldToPreviews();
    void endsWithinALayer();

private:
    TriptychRequest request(float amount, bool snapshot = true) const
    {
        TriptychRequest result;
        result.experiment = m_experiment;
        result.snapshot = snapshot ? m_snapshot : nullptr;
        result.images
            = previewRequests::sameAmount(previewRequests::images(*m_experiment->dataset, 1), amount, 1);
        return result;
    }
    /// Many images through a network of many layers: takes about ten seconds.
    TriptychRequest longRequest() const
    {
        TriptychRequest result = request(0.5F);
        result.experiment = m_deepExperiment;
        result.snapshot = m_deepSnapshot;
        result.images = previewRequests::sameAmount(std::vector<int>(128, 3), 0.5F, 1);
        return result;
    }
    bool waitForWork(PreviewWork::Kind kind)
    {
        return QTest::qWaitFor([&] { return m_lane->work() && m_lane->work()->kind == kind; }, longest);
    }
    /// Waits until the lane has started longRequest(), i.e. its first part has arrived.
    bool waitForPart()
    {
        std::optional<TriptychResult> part;
        return QTest::qWaitFor([&] { return (part = m_lane->triptych().take()).has_value(); }, longest)
            && !part->complete;
    }
    /// The next complete result.
    TriptychResult triptych()
    {
        std::optional<TriptychResult> taken;
        const auto complete
            = [&] { return (taken = m_lane->triptych().take()).has_value() && taken->complete; };
        if (QTest::qWaitFor(complete, longest))
            return *taken;
        TriptychResult none;
        none.triptych = std::make_shared<RenderedTriptych>();
        none.error = Text("no images came");
        return none;
    }
    template <typename Task> auto resultOf(Task& task)
    {
        decltype(task.take()) taken;
        return QTest::qWaitFor([&] { return (taken = task.take()).has_value(); }, longest)
            ? *taken
            : typename decltype(taken)::value_type{};
    }

    static constexpr int longest = 240'000;
    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const Experiment> m_deepExperiment;
    std::shared_ptr<const Snapshot> m_deepSnapshot;
    std::atomic<int> m_notified = 0;
    std::unique_ptr<PreviewLane> m_lane;
};

void PreviewLaneTest::initTestCase()
{
    const Recipe recipe = smallRecipe();
    const auto dataset = loadDataset({"mnist", "", false, 28});
    m_experiment = std::make_shared<Experiment>(Experiment{recipe, dataset});
    m_snapshot = Trainer(recipe, dataset).snapshot();

    Recipe deep = recipe;
    deep.network = {"UNet2DModel",
        R"({"block_out_channels":[32,32],"layers_per_block":32,"down_block_types":["DownBlock2D","DownBlock2D"],)"
        R"("up_block_types":["UpBlock2D","UpBlock2D"]})"};
    m_deepExperiment = std::make_shared<Experiment>(Experiment{deep, dataset});
    m_deepSnapshot = Trainer(deep, dataset).snapshot();
}

void PreviewLaneTest::init()
{
    m_notified = 0;
    m_lane = std::make_unique<PreviewLane>("cpu", [this] { ++m_notified; });
}

void PreviewLaneTest::rendersTheTriptych()
{
    TriptychRequest wanted = request(0.25F);
    wanted.displayRange = {0, 1, true};
    wanted.errorHue = QColor(Qt::blue);
    m_lane->triptych().request(wanted);
    const TriptychResult got = triptych();
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    const Triptych& numbers = got.triptych->numbers;
    QCOMPARE(numbers.predicted.count, previewRequests::imagesInRow);
    QCOMPARE(got.triptych->predicted.size(), std::size_t(previewRequests::imagesInRow));
    QVERIFY(got.triptych->displayRange == wanted.displayRange);
    QVERIFY(got.triptych->predicted[3] == toQImage(numbers.predicted, 3, wanted.displayRange));
    QVERIFY(got.triptych->error[3] == errorMapOf(numbers.error, 3, wanted.displayRange, Qt::blue));
}

void PreviewLaneTest::predictsWhatIsRequested()
{
    m_lane->triptych().request(request(0.25F));
    const TriptychResult got = triptych();
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    QVERIFY(got.experiment == m_experiment);
    const Triptych& numbers = got.triptych->numbers;
    QCOMPARE(numbers.original.count, previewRequests::imagesInRow);
    QCOMPARE(numbers.predicted.count, previewRequests::imagesInRow);
    QCOMPARE(numbers.amounts, std::vector<float>(previewRequests::imagesInRow, 0.25F));
    QVERIFY(numbers.mse > 0);
    QTRY_COMPARE(m_notified.load(), 1);
    QVERIFY(!m_lane->isBusy());
    QVERIFY(!m_lane->triptych().take());
}

void PreviewLaneTest::showsTheNoisePage()
{
    const auto images = previewRequests::images(*m_experiment->dataset, 1);
    NoisePageRequest wanted;
    wanted.experiment = m_experiment;
    wanted.atAmount = previewRequests::sameAmount(images, 0.25F, 1);
    wanted.spread = previewRequests::spreadAmounts(images, 1);
    wanted.strip = previewRequests::strip(images[3], 5);
    wanted.step = previewRequests::sameAmount({images[3]}, 0.25F, 1);
    m_lane->noisePage().request(wanted);
    const NoisePageResult got = resultOf(m_lane->noisePage());
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    QVERIFY(got.experiment == m_experiment);
    QCOMPARE(got.view.atAmount.amounts, std::vector<float>(previewRequests::imagesInRow, 0.25F));
    QCOMPARE(got.view.spread.amounts.back(), 1.F);
    QCOMPARE(got.view.strip.original.count, previewRequests::amountsInStrip);
    QVERIFY(got.view.atAmount.predicted.empty());
}

void PreviewLaneTest::inspectsTheNetwork()
{
    NetworkPageRequest wanted;
    wanted.experiment = m_experiment;
    wanted.snapshot = m_snapshot;
    wanted.inspection.pictures
        = previewRequests::sameAmount(previewRequests::images(*m_experiment->dataset, 1), 0.5F, 1);
    m_lane->inspection().request(wanted);
    const NetworkPageResult got = resultOf(m_lane->inspection());
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    QVERIFY(got.graph && !got.graph->nodes.empty());
    QCOMPARE(got.inspection->predicted.size(), std::size_t(previewRequests::imagesInRow));
    m_lane->inspection().request(wanted);
    QVERIFY(resultOf(m_lane->inspection()).graph == got.graph); // recorded only once
}

void PreviewLaneTest::withoutSnapshotThereIsNoPrediction()
{
    m_lane->triptych().request(request(0.5F, /*snapshot=*/false));
    const TriptychResult got = triptych();
    QVERIFY(!got.triptych->numbers.noised.empty());
    QVERIFY(got.triptych->numbers.predicted.empty());
}

void PreviewLaneTest::badRequestIsReported_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("negative") << -1;
    QTest::newRow("behind the end") << smallDataCount;
    QTest::newRow("far") << std::numeric_limits<int>::max();
}

void PreviewLaneTest::badRequestIsReported()
{
    QFETCH(int, index);
    TriptychRequest bad = request(0.5F);
    bad.images.indices.back() = index;
    m_lane->triptych().request(bad);
    const TriptychResult got = triptych();
    QVERIFY(got.error);
    QVERIFY2(
        got.error->english().find(std::to_string(index)) != std::string::npos, got.error->english().c_str());
    m_lane->triptych().request(request(0.25F)); // in progress
    QCOMPARE(triptych().triptych->numbers.amounts.front(), 0.25F);
}

void PreviewLaneTest::otherExperimentsDoNotMix()
{
    m_lane->triptych().request(request(0.F));
    QCOMPARE(triptych().triptych->numbers.original.width, 28);
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 16;
    recipe.dataset.range = "-1..1";
    TriptychRequest other = request(0.F, /*snapshot=*/false);
    other.experiment
        = std::make_shared<Experiment>(Experiment{recipe, loadDataset({"mnist", "", false, 16})});
    m_lane->triptych().request(other);
    const TriptychResult got = triptych();
    QVERIFY2(!got.error, got.error ? got.error->english().c_str() : "");
    const ImageBatch& original = got.triptych->numbers.original;
    QCOMPARE(original.width, 16);
    QCOMPARE(original.values.front(), -1.F); // background, in the other range
}

void PreviewLaneTest::measuresNoiseLevels()
{
    NoiseLevelTask& levels = m_lane->noiseLevels();
    levels.request(m_experiment, m_snapshot);
    QVERIFY(levels.isMeasuring());
    QVERIFY2(!m_lane->isBusy(), "images need not wait for it");
    m_lane->triptych().request(request(0.5F)); // a dragged slider in between
    const NoiseLevelResult curve = resultOf(levels);
    QTRY_VERIFY(!levels.isMeasuring());
    QVERIFY(curve.experiment == m_experiment);
    QCOMPARE(int(curve.errors.mse.size()), NoiseLevelErrors::levels);
    QCOMPARE(triptych().triptych->numbers.amounts.front(), 0.5F);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.load(), 2, longest);
    QTest::qWait(20);
    QVERIFY2(!levels.take(), "measured once");
}

/// It once measured forever without a result and kept a core busy.
void PreviewLaneTest::anAutoencoderHasNoNoiseLevels()
{
    providePictureDatasets();
    const Recipe recipe = onHuePictures(smallRecipe(), tinyVaeConfig);
    const auto dataset = loadDataset(datasetRequest(recipe));
    const auto experiment = std::make_shared<const Experiment>(Experiment{recipe, dataset});
    m_lane->noiseLevels().request(experiment, Trainer(recipe, dataset).snapshot());
    QTRY_VERIFY(!m_lane->noiseLevels().isMeasuring());
    QVERIFY(!m_lane->noiseLevels().take());
}

void PreviewLaneTest::newerNoiseLevelsReplaceThoseInProgress()
{
    NoiseLevelTask& levels = m_lane->noiseLevels();
    Trainer trainer(m_experiment->recipe, m_experiment->dataset);
    trainer.step();
    levels.request(m_experiment, m_snapshot);
    levels.request(m_experiment, trainer.snapshot());
    QTRY_VERIFY_WITH_TIMEOUT(!levels.isMeasuring(), longest);
    QCOMPARE(resultOf(levels).errors.step, 1);
    // The same weights can be requested again.
    levels.request(m_experiment, m_snapshot);
    QCOMPARE(resultOf(levels).errors.step, 0);
}

void PreviewLaneTest::anotherExperimentEndsTheMeasuring()
{
    m_lane->noiseLevels().request(m_experiment, m_snapshot);
    TriptychRequest other = request(0.5F, /*snapshot=*/false);
    other.experiment = std::make_shared<Experiment>(*m_experiment);
    m_lane->triptych().request(other);
    QVERIFY(!m_lane->noiseLevels().isMeasuring());
    QVERIFY(triptych().experiment == other.experiment);
}

void PreviewLaneTest::comparesWithTheMeanWhereRequested()
{
    TriptychRequest wanted = request(0.5F);
    m_lane->triptych().request(wanted);
    QVERIFY(!triptych().mean);
    wanted.meanSeed = 3;
    m_lane->triptych().request(wanted);
    const TriptychResult got = triptych();
    QVERIFY(got.mean);
    QCOMPARE(got.mean->predicted.count, 1);
    QCOMPARE(got.mean->mean.count, 1);
    QVERIFY(got.mean->mse > 0);
    wanted.snapshot = nullptr;
    m_lane->triptych().request(wanted);
    QVERIFY(!triptych().mean);
}

void PreviewLaneTest::threadsChangeNoInput()
{
    m_lane->setThreads(1);
    m_lane->triptych().request(request(0.5F));
    const auto one = triptych().triptych;
    m_lane->setThreads(2);
    m_lane->triptych().request(request(0.5F));
    const auto two = triptych().triptych;
    QVERIFY(one->numbers.noised.values == two->numbers.noised.values);
    QVERIFY(std::abs(one->numbers.mse - two->numbers.mse) < 1e-5);
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
        m_lane->triptych().request(request(0.5F));
    m_lane.reset();
    QVERIFY(m_notified <= 50);
}

void PreviewLaneTest::anotherPageDoesNotWait()
{
    m_lane->triptych().request(longRequest());
    QVERIFY(waitForPart());
    NetworkPageRequest other;
    other.experiment = m_experiment;
    other.snapshot = m_snapshot;
    other.inspection.pictures = request(0.25F).images;
    m_lane->inspection().request(other);
    QVERIFY(resultOf(m_lane->inspection()).inspection);
    QVERIFY(!m_lane->triptych().take());
}

void PreviewLaneTest::whatNobodyLooksAtIsAbandoned()
{
    m_lane->triptych().request(longRequest());
    QVERIFY(waitForPart());
    m_lane->noiseLevels().request(m_experiment, m_snapshot);
    m_lane->forgetPreviews();
    QTRY_VERIFY(!m_lane->isBusy());
    QVERIFY(!m_lane->noiseLevels().isMeasuring());
    QVERIFY(!m_lane->triptych().take());
    m_lane->triptych().request(request(0.25F));
    QCOMPARE(triptych().triptych->numbers.amounts.front(), 0.25F);
}

void PreviewLaneTest::originalsAppearWithoutTheNetwork()
{
    TriptychRequest slow = longRequest();
    slow.images = previewRequests::sameAmount(std::vector<int>(64, 3), 0.5F, 1);
    m_lane->triptych().request(slow);
    std::optional<TriptychResult> first;
    const auto comes = [&] { return (first = m_lane->triptych().take()).has_value(); };
    QVERIFY(QTest::qWaitFor(comes, longest));
    QVERIFY(!first->complete);
    QVERIFY(!first->triptych->numbers.original.empty());
    QVERIFY(!first->triptych->numbers.noised.empty());
    QVERIFY(first->triptych->numbers.predicted.empty());
    QVERIFY(!triptych().triptych->numbers.predicted.empty());
    // Already visible with other weights: the same images.
    m_lane->triptych().request(slow);
    QVERIFY(QTest::qWaitFor(comes, longest));
    QVERIFY(first->complete);
}

void PreviewLaneTest::reportsItsWork()
{
    QVERIFY(!m_lane->work());
    m_lane->triptych().request(longRequest());
    QVERIFY(waitForPart());
    QVERIFY(waitForWork(PreviewWork::Kind::Images));
    const auto begun = m_lane->work()->begun;
    QVERIFY(begun <= std::chrono::steady_clock::now());
    QTest::qWait(50);
    QVERIFY(m_lane->work()->begun == begun); // a single uninterrupted job
    m_lane->forgetPreviews();
    QTRY_VERIFY(!m_lane->work());
}

void PreviewLaneTest::noiseLevelsYieldToPreviews()
{
    NoiseLevelTask& levels = m_lane->noiseLevels();
    levels.request(m_experiment, m_snapshot);
    m_lane->triptych().request(request(0.5F));
    QCOMPARE(triptych().triptych->numbers.amounts.front(), 0.5F);
    m_lane->triptych().request(request(0.25F)); // abandons the batch in progress
    QCOMPARE(triptych().triptych->numbers.amounts.front(), 0.25F);
    const NoiseLevelResult curve = resultOf(levels);
    QCOMPARE(int(curve.errors.mse.size()), NoiseLevelErrors::levels);
    // It measures the whole batch again.
    levels.request(m_experiment, m_snapshot);
    QVERIFY(resultOf(levels).errors.mse == curve.errors.mse);
}

void PreviewLaneTest::endsWithinALayer()
{
    m_lane->triptych().request(longRequest());
    QVERIFY(waitForPart());
    m_lane.reset();
    QVERIFY(m_notified <= 1); // only for the first part
}

PLAYGROUND_TEST_MAIN(QCoreApplication, PreviewLaneTest)
#include "preview_lane_test.moc"
