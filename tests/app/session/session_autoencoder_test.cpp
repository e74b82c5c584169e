// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_datasets.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "ui/shell/window_actions.h"
#include "ui/train/noise_level_panel.h"

#include <QAction>
#include <QApplication>
#include <QLabel>

using namespace playground;

/// The window with an autoencoder on a folder of colour pictures.
class SessionAutoencoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainsAndShowsLatentAndReconstruction();
    void goesBackToARecipeWithNoise();
    void aSlowNetworkBlocksNothing();

private:
    Recipe m_recipe;
};

void SessionAutoencoderTest::initTestCase()
{
    providePictureDatasets();
    m_recipe = onHuePictures(endlessRecipe(), R"({"block_out_channels":[32,32],"layers_per_block":1})");
    m_recipe.pictureSteps = 2;
}

void SessionAutoencoderTest::trainsAndShowsLatentAndReconstruction()
{
    AppWindow app(openRecipe(m_recipe));
    QVERIFY2(app.waitFor(RunState::Ready), qPrintable(app.message()));
    QVERIFY(app.window().noiseLevels().isHidden());
    QVERIFY(!app.window().actions().sample->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(
        app.find<QLabel>("stepLabel").text(), QStringLiteral("weights before the first step"), 60'000);
    const QImage original = app.row(AppWindow::Original);
    const QImage latent = app.row(AppWindow::Noised);
    const QImage reconstruction = app.row(AppWindow::Predicted);
    QVERIFY(latent != original);
    QVERIFY(reconstruction != original);
    app.clickTool(QStringLiteral("trainAction"));
    QVERIFY(app.waitForSteps(4));
    QTRY_VERIFY_WITH_TIMEOUT(app.row(AppWindow::Predicted) != reconstruction, 60'000);
    QCOMPARE(app.row(AppWindow::Original), original);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(QString::fromStdString(app.session().status().savedTo)
                                 + QStringLiteral("/samples/step-00000004.png")),
        60'000); // the picture arrives after the loss of its step
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionAutoencoderTest::goesBackToARecipeWithNoise()
{
    AppWindow app(openRecipe(m_recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(recipeFile(smallRecipe()));
    QTRY_VERIFY_WITH_TIMEOUT(!app.window().noiseLevels().isHidden(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(app.window().actions().sample->isEnabled(), 60'000);
    app.window().showPage(MainWindow::Page::Noise);
    QCOMPARE(app.window().page(), MainWindow::Page::Noise);
}

/// Issue 11: the originals waited for the network without any message, and previews of another recipe waited
/// for minutes.
void SessionAutoencoderTest::aSlowNetworkBlocksNothing()
{
    Recipe slow = onHuePictures(endlessRecipe(), R"({"block_out_channels":[256,512],"layers_per_block":4})");
    AppWindow app(openRecipe(slow));
    QVERIFY2(app.waitFor(RunState::Ready), qPrintable(app.message()));
    const auto predicted
        = [&app] { return app.find<QLabel>("stepLabel").text() != QStringLiteral("no prediction yet"); };
    // Empty frames until something arrives.
    QTRY_VERIFY_WITH_TIMEOUT(app.row(AppWindow::Original) != app.row(AppWindow::Error), 60'000);
    QVERIFY2(!predicted(), "the originals waited for the network");
    QTRY_VERIFY_WITH_TIMEOUT(app.find<QLabel>("busyLabel").isVisible(), 60'000);
    QVERIFY(!app.find<QLabel>("busyLabel").text().isEmpty());
    app.drop(recipeFile(smallRecipe()));
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().dataset.name, std::string("mnist"), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(predicted(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!app.find<QLabel>("busyLabel").isVisible(), 60'000);
}

PLAYGROUND_TEST_MAIN(QApplication, SessionAutoencoderTest)
#include "session_autoencoder_test.moc"
