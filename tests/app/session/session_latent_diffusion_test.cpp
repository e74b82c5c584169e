// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_datasets.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/sample_step.h"
#include "models/api/trainer.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "ui/sample/sample_page.h"
#include "ui/sample/sampling_history.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace playground;

/// The window with a latent diffusion network and the real engine.
class SessionLatentDiffusionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatToTrainFirst();
    void trainsAndShowsDecodedPictures();
    void samplesLatentsAndPictures();

private:
    Recipe m_recipe;
};

void SessionLatentDiffusionTest::initTestCase()
{
    providePictureDatasets();
    const Recipe vae = onHuePictures({}, tinyVaeConfig);
    const std::string run = home().path("vae-run").toStdString();
    Trainer(vae, loadDataset(datasetRequest(vae))).save(run);

    m_recipe = endlessRecipe();
    m_recipe.dataset = vae.dataset;
    m_recipe.dataset.vae = run;
    m_recipe.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    m_recipe.corruption.name = "ddpm";
    m_recipe.predictionType = "v_prediction";
    m_recipe.batchSize = 4;
}

void SessionLatentDiffusionTest::saysWhatToTrainFirst()
{
    Recipe recipe = m_recipe;
    recipe.dataset.vae = "emoji-vae";
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY_WITH_TIMEOUT(app.message().contains("emoji-vae"), 60'000);
    QCOMPARE(app.state(), RunState::Idle);
    QVERIFY(app.find<QLabel>("recipeNotice").text().contains("dataset.vae"));
    QVERIFY(app.find<QPushButton>("messageAction").text().contains("emoji-vae"));
    app.drop(recipeFile(m_recipe)); // the program still works
    QVERIFY(app.waitFor(RunState::Ready));
}

void SessionLatentDiffusionTest::trainsAndShowsDecodedPictures()
{
    AppWindow app(openRecipe(m_recipe));
    QVERIFY2(app.waitFor(RunState::Ready), qPrintable(app.message()));
    QTRY_COMPARE_WITH_TIMEOUT(
        app.find<QLabel>("stepLabel").text(), QStringLiteral("weights before the first step"), 60'000);
    const QImage predicted = app.row(AppWindow::Predicted);
    QVERIFY(app.row(AppWindow::Noised) != app.row(AppWindow::Original));
    app.clickTool(QStringLiteral("trainAction"));
    QVERIFY(app.waitForSteps(4));
    QTRY_VERIFY_WITH_TIMEOUT(app.row(AppWindow::Predicted) != predicted, 60'000);
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionLatentDiffusionTest::samplesLatentsAndPictures()
{
    AppWindow app(openRecipe(m_recipe));
    QVERIFY2(app.waitFor(RunState::Ready), qPrintable(app.message()));
    app.window().showPage(MainWindow::Page::Sample);
    const SamplingModel& model = app.window().samplePage().model();
    app.find<QSpinBox>("samplingStepsBox").setValue(3);
    app.find<QSpinBox>("samplingCountBox").setValue(2);
    app.find<QPushButton>("compareButton").setChecked(true);
    app.click(QStringLiteral("sampleButton"));
    QTRY_VERIFY_WITH_TIMEOUT(model.row() && model.row()->state == SamplingRow::State::Finished, 60'000);
    QCOMPARE(model.row()->steps.size(), std::size_t(4));
    for (const SampleStep& step : model.row()->steps) {
        QCOMPARE(step.x.channels, 4);
        QCOMPARE(step.x.height, 8);
        QCOMPARE(shownX(step).channels, 3);
        QCOMPARE(shownPrediction(step).height, 16);
    }
    QVERIFY(app.find<QWidget>("noisedLatents").isVisible());
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message())); // the comparison works too
}

PLAYGROUND_TEST_MAIN(QApplication, SessionLatentDiffusionTest)
#include "session_latent_diffusion_test.moc"
