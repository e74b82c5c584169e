// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/images/image_grid.h"
#include "ui/noise/noise_page.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_panel.h"
#include "ui/train/noise_level_plot.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QSlider>

using namespace playground;

/// The controls of the pictures, with a real network.
class SessionPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_app.reset(); }
    void picturesComeBeforeTraining();
    void picturesChangeWhileTraining();
    void amountIsHeldStill();
    void amountMovesOnlyTheNoise();
    void spreadGivesEachPictureItsAmount();
    void newNoiseKeepsTheImages();
    void newImagesAreOthers();
    void noisePageShowsPictures();
    void bothPagesShareTheAmount();
    void anotherRecipeBringsOtherPictures();
    void noiseLevelsAreMeasured();
    void averagedWeightsPredictWhereTheRecipeHasThem();
    void theMeanIsComputedWhileItIsShown();
    void invertedGreysInvert();
    void draggingWhileTrainingIsResponsive();

private:
    using Row = AppWindow::Row;
    bool shows(Row row, const QImage& image)
    {
        return QTest::qWaitFor([&] { return m_app->row(row) == image; }, longest);
    }
    bool changes(Row row, const QImage& from)
    {
        return QTest::qWaitFor([&] { return m_app->row(row) != from; }, longest);
    }
    bool showsWeightsOf(const QString& step)
    {
        return QTest::qWaitFor([&] { return m_app->find<QLabel>("stepLabel").text() == step; }, longest);
    }
    QSlider& amount() { return m_app->find<QSlider>("amountSlider"); }

    static constexpr int longest = 240'000;
    std::unique_ptr<AppWindow> m_app;
};

void SessionPicturesTest::init()
{
    m_app = std::make_unique<AppWindow>(openRecipe(endlessRecipe()));
    QVERIFY(m_app->waitFor(RunState::Ready));
    QVERIFY(showsWeightsOf("weights before the first step"));
}

void SessionPicturesTest::picturesComeBeforeTraining()
{
    const QImage original = m_app->row(Row::Original);
    QVERIFY(m_app->row(Row::Noised) != original);
    QVERIFY(m_app->row(Row::Predicted) != original);
    QVERIFY(m_app->find<QLabel>("mseLabel").text().contains(QLatin1Char('.')));
}

void SessionPicturesTest::picturesChangeWhileTraining()
{
    const QImage untrained = m_app->row(Row::Predicted);
    const QImage noised = m_app->row(Row::Noised);
    const QString mse = m_app->find<QLabel>("mseLabel").text();
    m_app->clickTool("trainAction");
    QVERIFY(changes(Row::Predicted, untrained));
    QCOMPARE(m_app->state(), RunState::Running);
    const QImage early = m_app->row(Row::Predicted);
    QVERIFY(changes(Row::Predicted, early)); // keeps following training
    QVERIFY(m_app->find<QLabel>("mseLabel").text() != mse);
    QVERIFY(m_app->row(Row::Noised) == noised); // the noise stays the same

    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    // When paused, the pictures show the last step.
    QVERIFY(showsWeightsOf(QStringLiteral("weights after step %1").arg(m_app->step())));
}

void SessionPicturesTest::amountIsHeldStill()
{
    amount().setValue(300);
    QVERIFY(m_app->settle());
    const QImage noised = m_app->row(Row::Noised);
    const QImage predicted = m_app->row(Row::Predicted);
    for (const int value : {350, 500, 900, 1000, 0})
        amount().setValue(value);
    QVERIFY(changes(Row::Noised, noised));
    amount().setValue(300);
    QVERIFY(shows(Row::Noised, noised)); // the noise is unchanged
    QVERIFY(shows(Row::Predicted, predicted));
}

void SessionPicturesTest::amountMovesOnlyTheNoise()
{
    const QImage original = m_app->row(Row::Original);
    amount().setValue(0);
    QVERIFY(shows(Row::Noised, original)); // amount 0 is the original
    amount().setValue(1000);
    QVERIFY(changes(Row::Noised, original));
    QVERIFY(m_app->row(Row::Original) == original);
}

void SessionPicturesTest::spreadGivesEachPictureItsAmount()
{
    const QImage before = m_app->row(Row::Noised);
    m_app->click("spreadCheck");
    QVERIFY(m_app->find<QCheckBox>("spreadCheck").isChecked());
    QVERIFY(changes(Row::Noised, before));
    const QImage spread = m_app->row(Row::Noised);
    const QImage original = m_app->row(Row::Original);
    // Amount 0 on the left is the original.
    const QRect first(0, 0, spread.height(), spread.height());
    QVERIFY(spread.copy(first) == original.copy(first));

    amount().setValue(400); // the slider sets a single amount
    QVERIFY(!m_app->find<QCheckBox>("spreadCheck").isChecked());
    QVERIFY(changes(Row::Noised, spread));
}

void SessionPicturesTest::newNoiseKeepsTheImages()
{
    const QImage original = m_app->row(Row::Original);
    const QImage noised = m_app->row(Row::Noised);
    m_app->click("newNoiseButton");
    QVERIFY(changes(Row::Noised, noised));
    QVERIFY(m_app->row(Row::Original) == original);
}

void SessionPicturesTest::newImagesAreOthers()
{
    const QImage original = m_app->row(Row::Original);
    m_app->click("newImagesButton");
    QVERIFY(changes(Row::Original, original));
}

void SessionPicturesTest::noisePageShowsPictures()
{
    const auto rows = [&] { return m_app->window().noisePage().rows().toImage(1); };
    const auto strip = [&] { return m_app->window().noisePage().strip().toImage(1); };
    const QImage emptyRows = rows();
    const QImage emptyStrip = strip();
    m_app->window().showPage(MainWindow::Page::Noise);
    QTRY_VERIFY_WITH_TIMEOUT(rows() != emptyRows && strip() != emptyStrip, longest);

    const QImage before = rows();
    const QImage held = strip();
    m_app->find<QSlider>("noiseAmountSlider").setValue(900);
    QTRY_VERIFY_WITH_TIMEOUT(rows() != before, longest);
    QVERIFY(strip() == held); // the strip always shows all amounts
    m_app->click("noiseNewNoiseButton");
    QTRY_VERIFY_WITH_TIMEOUT(strip() != held, longest);

    // Clicking another image shows that one along the axis.
    const QImage firstImage = strip();
    auto& grid = m_app->find<ImageGrid>("noiseRows");
    QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.gridLayout().cell(0, 3).center());
    QTRY_VERIFY_WITH_TIMEOUT(strip() != firstImage, longest);
}

void SessionPicturesTest::bothPagesShareTheAmount()
{
    amount().setValue(250);
    QCOMPARE(m_app->find<QSlider>("noiseAmountSlider").value(), 250);
    m_app->find<QSlider>("noiseAmountSlider").setValue(750);
    QCOMPARE(amount().value(), 750);
}

void SessionPicturesTest::anotherRecipeBringsOtherPictures()
{
    const QImage original = m_app->row(Row::Original);
    Recipe other = endlessRecipe();
    other.corruption.name = "gaussian-mix";
    other.dataset.range = "-1..1";
    const QImage noised = m_app->row(Row::Noised);
    m_app->drop(recipeFile(other));
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session().recipe() == other, longest);
    QVERIFY(m_app->waitFor(RunState::Ready));
    QVERIFY(showsWeightsOf("weights before the first step"));
    QVERIFY(shows(Row::Original, original)); // the same images in another range look the same
    QVERIFY(m_app->row(Row::Noised) != noised);
}

void SessionPicturesTest::noiseLevelsAreMeasured()
{
    NoiseLevelPlot& plot = m_app->window().noiseLevels().plot();
    QTRY_VERIFY_WITH_TIMEOUT(plot.errors(), longest);
    QCOMPARE(plot.errors()->step, 0);
    m_app->clickTool("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(plot.errors()->step > 0, longest);
    QCOMPARE(m_app->state(), RunState::Running);
    const auto early = plot.errors()->step;
    QTRY_VERIFY_WITH_TIMEOUT(plot.errors()->step > early, longest); // keeps following training
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    QTRY_COMPARE_WITH_TIMEOUT(plot.errors()->step, m_app->step(), longest);
    QCOMPARE(plot.first()->step, 0);
    m_app->session().opener().openRecipe(endlessRecipe());
    QTRY_VERIFY_WITH_TIMEOUT(plot.first() && plot.errors()->step == 0, longest);
}

void SessionPicturesTest::averagedWeightsPredictWhereTheRecipeHasThem()
{
    auto& check = m_app->find<QCheckBox>("averagedCheck");
    QVERIFY(!check.isVisible());
    Recipe recipe = endlessRecipe();
    recipe.ema.decay = 0.9;
    m_app->session().opener().openRecipe(recipe);
    QTRY_VERIFY_WITH_TIMEOUT(check.isVisible(), longest);
    for (int i = 0; i < 3; ++i)
        m_app->clickTool("stepAction");
    QVERIFY(showsWeightsOf("weights after step 3"));
    const QImage raw = m_app->row(Row::Predicted);
    const QImage noised = m_app->row(Row::Noised);
    check.click();
    QVERIFY(changes(Row::Predicted, raw));
    QCOMPARE(m_app->row(Row::Noised), noised);
    check.click();
    QVERIFY(shows(Row::Predicted, raw));
}

void SessionPicturesTest::theMeanIsComputedWhileItIsShown()
{
    MeanComparisonView& mean = m_app->window().noiseLevels().mean();
    QVERIFY(!mean.comparison());
    m_app->click("whyButton");
    QTRY_VERIFY_WITH_TIMEOUT(mean.comparison(), longest);
    QCOMPARE(mean.comparison()->step, 0);
    m_app->clickTool("stepAction");
    QTRY_COMPARE_WITH_TIMEOUT(mean.comparison()->step, 1, longest);
}

void SessionPicturesTest::invertedGreysInvert()
{
    QImage inverse = m_app->row(Row::Original).convertToFormat(QImage::Format_RGB32);
    const QPoint inside(40, 40);
    const QRgb before = inverse.pixel(inside);
    m_app->find<QAction>("invertedGreysAction").trigger();
    const QRgb after = m_app->row(Row::Original).pixel(inside);
    QCOMPARE(qRed(after), 255 - qRed(before));
    m_app->find<QAction>("invertedGreysAction").trigger();
    QCOMPARE(m_app->row(Row::Original).pixel(inside), before);
}

void SessionPicturesTest::draggingWhileTrainingIsResponsive()
{
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitForSteps(2));
    for (int value = 0; value <= 1000; value += 10) {
        amount().setValue(value);
        QTest::qWait(5);
    }
    // The pictures end up at the last slider position, and training continued.
    QTRY_COMPARE_WITH_TIMEOUT(m_app->find<QSlider>("amountSlider").value(), 1000, longest);
    const auto step = m_app->step();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->step() > step, longest);
    QCOMPARE(m_app->state(), RunState::Running);
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    QVERIFY(m_app->settle());
    const QImage atOne = m_app->row(Row::Noised);
    amount().setValue(0);
    QVERIFY(changes(Row::Noised, atOne));
    amount().setValue(1000);
    QVERIFY(shows(Row::Noised, atOne));
}

PLAYGROUND_TEST_MAIN(QApplication, SessionPicturesTest)
#include "session_pictures_test.moc"
