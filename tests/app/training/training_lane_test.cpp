// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_lane.h"

#include "models/api/shipped_recipes.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QDir>
#include <QElapsedTimer>

#include <algorithm>

using namespace playground;

/// A run from start to end with a real network; errors are tested in training_lane_trouble_test.
class TrainingLaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_lane.reset(); }
    void isIdleAtFirst();
    void loadMakesReady();
    void experimentComesWithItsRecipeAndState();
    void trainsAndReportsEveryLoss();
    void pauseSaves();
    void pausedRunHasItsNewestWeights();
    void stepOnceAddsOne();
    void stepOnceIsIgnoredWhileRunning();
    void stopSaves();
    void completedRunTrainsAsManyEpochsAgain();
    void completedRunStepsOn();
    void snapshotFollowsOnRequest();
    void liveFieldsChangeWhileRunning();
    void fewerEpochsEndTheRunAndMoreContinueIt();
    void quickCommandsEndInTheLastOne();
    void resumedRunContinuesBitForBit();
    void shutDownWhileRunningSavesEveryStep();
    void anotherRecipeKeepsTheRunOnDisk();
    void runsOfTheSameNameGetSeparateFolders();
    void validatesBetweenSteps();
    void averagedWeightsComeWithTheSnapshot();

private:
    RunState state() const { return m_lane->status().state; }
    bool resumed() const
    {
        const auto experiment = m_lane->status().experiment; // null while the run is being read
        return experiment && experiment->broughtRecipe;
    }
    void load(const Recipe& recipe)
    {
        m_lane->load(recipe, m_folder.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Ready, longest);
    }
    /// All losses so far in this test, combined like in the window.
    const std::vector<StepRecord>& losses()
    {
        TrainingLane::Losses more = m_lane->takeLosses();
        if (more.restarted)
            m_losses.clear();
        m_losses.insert(m_losses.end(), more.records.begin(), more.records.end());
        return m_losses;
    }
    static Recipe endless()
    {
        Recipe recipe = smallRecipe();
        recipe.epochs = 1'000;
        return recipe;
    }

    static constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine
    QString m_folder;
    std::atomic<int> m_notified = 0;
    std::unique_ptr<TrainingLane> m_lane;
    std::vector<StepRecord> m_losses;
};

void TrainingLaneTest::init()
{
    m_folder = home().path(QStringLiteral("run-") + QTest::currentTestFunction());
    m_notified = 0;
    m_losses.clear();
    m_lane = std::make_unique<TrainingLane>(1, "cpu", [this] { ++m_notified; });
}

void TrainingLaneTest::isIdleAtFirst()
{
    QCOMPARE(state(), RunState::Idle);
    QVERIFY(!m_lane->status().experiment);
    QVERIFY(!m_lane->latestSnapshot());
    // Nothing to train: the commands have no effect.
    m_lane->train();
    m_lane->pause();
    m_lane->stepOnce();
    m_lane->stop();
    m_lane->setLive(smallRecipe());
    m_lane->shutDown();
    QCOMPARE(state(), RunState::Idle);
    QVERIFY(m_lane->takeErrors().empty());
}

void TrainingLaneTest::loadMakesReady()
{
    load(smallRecipe());
    const TrainingStatus status = m_lane->status();
    QVERIFY(status.experiment);
    QVERIFY(status.experiment->recipe == smallRecipe());
    QCOMPARE(status.experiment->dataset->count, smallDataCount);
    QCOMPARE(status.step, 0);
    QCOMPARE(status.stepsPerEpoch, 8);
    QCOMPARE(status.totalSteps, 16);
    QCOMPARE(status.parameterCount, 309'057); // as printed in the HF course
    QCOMPARE(m_lane->latestSnapshot()->step(), 0);
    QVERIFY(m_notified > 0);

    const TrainingLane::Losses first = m_lane->takeLosses();
    QVERIFY(first.restarted);
    QVERIFY(first.records.empty());
    QVERIFY(!m_lane->takeLosses().restarted);
    QVERIFY2(!QDir(m_folder).exists(), "nothing is written before the first step");
    m_lane->shutDown();
    QVERIFY2(!QDir(m_folder).exists(), "nor when there was none");
}

// The window uses both and may read the status at any time.
void TrainingLaneTest::experimentComesWithItsRecipeAndState()
{
    for (int i = 0; i < 5; ++i) {
        Recipe recipe = smallRecipe();
        recipe.name = "recipe " + std::to_string(i);
        m_lane->load(recipe, m_folder.toStdString());
        QElapsedTimer timer;
        timer.start();
        TrainingStatus status;
        while (!(status.state == RunState::Ready && status.recipe == recipe) && timer.elapsed() < longest) {
            status = m_lane->status();
            if (!status.experiment)
                continue;
            QVERIFY(status.recipe == status.experiment->recipe);
            QCOMPARE(status.state, RunState::Ready);
            QVERIFY(status.weights);
        }
        QVERIFY(status.experiment);
    }
}

void TrainingLaneTest::trainsAndReportsEveryLoss()
{
    load(smallRecipe());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    const auto& records = losses();
    QCOMPARE(records.size(), std::size_t(16));
    for (std::size_t i = 0; i < records.size(); ++i) {
        QCOMPARE(records[i].step, std::int64_t(i + 1));
        QCOMPARE(records[i].epoch, i < 8 ? 1 : 2);
    }
    QVERIFY(records.back().loss < records.front().loss);
    QCOMPARE(m_lane->status().step, 16);
    QCOMPARE(m_lane->latestSnapshot()->step(), 16);
    QCOMPARE(m_lane->status().savedStep, 16);
    for (const char* file : {"recipe.json", "losses.csv", "model/config.json",
             "model/diffusion_pytorch_model.safetensors", "checkpoint/checkpoint.safetensors"})
        QVERIFY2(QFile::exists(m_folder + QLatin1Char('/') + QLatin1String(file)), file);
    // Notified of state changes, never of steps.
    QVERIFY2(m_notified < 8, qPrintable(QString::number(m_notified)));
}

void TrainingLaneTest::pauseSaves()
{
    load(endless());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Running, longest);
    QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= 3, longest);
    m_lane->pause();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().savedStep > 0, longest);

    const std::int64_t step = m_lane->status().step;
    QCOMPARE(m_lane->status().savedStep, step);
    QCOMPARE(m_lane->status().savedTo, m_folder.toStdString());
    QCOMPARE(m_lane->latestSnapshot()->step(), step);
    QCOMPARE(losses().back().step, step);
    QTest::qWait(100);
    QCOMPARE(m_lane->status().step, step);

    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(losses().back().step > step, longest);
    QCOMPARE(losses().size(), std::size_t(losses().back().step));
}

// Whoever sees the run paused after step n gets the weights of step n, never earlier ones.
void TrainingLaneTest::pausedRunHasItsNewestWeights()
{
    std::atomic<int> paused = 0;
    std::atomic<int> older = 0;
    m_lane = std::make_unique<TrainingLane>(1, "cpu", [&] {
        const TrainingStatus status = m_lane->status();
        if (status.state != RunState::Paused)
            return;
        ++paused;
        if (!status.weights || status.weights->step() != status.step)
            ++older;
    });
    load(endless());
    for (int i = 1; i <= 3; ++i) {
        m_lane->train();
        QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= static_cast<std::size_t>(3 * i), longest);
        m_lane->pause();
        QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().savedStep == m_lane->status().step, longest);
    QVERIFY(paused >= 3);
    QCOMPARE(older.load(), 0);
    m_lane.reset(); // the callback refers to locals
}

void TrainingLaneTest::stepOnceAddsOne()
{
    load(smallRecipe());
    for (int i = 1; i <= 3; ++i) {
        m_lane->stepOnce();
        QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, i, longest);
        QCOMPARE(state(), RunState::Paused);
        QCOMPARE(losses().size(), std::size_t(i));
        QCOMPARE(m_lane->latestSnapshot()->step(), i);
    }
    QTest::qWait(50);
    QCOMPARE(m_lane->status().step, 3);
}

void TrainingLaneTest::stepOnceIsIgnoredWhileRunning()
{
    load(endless());
    m_lane->train();
    m_lane->stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= 2, longest);
    QCOMPARE(state(), RunState::Running);
    QCOMPARE(losses().size(), std::size_t(losses().back().step));
}

void TrainingLaneTest::stopSaves()
{
    load(endless());
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= 2, longest);
    m_lane->stop();
    QVERIFY(state() == RunState::Stopping || state() == RunState::Completed); // at once
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    const TrainingStatus status = m_lane->status();
    QVERIFY(status.step < status.totalSteps);
    QCOMPARE(status.savedStep, status.step);
    QVERIFY(QFile::exists(m_folder + QStringLiteral("/checkpoint/checkpoint.safetensors")));

    m_lane->train(); // continues to the same end
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > status.step, longest);
    QCOMPARE(m_lane->status().totalSteps, status.totalSteps);
}

void TrainingLaneTest::completedRunTrainsAsManyEpochsAgain()
{
    load(smallRecipe());
    for (int round = 1; round <= 3; ++round) {
        m_lane->train();
        QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, 16 * round, longest);
        QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
        QCOMPARE(m_lane->status().recipe.epochs, 2 * round);
        QCOMPARE(m_lane->status().totalSteps, 16 * round);
    }
}

void TrainingLaneTest::completedRunStepsOn()
{
    load(smallRecipe());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    m_lane->stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, 17, longest);
    QCOMPARE(state(), RunState::Paused);
    QCOMPARE(m_lane->status().totalSteps, 24); // one more epoch for stepping
}

void TrainingLaneTest::snapshotFollowsOnRequest()
{
    load(endless());
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > 0, longest);
    const auto before = m_lane->latestSnapshot();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > 4, longest);
    QVERIFY(m_lane->latestSnapshot() == before); // not without a request
    m_lane->requestSnapshot();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->latestSnapshot() != before, longest);
    QVERIFY(m_lane->latestSnapshot()->step() >= 4);
    QCOMPARE(before->step(), 0); // a held snapshot keeps the old weights
}

void TrainingLaneTest::liveFieldsChangeWhileRunning()
{
    load(endless());
    m_lane->train();
    Recipe recipe = endless();
    recipe.optimizer.learningRate = 5e-4;
    recipe.epochs = 900;
    m_lane->setLive(recipe);
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().recipe.optimizer.learningRate, 5e-4, longest);
    QCOMPARE(m_lane->status().recipe.epochs, 900);
    QCOMPARE(m_lane->status().totalSteps, 900 * m_lane->status().stepsPerEpoch);
    QCOMPARE(state(), RunState::Running);
    m_lane->pause();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    m_lane->shutDown();
    QCOMPARE(loadRecipe(m_folder.toStdString()).optimizer.learningRate, 5e-4);
}

void TrainingLaneTest::fewerEpochsEndTheRunAndMoreContinueIt()
{
    load(endless());
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > m_lane->status().stepsPerEpoch, longest);
    Recipe recipe = endless();
    recipe.epochs = 1;
    m_lane->setLive(recipe);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    recipe.epochs = 1'000;
    m_lane->setLive(recipe);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    const std::int64_t step = m_lane->status().step;
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > step, longest);
    QCOMPARE(m_lane->status().recipe.epochs, 1'000);
}

void TrainingLaneTest::quickCommandsEndInTheLastOne()
{
    load(endless());
    for (int i = 0; i < 20; ++i) {
        m_lane->train();
        m_lane->pause();
        m_lane->stepOnce();
    }
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > 20, longest);
    QCOMPARE(state(), RunState::Running);
    QVERIFY(m_lane->takeErrors().empty());
}

void TrainingLaneTest::resumedRunContinuesBitForBit()
{
    load(smallRecipe());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    const std::vector<StepRecord> whole = losses();

    const QString other = m_folder + QStringLiteral("-in-two");
    m_lane->load(smallRecipe(), other.toStdString());
    for (int i = 0; i < 5; ++i)
        m_lane->stepOnce();
    m_lane->shutDown();
    m_lane = std::make_unique<TrainingLane>(1, "cpu", [] {});
    m_lane->resume(other.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    QCOMPARE(m_lane->status().step, 5);
    const TrainingLane::Losses saved = m_lane->takeLosses();
    QVERIFY(saved.restarted);
    QCOMPARE(saved.records.size(), std::size_t(5));
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);

    const TrainingLane::Losses rest = m_lane->takeLosses();
    QVERIFY(!rest.restarted);
    std::vector<StepRecord> inTwo = saved.records;
    inTwo.insert(inTwo.end(), rest.records.begin(), rest.records.end());
    QCOMPARE(inTwo.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i)
        QVERIFY2(inTwo[i].loss == whole[i].loss, qPrintable(QString::number(i)));

    const auto before = m_lane->status().experiment;
    m_lane->resume(other.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().experiment != before, longest);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest); // all epochs are done
}

void TrainingLaneTest::shutDownWhileRunningSavesEveryStep()
{
    load(endless());
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= 3, longest);
    m_lane->shutDown();
    const std::int64_t step = m_lane->status().step;
    QCOMPARE(m_lane->status().savedStep, step);
    QCOMPARE(losses().back().step, step);
    const Recipe recipe = loadRecipe(m_folder.toStdString());
    const auto saved = Trainer::resume(m_folder.toStdString(), loadDataset({"mnist", "", false, 28}));
    QCOMPARE(saved->stepsDone(), step);
    QVERIFY(saved->history() == losses());
}

void TrainingLaneTest::anotherRecipeKeepsTheRunOnDisk()
{
    load(endless());
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(losses().size() >= 3, longest);
    m_lane->load(smallRecipe(), (m_folder + QStringLiteral("-next")).toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Ready, longest);
    QCOMPARE(m_lane->status().step, 0);
    const auto kept = Trainer::resume(m_folder.toStdString(), loadDataset({"mnist", "", false, 28}));
    QVERIFY(kept->stepsDone() >= 3);

    m_lane->stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, 1, longest);
    m_lane->resume(m_folder.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, kept->stepsDone(), longest);
    QVERIFY(QFile::exists(m_folder + QStringLiteral("-next/checkpoint/checkpoint.safetensors")));
}

// Folder names have a resolution of one second; a restart within that second requests the same name before
// the folder exists.
void TrainingLaneTest::runsOfTheSameNameGetSeparateFolders()
{
    for (const std::uint64_t seed : {1U, 2U}) {
        Recipe recipe = smallRecipe();
        recipe.seed = seed;
        load(recipe);
        m_lane->stepOnce();
        QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Paused, longest);
    }
    m_lane->shutDown();
    QCOMPARE(loadRecipe(m_folder.toStdString()).seed, 1U);
    QCOMPARE(m_lane->status().savedTo, m_folder.toStdString() + "-2");
    QCOMPARE(loadRecipe(m_folder.toStdString() + "-2").seed, 2U);
}

void TrainingLaneTest::validatesBetweenSteps()
{
    Recipe recipe = smallRecipe();
    recipe.validationCount = 16; // leaves 48 images: 6 steps per epoch
    recipe.validationSteps = 5;
    load(recipe);
    QCOMPARE(m_lane->status().totalSteps, 12);
    const auto steps = [](const std::vector<StepRecord>& records) {
        std::vector<int> result;
        for (const StepRecord& record : records)
            result.push_back(static_cast<int>(record.step));
        return result;
    };
    for (int i = 0; i < 5; ++i)
        m_lane->stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().step, 5, longest);
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    const TrainingLane::Losses losses = m_lane->takeLosses();
    QCOMPARE(losses.records.size(), std::size_t(12));
    QCOMPARE(steps(losses.validations), (std::vector<int>{5, 10, 12})); // also after the last step
    QVERIFY(QFile::exists(m_folder + QStringLiteral("/validation.csv")));

    m_lane->resume(m_folder.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(resumed(), longest);
    const TrainingLane::Losses saved = m_lane->takeLosses();
    QVERIFY(saved.restarted);
    QVERIFY(saved.validations == losses.validations);
}

void TrainingLaneTest::averagedWeightsComeWithTheSnapshot()
{
    Recipe recipe = smallRecipe();
    load(recipe);
    QVERIFY(!m_lane->latestSnapshot()->averaged());
    recipe.ema.decay = 0.9;
    m_lane->load(recipe, m_folder.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->latestSnapshot() && m_lane->latestSnapshot()->averaged(), longest);
    m_lane->stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->latestSnapshot()->averaged()->step(), 1, longest);
}

PLAYGROUND_TEST_MAIN(QCoreApplication, TrainingLaneTest)
#include "training_lane_test.moc"
