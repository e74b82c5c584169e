// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/image_metadata.h"
#include "app/training/run_folders.h"
#include "models/api/recipe_fields.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/tensor_file.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"
#include "ui/sample/paint_canvas.h"
#include "ui/sample/sample_page.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QImageWriter>
#include <QSlider>
#include <QSpinBox>

using namespace playground;

class SessionSamplingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesBeforeTraining();
    void samplesWhileTraining();
    void samplesAResumedRun();
    void keepsEarlierWeights();
    void anotherRecipeClearsTheRows();
    void cancels();
    void pictureRestoresEverything();
    void pictureRestoresTheDrawing();
    void pictureOfThisRunLeavesItAlone();
    void classesAndGuidance();
    void forgedPictureChangesNothing();
    void pictureOfAnotherTrainingIsReported();
    void pictureFindsItsRun_data();
    void pictureFindsItsRun();
    void savesTheHistory();

private:
    static SamplingModel& model(AppWindow& app) { return app.window().samplePage().model(); }
    static bool sampled(AppWindow& app)
    {
        return QTest::qWaitFor([&] { return model(app).row() && !model(app).sampling(); }, longest);
    }
    static void choose(AppWindow& app, int steps, int count)
    {
        app.find<QSpinBox>("samplingStepsBox").setValue(steps);
        app.find<QSpinBox>("samplingCountBox").setValue(count);
    }

    static constexpr int longest = 240'000;
};

void SessionSamplingTest::samplesBeforeTraining()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    choose(app, 4, 3);
    app.clickTool("sampleAction");
    QCOMPARE(app.window().page(), MainWindow::Page::Sample);
    QVERIFY(sampled(app));
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
    const SamplingRow& row = *model(app).row();
    QCOMPARE(row.state, SamplingRow::State::Finished);
    QCOMPARE(row.steps.size(), std::size_t(5));
    QCOMPARE(row.snapshotStep, std::int64_t(0));
    QCOMPARE(row.evaluations, 4);
    QCOMPARE(row.steps.back().x.count, 3);
    QCOMPARE(model(app).step(), 4); // follows sampling to the end
    QCOMPARE(app.state(), RunState::Ready);
}

void SessionSamplingTest::samplesWhileTraining()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(3));
    choose(app, 5, 2);
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    QCOMPARE(app.state(), RunState::Running);
    QVERIFY(model(app).row()->steps.size() == 6);
    const auto steps = app.losses().size();
    QVERIFY(app.waitForSteps(static_cast<std::int64_t>(steps) + 2)); // training continues
}

void SessionSamplingTest::samplesAResumedRun()
{
    const Recipe recipe = smallRecipe();
    Trainer trainer(recipe, loadDataset({"mnist", "", false, 28}));
    trainer.step();
    trainer.save(home().path("resumed-run").toStdString());
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(home().path("resumed-run"));
    QVERIFY(app.waitFor(RunState::Paused));
    choose(app, 3, 2);
    QTRY_VERIFY(app.find<QAction>("sampleAction").isEnabled());
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    QCOMPARE(model(app).row()->snapshotStep, std::int64_t(1));
}

void SessionSamplingTest::keepsEarlierWeights()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    auto& weights = app.find<QComboBox>("snapshotChoice");
    QTRY_COMPARE(weights.count(), 2); // "now" and the untrained weights
    choose(app, 2, 2);
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    const ImageBatch noise = model(app).row()->steps.front().x;
    const ImageBatch untrained = model(app).row()->steps.back().x;
    app.clickTool("stepAction");
    QVERIFY(app.waitForSteps(1));
    QTRY_COMPARE(app.state(), RunState::Paused);
    app.clickTool("sampleAction"); // now
    QVERIFY(sampled(app));
    QTRY_COMPARE(model(app).row()->snapshotStep, std::int64_t(1));
    QVERIFY(model(app).row()->steps.back().x.values != untrained.values);
    QVERIFY(model(app).row()->steps.front().x.values == noise.values);
    weights.setCurrentIndex(weights.findData(qlonglong(0)));
    app.click("addRowButton");
    QVERIFY(sampled(app));
    QCOMPARE(model(app).row()->snapshotStep, std::int64_t(0));
    QVERIFY(model(app).row()->steps.back().x.values == untrained.values); // reproduced from earlier weights
}

void SessionSamplingTest::anotherRecipeClearsTheRows()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    choose(app, 200, 2);
    app.clickTool("sampleAction");
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && !model(app).row()->steps.empty(), longest);
    Recipe other = smallRecipe();
    other.name = "on a schedule";
    other.corruption.name = "ddpm";
    other.network.name = "UNet2DModel";
    other.network.config = R"({"block_out_channels": [32, 64], "layers_per_block": 1,
        "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})";
    other.predictionType = "epsilon";
    app.drop(recipeFile(other));
    QTRY_VERIFY_WITH_TIMEOUT(app.session().status().experiment
            && app.session().status().experiment->recipe.name == "on a schedule",
        longest);
    QVERIFY(model(app).history().rows().empty());
    QCOMPARE(app.find<QComboBox>("samplerChoice").currentData().toString(), QStringLiteral("ddim"));
    QVERIFY(!app.window().samplePage().controls().fits("mix"));
    choose(app, 2, 1);
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    QVERIFY2(model(app).row()->state == SamplingRow::State::Finished, qPrintable(app.message()));
}

void SessionSamplingTest::cancels()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    choose(app, 1000, 8);
    app.clickTool("sampleAction");
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && model(app).row()->steps.size() > 2, longest);
    QCOMPARE(app.find<QAction>("sampleAction").text(), QStringLiteral("Cancel"));
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    QCOMPARE(model(app).row()->state, SamplingRow::State::Cancelled);
    QVERIFY(model(app).row()->steps.size() < 1000);
    QCOMPARE(app.find<QAction>("sampleAction").text(), QStringLiteral("Sample"));
}

void SessionSamplingTest::pictureRestoresEverything()
{
    const QString path = home().path("sampled.png");
    Recipe recipe = smallRecipe();
    recipe.name = "in a sampled picture";
    ImageBatch shown;
    {
        AppWindow app(openRecipe(recipe));
        QVERIFY(app.waitFor(RunState::Ready));
        choose(app, 6, 3);
        app.find<QSpinBox>("samplingSeedBox").setValue(1234);
        app.clickTool("sampleAction");
        QVERIFY(sampled(app));
        app.find<QSlider>("scrubber").setValue(2);
        shown = model(app).row()->steps[2].x;
        app.answerFileDialog("exportPicturesAction", path);
        QVERIFY2(isPicture(path), qPrintable(app.message()));
        QCOMPARE(stampOfPicture(path)->weightsHash.size(), std::size_t(64)); // SHA-256
        QCOMPARE(stampOfPicture(path)->weightsHash, model(app).row()->weightsHash);
    }
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && !model(app).sampling(), longest);
    QVERIFY(app.session().recipe() == recipe);
    QCOMPARE(app.window().page(), MainWindow::Page::Sample);
    QCOMPARE(app.find<QSpinBox>("samplingSeedBox").value(), 1234);
    QCOMPARE(model(app).row()->steps.size(), std::size_t(7));
    QCOMPARE(model(app).step(), 2);
    QVERIFY(model(app).row()->steps[2].x.values == shown.values);
}

void SessionSamplingTest::pictureRestoresTheDrawing()
{
    const QString path = home().path("drawn.png");
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.window().showPage(MainWindow::Page::Sample);
    choose(app, 4, 2);
    app.click("drawButton");
    auto& canvas = app.find<PaintCanvas>("paintCanvas");
    app.find<QDoubleSpinBox>("drawingAmount").setValue(0.6);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    app.click("goOnButton");
    QVERIFY(sampled(app));
    app.find<QSlider>("scrubber").setValue(1);
    const SamplingRow drawn = *model(app).row();
    app.answerFileDialog("exportPicturesAction", path);
    QVERIFY(stampOfPicture(path) && stampOfPicture(path)->drawing);

    app.clickTool("sampleAction"); // from pure noise
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && model(app).row()->request.start.empty(), longest);
    QVERIFY(sampled(app));
    app.drop(path);
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && model(app).row()->request.startIsClean, longest);
    QVERIFY(sampled(app));
    QVERIFY2(app.message().startsWith("Saved"), qPrintable(app.message())); // no newer message
    const SamplingRow& back = *model(app).row();
    QCOMPARE(back.request.startAmount, 0.6);
    QCOMPARE(back.steps.size(), drawn.steps.size());
    QCOMPARE(model(app).step(), 1);
    for (std::size_t i = 0; i < back.steps.size(); ++i)
        QVERIFY(back.steps[i].x.values == drawn.steps[i].x.values);
}

void SessionSamplingTest::pictureOfThisRunLeavesItAlone()
{
    const QString path = home().path("of this run.png");
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    choose(app, 3, 2);
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    app.answerFileDialog("exportPicturesAction", path);
    app.clickTool("stepAction");
    QVERIFY(app.waitForSteps(1));
    const int before = model(app).row()->id;
    app.drop(path);
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row()->id != before && !model(app).sampling(), longest);
    QCOMPARE(app.losses().size(), std::size_t(1)); // not reset
    QCOMPARE(model(app).row()->snapshotStep, std::int64_t(0)); // the weights it was sampled from
}

/// A network with classes: the class is chosen in the window, then restored from a saved picture.
void SessionSamplingTest::classesAndGuidance()
{
    Recipe recipe = smallRecipe();
    recipe.name = "told classes";
    recipe.dataset.imageSize = 8;
    recipe.network.name = "UNet2DModel";
    recipe.network.config = R"({"block_out_channels": [8, 8], "layers_per_block": 1, "norm_num_groups": 4,
        "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})";
    recipe.conditioning.classes = true;
    const QString path = home().path("of a class.png");
    {
        AppWindow app(openRecipe(recipe));
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("stepAction");
        QVERIFY(app.waitForSteps(1));
        choose(app, 3, 2);
        app.clickTool("sampleAction");
        QVERIFY(sampled(app));
        QCOMPARE(model(app).row()->evaluations, 3);
        const SamplingRow plain = *model(app).row();
        auto& choice = app.find<QComboBox>("classChoice");
        QVERIFY(choice.isVisible());
        QCOMPARE(choice.count(), 12); // none, ten digits, all
        choice.setCurrentIndex(choice.findText("7"));
        app.find<QDoubleSpinBox>("guidanceBox").setValue(3);
        app.click("addRowButton");
        QVERIFY(sampled(app));
        QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
        const SamplingRow& row = *model(app).row();
        QCOMPARE(row.request.classes, std::vector<int>{7});
        QCOMPARE(row.evaluations, 6); // with and without the class
        QVERIFY(row.steps.front().x.values == plain.steps.front().x.values);
        QVERIFY(row.steps.back().x.values != plain.steps.back().x.values);
        app.answerFileDialog("exportPicturesAction", path);
        app.drop(recipeFile(smallRecipe()));
        QTRY_VERIFY_WITH_TIMEOUT(
            app.session().status().experiment && app.session().status().experiment->recipe.name == "small",
            longest);
        QVERIFY(!choice.isVisible());
    }
    const std::optional<SampleMetadata> stamp = stampOfPicture(path);
    QVERIFY(stamp);
    QCOMPARE(stamp->request.classes, std::vector<int>{7});
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY(!app.message().isEmpty());
    app.click("messageAction"); // its run still exists
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && !model(app).sampling(), longest);
    QCOMPARE(app.find<QComboBox>("classChoice").currentText(), QStringLiteral("7"));
    QCOMPARE(app.find<QDoubleSpinBox>("guidanceBox").value(), 3.0);
    QCOMPARE(model(app).row()->request.classes, std::vector<int>{7});
    QCOMPARE(model(app).row()->evaluations, 6);
}

void SessionSamplingTest::forgedPictureChangesNothing()
{
    const QString path = home().path("forged.png");
    Recipe other = smallRecipe();
    other.name = "forged";
    QImageWriter writer(path, "png");
    writer.setText("diffusion-playground-recipe", QString::fromStdString(recipeToJson(other)));
    writer.setText("diffusion-playground-sample", "{\"sampler\": \"mix\", \"steps\": 1e9}");
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QVERIFY(writer.write(picture));
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY2(app.message().contains("forged.png"), qPrintable(app.message()));
    QCOMPARE(QString::fromStdString(app.session().recipe().name), QStringLiteral("small"));
    QVERIFY(!model(app).row());
}

// Same recipe and step but other weights: the seed alone does not reproduce the picture.
void SessionSamplingTest::pictureOfAnotherTrainingIsReported()
{
    const QString path = home().path("other training.png");
    QImageWriter writer(path, "png");
    writer.setText("diffusion-playground-recipe", QString::fromStdString(recipeToJson(smallRecipe())));
    writer.setText("diffusion-playground-sample",
        R"({"sampler": "mix", "steps": 3, "eta": 0, "config": "{}", "count": 2, "seed": 5,
            "weights_step": 0, "step": 3})");
    writer.setText("diffusion-playground-weights", QString(64, 'a'));
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QVERIFY(writer.write(picture));
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QVERIFY(sampled(app));
    QVERIFY2(app.message().contains("another training"), qPrintable(app.message()));
}

void SessionSamplingTest::pictureFindsItsRun_data()
{
    QTest::addColumn<bool>("trainedOn");
    QTest::newRow("the run ended there") << false;
    QTest::newRow("the run was trained on") << true;
}

// Opened after a restart, a picture leads to the run it was sampled in, not to untrained weights.
void SessionSamplingTest::pictureFindsItsRun()
{
    QFETCH(bool, trainedOn);
    QDir(runFolders::root())
        .removeRecursively(); // an earlier test trained the same weights from the same recipe and seed
    const QString path = home().path("of a run.png");
    QFile::remove(path); // otherwise the dialog would ask about overwriting it
    Recipe recipe = endlessRecipe();
    recipe.name = "found again";
    std::string run;
    std::int64_t sampledAt = 0;
    std::int64_t endedAt = 0;
    ImageBatch shown;
    {
        AppWindow app(openRecipe(recipe));
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QVERIFY(app.waitForSteps(3));
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
        sampledAt = app.step();
        choose(app, 3, 2);
        app.clickTool("sampleAction");
        QVERIFY(sampled(app));
        QCOMPARE(model(app).row()->snapshotStep, sampledAt);
        shown = model(app).row()->steps.back().x;
        app.answerFileDialog("exportPicturesAction", path);
        if (trainedOn) {
            app.clickTool("stepAction");
            QTRY_COMPARE_WITH_TIMEOUT(app.step(), sampledAt + 1, longest);
        }
        endedAt = app.step();
        QTRY_VERIFY(!app.session().status().savedTo.empty()); // pausing saves asynchronously
        run = app.session().status().savedTo;
        QVERIFY(app.window().close());
    }
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY2_WITH_TIMEOUT(app.message().contains(QFileInfo(QString::fromStdString(run)).fileName()),
        qPrintable(app.message()), longest);
    QVERIFY(!model(app).row());
    app.click("messageAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_COMPARE(app.step(), endedAt);
    QCOMPARE(app.session().status().savedTo, run);
    QTRY_VERIFY_WITH_TIMEOUT(model(app).row() && !model(app).sampling(), longest);
    if (model(app).row()->snapshotStep == sampledAt)
        QVERIFY(model(app).row()->steps.back().x.values == shown.values);
    else // weights of that step were not kept
        QVERIFY2(trainedOn && app.message().contains("will look different"), qPrintable(app.message()));
}

void SessionSamplingTest::savesTheHistory()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.find<QAction>("exportHistoryAction").trigger();
    QVERIFY(!app.message().isEmpty()); // nothing to save yet
    choose(app, 4, 2);
    app.clickTool("sampleAction");
    QVERIFY(sampled(app));
    const QString path = home().path("steps.safetensors");
    app.answerFileDialog("exportHistoryAction", path);
    QTRY_VERIFY2(app.message().contains("steps.safetensors"), qPrintable(app.message()));
    const TensorMap tensors = readTensors(path);
    QCOMPARE(tensors["x"].shape, (QVector<qint64>{4, 2, 1, 28, 28}));
    QCOMPARE(tensors["predicted"].shape, tensors["x"].shape);
    QCOMPARE(tensors["pictures"].shape, (QVector<qint64>{2, 1, 28, 28}));
    QCOMPARE(tensors["index"].shape, QVector<qint64>{4});
    const std::vector<float>& x = model(app).row()->steps[1].x.values;
    const QByteArray expected(
        reinterpret_cast<const char*>(x.data()), static_cast<qsizetype>(x.size() * sizeof(float)));
    QCOMPARE(tensors["x"].bytes.mid(expected.size(), expected.size()), expected);

    app.answerFileDialog("exportHistoryAction", home().path("no such folder/steps.safetensors"));
    QTRY_VERIFY2(app.message().contains("no such folder"), qPrintable(app.message()));
}

PLAYGROUND_TEST_MAIN(QApplication, SessionSamplingTest)
#include "session_sampling_test.moc"
