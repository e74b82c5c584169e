// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_datasets.h"
#include "app/export/image_metadata.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "ui/images/image_grid.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latent_grid.h"
#include "ui/latents/latent_map_view.h"
#include "ui/latents/latents_page.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>

using namespace playground;

/// The Latents page with a real autoencoder.
class SessionLatentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_app.reset(); }
    void encodesAndDecodesTheRow();
    void followsTraining();
    void showsEarlierWeights();
    void invisiblePageComputesNothing();
    void drawsAgain();
    void decodesWhatIsDragged();
    void walksBetweenTwoPictures();
    void mapsTheDataSet();
    void goesBackToARecipeWithNoise();
    void startingOverDiscardsTheMap();
    void savesTheInterpolationAsAnimation();
    void savesAnAnimationWhileTraining();
    void thePicturesLeaveWithTheRecipe();

private:
    static constexpr int longest = 240'000;

    QImage cell(const char* gridName, int row, int column)
    {
        auto& grid = m_app->find<ImageGrid>(gridName);
        return grid.grab().toImage().copy(grid.gridLayout().cell(row, column));
    }
    QString text(const char* name) { return m_app->find<QLabel>(name).text(); }
    void showTab(int tab) { m_app->find<QTabWidget>("latentsTabs").setCurrentIndex(tab); }
    bool rowIsThere()
    {
        return QTest::qWaitFor(
            [this] { return text("latentsMseLabel").contains(QLatin1String("0.")); }, longest);
    }
    /// The row may contain the same picture twice.
    void chooseAnotherB()
    {
        auto& rows = m_app->find<ImageGrid>("latentRows");
        int column = 7;
        while (column > 0 && cell("latentRows", 0, column) == cell("latentRows", 0, 0))
            --column;
        QVERIFY(column > 0);
        const QPointF middle = rows.gridLayout().cell(0, column).center();
        QTest::mouseClick(
            &rows, Qt::LeftButton, Qt::ShiftModifier, (middle / rows.devicePixelRatioF()).toPoint());
    }
    void trainAWhile()
    {
        const auto before = m_app->losses().size();
        m_app->clickTool("trainAction");
        QVERIFY(m_app->waitForSteps(static_cast<std::int64_t>(before) + 5));
        m_app->clickTool("trainAction");
        QVERIFY(m_app->waitFor(RunState::Paused));
    }

    Recipe m_recipe;
    std::unique_ptr<AppWindow> m_app;
};

void SessionLatentsTest::initTestCase()
{
    providePictureDatasets();
    m_recipe = onHuePictures(endlessRecipe(), R"({"block_out_channels":[32,32],"layers_per_block":1})");
}

void SessionLatentsTest::init()
{
    m_app = std::make_unique<AppWindow>(openRecipe(m_recipe));
    QVERIFY(m_app->waitFor(RunState::Ready));
    m_app->window().showPage(MainWindow::Page::Latents);
    QCOMPARE(m_app->window().page(), MainWindow::Page::Latents);
    QVERIFY(rowIsThere());
}

void SessionLatentsTest::encodesAndDecodesTheRow()
{
    QVERIFY(cell("latentRows", 0, 0) != cell("latentRows", 1, 0));
    QVERIFY(cell("latentRows", 1, 0) != cell("latentRows", 2, 0));
    QVERIFY(text("latentsStepLabel").contains(QLatin1Char('0')));
    const auto& grid = m_app->find<LatentGrid>("latentGrid");
    QVERIFY(grid.limit() > 0);
    QVERIFY(text("latentCellLabel").startsWith(QLatin1String("channel 1, cell (4, 4)")));
    QVERIFY2(m_app->message().isEmpty(), qPrintable(m_app->message()));
}

void SessionLatentsTest::followsTraining()
{
    const QImage original = cell("latentRows", 0, 3);
    const QImage decoded = cell("latentRows", 1, 3);
    m_app->clickTool("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(cell("latentRows", 1, 3) != decoded, longest);
    QCOMPARE(m_app->state(), RunState::Running);
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    QCOMPARE(cell("latentRows", 0, 3), original);
    QTRY_VERIFY_WITH_TIMEOUT(
        text("latentsStepLabel").contains(QLocale().toString(qlonglong{m_app->step()})), longest);
}

void SessionLatentsTest::showsEarlierWeights()
{
    const QImage untrained = cell("latentRows", 1, 3);
    trainAWhile();
    QTRY_VERIFY_WITH_TIMEOUT(cell("latentRows", 1, 3) != untrained, longest);
    m_app->window().latentsPage().findChild<QSlider*>(QStringLiteral("weightsSlider"))->setValue(0);
    QTRY_COMPARE_WITH_TIMEOUT(cell("latentRows", 1, 3), untrained, longest);
    QVERIFY(text("latentsStepLabel").contains(QLatin1String(" 0")));
}

void SessionLatentsTest::invisiblePageComputesNothing()
{
    const QString before = text("latentsMseLabel") + text("latentsStepLabel");
    m_app->window().showPage(MainWindow::Page::Train);
    trainAWhile();
    QVERIFY(m_app->settle());
    QCOMPARE(text("latentsMseLabel") + text("latentsStepLabel"), before);
    m_app->window().showPage(MainWindow::Page::Latents);
    QTRY_VERIFY_WITH_TIMEOUT(text("latentsMseLabel") + text("latentsStepLabel") != before, longest);
}

void SessionLatentsTest::drawsAgain()
{
    const QImage mean = cell("latentRows", 1, 2);
    m_app->click("drawAgainButton");
    QTRY_VERIFY_WITH_TIMEOUT(cell("latentRows", 1, 2) != mean, longest);
    const QImage draw = cell("latentRows", 1, 2);
    m_app->click("drawAgainButton");
    QTRY_VERIFY_WITH_TIMEOUT(cell("latentRows", 1, 2) != draw && cell("latentRows", 1, 2) != mean, longest);
    m_app->click("drawCheck");
    QTRY_COMPARE_WITH_TIMEOUT(cell("latentRows", 1, 2), mean, longest);
}

void SessionLatentsTest::decodesWhatIsDragged()
{
    chooseAnotherB();
    const QImage decoded = cell("latentDecoded", 0, 0);
    auto& grid = m_app->find<LatentGrid>("latentGrid");
    grid.setFocus();
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&grid, Qt::Key_PageUp);
    QTRY_VERIFY_WITH_TIMEOUT(cell("latentDecoded", 0, 0) != decoded, longest);
    m_app->click("latentResetButton");
    QCOMPARE(cell("latentDecoded", 0, 0), decoded);
    m_app->find<QSlider>("directionSlider").setValue(100); // picture B
    auto& picture = m_app->find<ImageGrid>("latentDecoded");
    QTRY_VERIFY_WITH_TIMEOUT(
        cell("latentDecoded", 0, 0).pixelColor(picture.gridLayout().cell(0, 0).size().width() / 2, 3)
            != decoded.pixelColor(picture.gridLayout().cell(0, 0).size().width() / 2, 3),
        longest);
}

void SessionLatentsTest::walksBetweenTwoPictures()
{
    chooseAnotherB();
    showTab(1);
    const QImage empty = cell("betweenStrip", 0, 4);
    QTRY_VERIFY_WITH_TIMEOUT(cell("betweenStrip", 0, 4) != empty, longest);
    QVERIFY(cell("betweenStrip", 0, 0) != cell("betweenStrip", 0, 8));
    const QImage at = cell("betweenPictures", 0, 1);
    m_app->find<QSlider>("betweenSlider").setValue(3);
    QTRY_VERIFY_WITH_TIMEOUT(cell("betweenPictures", 0, 1) != at, longest);
}

void SessionLatentsTest::mapsTheDataSet()
{
    showTab(2);
    m_app->click("mapButton");
    QTRY_VERIFY_WITH_TIMEOUT(text("mapWords").startsWith(QLatin1String("12 pictures")), longest);
    auto& map = m_app->find<LatentMapView>("latentMap");
    const QImage before = cell("mapDecoded", 0, 0);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.rect().center());
    QTRY_VERIFY_WITH_TIMEOUT(cell("mapDecoded", 0, 0) != before, longest);
    // With newer weights, points are still decoded with the weights of the map.
    const QImage decoded = cell("mapDecoded", 0, 0);
    trainAWhile();
    QTRY_VERIFY_WITH_TIMEOUT(text("mapWords").contains(QLatin1String("now ")), longest);
    QTest::keyClick(&map, Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(cell("mapDecoded", 0, 0) != decoded, longest);
    QTest::keyClick(&map, Qt::Key_Left);
    QTRY_COMPARE_WITH_TIMEOUT(cell("mapDecoded", 0, 0), decoded, longest);
}

void SessionLatentsTest::goesBackToARecipeWithNoise()
{
    m_app->drop(recipeFile(smallRecipe()));
    QTRY_COMPARE_WITH_TIMEOUT(m_app->window().page(), MainWindow::Page::Train, longest);
    m_app->window().showPage(MainWindow::Page::Latents); // not available for this recipe
    QCOMPARE(m_app->window().page(), MainWindow::Page::Train);
    QVERIFY(!m_app->window().latentsPage().interpolation().way().exists());
}

void SessionLatentsTest::startingOverDiscardsTheMap()
{
    showTab(2);
    m_app->click("mapButton");
    QTRY_VERIFY_WITH_TIMEOUT(text("mapWords").startsWith(QLatin1String("12 pictures")), longest);
    m_app->drop(recipeFile(m_recipe));
    QTRY_VERIFY_WITH_TIMEOUT(!text("mapWords").startsWith(QLatin1String("12 pictures")), longest);
    QVERIFY(rowIsThere());
}

void SessionLatentsTest::savesTheInterpolationAsAnimation()
{
    const QString path = home().path(QStringLiteral("way.png"));
    m_app->answerFileDialog(QStringLiteral("exportInterpolationAction"), path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), longest);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(bytes.count("fcTL"), 64); // 33 there, 31 back
    QCOMPARE(QImage(path).size(), QSize(128, 128)); // 16 pixels, scale 8
    QCOMPARE(recipeOfPicture(path), m_recipe);
    QVERIFY(m_app->window().latentsPage().follows());
}

/// Rows that arrive while saving neither affect the animation nor get lost.
void SessionLatentsTest::savesAnAnimationWhileTraining()
{
    const QString path = home().path(QStringLiteral("meanwhile.png"));
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitForSteps(3));
    m_app->answerFileDialog(QStringLiteral("exportInterpolationAction"), path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), longest);
    QVERIFY(m_app->window().latentsPage().follows());
    QVERIFY(m_app->waitForSteps(m_app->step() + 3));
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    QTRY_VERIFY_WITH_TIMEOUT(
        text("latentsStepLabel").contains(QLocale().toString(qlonglong{m_app->step()})), longest);
}

void SessionLatentsTest::thePicturesLeaveWithTheRecipe()
{
    const QString path = home().path(QStringLiteral("latents.png"));
    m_app->answerFileDialog(QStringLiteral("exportPicturesAction"), path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), longest);
    const QImage image(path);
    QVERIFY(image.width() > 8 * 64 && image.height() > 3 * 64);
    QCOMPARE(recipeOfPicture(path), m_recipe);
}

PLAYGROUND_TEST_MAIN(QApplication, SessionLatentsTest)
#include "session_latents_test.moc"
