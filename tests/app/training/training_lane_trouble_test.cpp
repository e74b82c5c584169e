// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_lane.h"

#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QDir>

using namespace playground;

/// Errors in the training lane: they are reported, and the run survives.
class TrainingLaneTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_lane.reset(); }
    void missingDataLeavesItIdle();
    void contradictingRecipeLeavesItIdle();
    void lossThatIsNotFiniteFailsAndTrainsOn();
    void unwritableFolderIsReportedOnce();
    void unreadableRunKeepsTheCurrentOne_data();
    void unreadableRunKeepsTheCurrentOne();
    void rejectedLearningRateKeepsTheRunRunning_data();
    void rejectedLearningRateKeepsTheRunRunning();
    void continuesAfterAFailedLoad();

private:
    RunState state() const { return m_lane->status().state; }
    QString errors()
    {
        for (const Text& error : m_lane->takeErrors())
            m_errors << QString::fromStdString(error.english());
        return m_errors.join(QLatin1Char('\n'));
    }
    void load(const Recipe& recipe)
    {
        m_lane->load(recipe, m_folder.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Ready, longest);
    }
    static Recipe endless()
    {
        Recipe recipe = smallRecipe();
        recipe.epochs = 1'000;
        return recipe;
    }

    static constexpr int longest = 240'000;
    QString m_folder;
    QStringList m_errors;
    std::unique_ptr<TrainingLane> m_lane;
};

void TrainingLaneTroubleTest::init()
{
    m_folder = home().path(QStringLiteral("run-") + QTest::currentTestFunction());
    m_errors.clear();
    m_lane = std::make_unique<TrainingLane>(1, "cpu", [] {});
}

void TrainingLaneTroubleTest::missingDataLeavesItIdle()
{
    load(smallRecipe());
    Recipe recipe = smallRecipe();
    recipe.dataset.folder = "/no/such/folder";
    m_lane->load(recipe, m_folder.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(!errors().isEmpty(), longest);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Idle, longest);
    QCOMPARE(m_errors.size(), 1);
    QVERIFY2(errors().contains("/no/such/folder"), qPrintable(errors()));
    QVERIFY(!m_lane->status().experiment);
    QVERIFY(!m_lane->latestSnapshot());
    m_lane->train();
    m_lane->shutDown();
    QCOMPARE(state(), RunState::Idle);
}

void TrainingLaneTroubleTest::contradictingRecipeLeavesItIdle()
{
    Recipe recipe = smallRecipe();
    recipe.batchSize = 100;
    recipe.dropLast = true; // 64 images give no full batch
    m_lane->load(recipe, m_folder.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(!errors().isEmpty(), longest);
    QVERIFY2(errors().contains("batch_size"), qPrintable(errors()));
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Idle, longest);
}

void TrainingLaneTroubleTest::lossThatIsNotFiniteFailsAndTrainsOn()
{
    Recipe recipe = endless();
    recipe.optimizer.learningRate = 10; // weights in the hundreds make the loss overflow or the network die
    for (recipe.seed = 1; recipe.seed < 50 && state() != RunState::Failed; ++recipe.seed) {
        load(recipe);
        m_lane->train();
        QTRY_VERIFY_WITH_TIMEOUT(state() == RunState::Failed || m_lane->status().step > 5, longest);
        // The lane may fail between the state check and the pause; the outcome is known only once it is idle.
        m_lane->pause();
        QTRY_VERIFY_WITH_TIMEOUT(state() == RunState::Failed || state() == RunState::Paused, longest);
    }
    QCOMPARE(state(), RunState::Failed);
    QTRY_VERIFY(!errors().isEmpty());
    QCOMPARE(m_errors.size(), 1);
    QVERIFY2(errors().contains("learning rate"), qPrintable(errors()));
    // The window's curve, numbers and pictures follow the trainer back.
    const std::int64_t good = m_lane->status().step;
    const TrainingLane::Losses losses = m_lane->takeLosses();
    QVERIFY(losses.restarted);
    QCOMPARE(losses.records.size(), std::size_t(good));
    QCOMPARE(m_lane->latestSnapshot()->step(), good);

    Recipe gentler = m_lane->status().recipe;
    gentler.optimizer.learningRate = 1e-4;
    m_lane->setLive(gentler);
    QTRY_COMPARE_WITH_TIMEOUT(m_lane->status().recipe.optimizer.learningRate, 1e-4, longest);
    QCOMPARE(state(), RunState::Failed); // until the user continues training
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > good + 30, longest);
    QCOMPARE(state(), RunState::Running);
    QCOMPARE(m_errors.size(), 1);
}

void TrainingLaneTroubleTest::unwritableFolderIsReportedOnce()
{
    // Not even root can create a folder inside a file.
    QFile file(home().path("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_folder = file.fileName() + QStringLiteral("/run");
    load(smallRecipe());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    QCOMPARE(m_lane->status().step, 16);
    QVERIFY(m_lane->status().savedTo.empty());
    QVERIFY2(errors().contains(m_folder), qPrintable(errors()));
    QCOMPARE(m_errors.size(), 1); // although each epoch tried to save
    m_lane->shutDown();
    errors();
    QCOMPARE(m_errors.size(), 1);
}

void TrainingLaneTroubleTest::unreadableRunKeepsTheCurrentOne_data()
{
    QTest::addColumn<bool>("running");
    QTest::addColumn<QString>("folder");
    QTest::newRow("ready, missing") << false << "missing";
    QTest::newRow("running, missing") << true << "missing";
    QTest::newRow("ready, torn") << false << "torn";
    QTest::newRow("running, torn") << true << "torn";
}

void TrainingLaneTroubleTest::unreadableRunKeepsTheCurrentOne()
{
    QFETCH(bool, running);
    QFETCH(QString, folder);
    const QString torn = home().path("torn");
    QVERIFY(QDir().mkpath(torn + "/checkpoint"));
    QFile checkpoint(torn + "/checkpoint/checkpoint.safetensors");
    QFile recipe(torn + "/recipe.json");
    QVERIFY(checkpoint.open(QIODevice::WriteOnly) && checkpoint.write("half of") > 0);
    QVERIFY(recipe.open(QIODevice::WriteOnly) && recipe.write("{\"dataset\": {\"name\": \"mnist\"}}") > 0);
    checkpoint.close();
    recipe.close();

    load(endless());
    const auto experiment = m_lane->status().experiment;
    if (running) {
        m_lane->train();
        QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > 1, longest);
    }
    m_lane->resume(home().path(folder).toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(!errors().isEmpty(), longest);
    QVERIFY2(errors().contains(home().path(folder)), qPrintable(errors()));
    QVERIFY(m_lane->status().experiment == experiment);
    QCOMPARE(state(), running ? RunState::Running : RunState::Ready);
    const std::int64_t step = m_lane->status().step;
    m_lane->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > step, longest);
}

void TrainingLaneTroubleTest::rejectedLearningRateKeepsTheRunRunning_data()
{
    QTest::addColumn<double>("rate");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -1e-3;
    QTest::newRow("too large") << 11.0;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void TrainingLaneTroubleTest::rejectedLearningRateKeepsTheRunRunning()
{
    QFETCH(double, rate);
    load(endless());
    m_lane->train();
    Recipe recipe = endless();
    recipe.optimizer.learningRate = rate;
    m_lane->setLive(recipe);
    QTRY_VERIFY_WITH_TIMEOUT(!errors().isEmpty(), longest);
    QVERIFY2(errors().contains("learning_rate"), qPrintable(errors()));
    QCOMPARE(m_lane->status().recipe.optimizer.learningRate, smallRecipe().optimizer.learningRate);
    QCOMPARE(state(), RunState::Running);
    const std::int64_t step = m_lane->status().step;
    QTRY_VERIFY_WITH_TIMEOUT(m_lane->status().step > step, longest);
}

void TrainingLaneTroubleTest::continuesAfterAFailedLoad()
{
    Recipe missing = smallRecipe();
    missing.dataset.folder = "/no/such/folder";
    m_lane->load(missing, m_folder.toStdString());
    load(smallRecipe());
    m_lane->train();
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Completed, longest);
    errors();
    QCOMPARE(m_errors.size(), 1);
}

PLAYGROUND_TEST_MAIN(QCoreApplication, TrainingLaneTroubleTest)
#include "training_lane_trouble_test.moc"
