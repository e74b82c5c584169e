// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/triptych_panel.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTranslator>

#include <limits>

using namespace playground;

namespace
{
ImageBatch constant(float value)
{
    return {8, 1, 28, 28, std::vector<float>(std::size_t{8 * 28 * 28}, value)};
}

Triptych triptych(std::int64_t step)
{
    Triptych t;
    t.step = step;
    t.amounts = std::vector<float>(8, 0.55f);
    t.original = constant(1);
    t.noised = constant(0.5f);
    t.predicted = constant(0.8f);
    t.error = constant(0.2f);
    t.mse = 0.0241;
    t.psnr = 16.18;
    return t;
}

Triptych withoutPrediction()
{
    Triptych t = triptych(0);
    t.predicted = {};
    t.error = {};
    t.mse = t.psnr = 0;
    return t;
}

/// Every text in capitals.
class Capitals : public QTranslator
{
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
    bool isEmpty() const override { return false; }
};
} // namespace

class TriptychPanelTest : public QObject
{
    Q_OBJECT

    PreviewSettings* m_settings = nullptr;
    TriptychPanel* m_panel = nullptr;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_panel, name); }
    void show(const Triptych& triptych)
    {
        m_panel->show(renderTriptych(triptych, m_panel->displayRange(), m_panel->errorHue()));
    }
    QString text(const char* label) const { return find<QLabel>(label)->text(); }
    /// The colour at the centre of a picture on screen.
    QRgb shown(int row, int column) const
    {
        ImageGrid* grid = find<ImageGrid>("triptychGrid");
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).center()) | 0xff000000;
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_settings = new PreviewSettings;
        m_panel = new TriptychPanel(*m_settings);
        m_panel->resize(900, 420);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel));
    }

    void cleanup()
    {
        delete m_panel;
        delete m_settings;
    }

    void showsPicturesAsTheyWereDrawn()
    {
        auto drawn = std::make_shared<RenderedTriptych>(
            *renderTriptych(triptych(1), m_panel->displayRange(), m_panel->errorHue()));
        drawn->original[0].fill(Qt::cyan); // not produced by any display range
        m_panel->show(drawn);
        QCOMPARE(shown(0, 0), QColor(Qt::cyan).rgb());
        m_panel->setDisplayRange({0, 1, true}); // it was rendered with another range
        QVERIFY(shown(0, 0) != QColor(Qt::cyan).rgb());
    }

    void sliderSetsTheAmountOnce()
    {
        QSignalSpy changed(m_settings, &PreviewSettings::changed);
        find<QSlider>("amountSlider")->setValue(550);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_settings->amount(), 0.55);
        QCOMPARE(find<QDoubleSpinBox>("amountBox")->value(), 0.55);
        QVERIFY(find<QSlider>("amountSlider")->hasTracking());
    }

    void boxSetsTheAmountOnce()
    {
        QSignalSpy changed(m_settings, &PreviewSettings::changed);
        auto* box = find<QDoubleSpinBox>("amountBox");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("0.725"));
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_settings->amount(), 0.725);
        QCOMPARE(find<QSlider>("amountSlider")->value(), 725);
        QCOMPARE(box->decimals(), 3);
    }

    void controlsFollowWithoutWritingBack()
    {
        QSignalSpy changed(m_settings, &PreviewSettings::changed);
        m_settings->setAmount(0.12345);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_settings->amount(), 0.12345);
        QCOMPARE(find<QSlider>("amountSlider")->value(), 123);
        QCOMPARE(find<QDoubleSpinBox>("amountBox")->text(), QStringLiteral("0.123"));
    }

    void arrowKeysMoveTheSlider()
    {
        auto* slider = find<QSlider>("amountSlider");
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_settings->amount(), 0.51);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_settings->amount(), 1.0);
    }

    void spreadCheckGoesBothWays()
    {
        auto* check = find<QCheckBox>("spreadCheck");
        QSignalSpy changed(m_settings, &PreviewSettings::changed);
        check->click();
        QVERIFY(m_settings->spread());
        QCOMPARE(changed.count(), 1);
        find<QSlider>("amountSlider")->setValue(300);
        QVERIFY(!check->isChecked());
        QCOMPARE(changed.count(), 2);
        m_settings->setSpread(true);
        QVERIFY(check->isChecked());
        QVERIFY(check->isVisible());
    }

    void buttonsAskForNew()
    {
        const auto noise = m_settings->noiseSeed(), images = m_settings->imageSeed();
        find<QPushButton>("newNoiseButton")->click();
        QCOMPARE(m_settings->noiseSeed(), noise + 1);
        QCOMPARE(m_settings->imageSeed(), images);
        find<QPushButton>("newImagesButton")->click();
        QCOMPARE(m_settings->imageSeed(), images + 1);
    }

    void showsPicturesAndNumbers()
    {
        show(triptych(1204));
        QCOMPARE(text("mseLabel"), QStringLiteral("MSE 0.0241"));
        QCOMPARE(text("psnrLabel"), QStringLiteral("PSNR 16.2 dB"));
        QCOMPARE(text("stepLabel"), QStringLiteral("weights after step 1,204"));
        QCOMPARE(shown(0, 0), qRgb(0, 0, 0));
        QCOMPARE(shown(1, 7), qRgb(127, 127, 127));
        QCOMPARE(shown(2, 3), qRgb(51, 51, 51));
        const ImageBatch error = constant(0.2f);
        QCOMPARE(
            shown(3, 4), errorMapOf(error, 0, {}, roleColor(Role::ErrorMap, lightPalette())).pixel(0, 0));
    }

    void showsWithoutPrediction()
    {
        const QRgb placeholder = shown(2, 0);
        show(triptych(1));
        QVERIFY(shown(2, 0) != placeholder);
        show(withoutPrediction());
        QCOMPARE(shown(0, 0), qRgb(0, 0, 0));
        QCOMPARE(shown(2, 0), placeholder);
        QCOMPARE(shown(3, 0), placeholder);
        QCOMPARE(text("mseLabel"), QStringLiteral("MSE \u2014"));
        QCOMPARE(text("psnrLabel"), QStringLiteral("PSNR \u2014"));
        QCOMPARE(text("stepLabel"), QStringLiteral("no prediction yet"));
    }

    void untrainedReadsWell()
    {
        show(triptych(0));
        QCOMPARE(text("stepLabel"), QStringLiteral("weights before the first step"));
        const QImage untrained = m_panel->grid().toImage(3);
        show(triptych(1));
        QCOMPARE(text("stepLabel"), QStringLiteral("weights after step 1"));
        QVERIFY2(untrained != m_panel->grid().toImage(3), "the row says so, too");
    }

    void oddNumbers()
    {
        Triptych t = triptych(5);
        t.mse = 0;
        t.psnr = std::numeric_limits<double>::infinity();
        show(t);
        QCOMPARE(text("psnrLabel"), QStringLiteral("PSNR \u221e dB"));
        t.predicted.values[0] = t.error.values[0] = std::numeric_limits<float>::quiet_NaN();
        t.mse = t.psnr = std::numeric_limits<double>::quiet_NaN();
        show(t);
        QVERIFY(text("mseLabel").contains(QStringLiteral("nan"), Qt::CaseInsensitive));
    }

    void nothingMovesWhenNumbersChange()
    {
        const QRect mse = find<QLabel>("mseLabel")->geometry();
        const QRect cell = m_panel->grid().gridLayout().cell(3, 7);
        const int psnr = find<QLabel>("psnrLabel")->x(), step = find<QLabel>("stepLabel")->x();
        for (const Triptych& t : {withoutPrediction(), triptych(0), triptych(1'204'567)}) {
            show(t);
            QTest::qWait(5);
            QCOMPARE(find<QLabel>("mseLabel")->geometry(), mse);
            QCOMPARE(find<QLabel>("psnrLabel")->x(), psnr);
            QCOMPARE(find<QLabel>("stepLabel")->x(), step);
            QCOMPARE(m_panel->grid().gridLayout().cell(3, 7), cell);
        }
    }

    void clearGoesBackToPlaceholders()
    {
        const QRgb placeholder = shown(0, 0);
        show(triptych(7));
        m_panel->clear();
        for (int row = 0; row < 4; ++row)
            QCOMPARE(shown(row, 0), placeholder);
        QCOMPARE(text("stepLabel"), QStringLiteral("no prediction yet"));
    }

    void lookScalesAndInverts()
    {
        show(triptych(7));
        m_panel->setDisplayRange({-1, 1, false});
        QCOMPARE(shown(1, 0), qRgb(64, 64, 64)); // 0.5 in the range -1..1
        m_panel->setDisplayRange({0, 1, true});
        QCOMPARE(shown(0, 0), qRgb(255, 255, 255));
    }

    void otherSizesAndCounts()
    {
        Triptych t;
        t.amounts = {0.1f, 0.9f};
        t.original = t.noised = {2, 3, 16, 16, std::vector<float>(std::size_t{2 * 3 * 16 * 16}, 1)};
        show(t);
        QCOMPARE(shown(0, 1), qRgb(255, 255, 255));
        const QRect cell = m_panel->grid().gridLayout().cell(0, 1);
        QCOMPARE(cell.size(), QSize(16, 16) * m_panel->grid().gridLayout().scale());
    }

    void pictureSizeIsKnownBefore()
    {
        m_panel->setPictureSize({16, 16});
        const QRect before = m_panel->grid().gridLayout().cell(0, 0);
        QCOMPARE(before.width() % 16, 0);
        Triptych t;
        t.amounts = std::vector<float>(8, 0.5f);
        t.original = t.noised = {8, 1, 16, 16, std::vector<float>(std::size_t{8 * 16 * 16}, 1)};
        show(t);
        QCOMPARE(m_panel->grid().gridLayout().cell(0, 0), before);
    }

    void pointerReadsTheValue()
    {
        Triptych t = triptych(7);
        t.predicted.values[2 * 784 + 7 * 28 + 12] = 0.482f;
        show(t);
        ImageGrid* grid = find<ImageGrid>("triptychGrid");
        const QRect pixel = grid->gridLayout().pixel({2, 2, {12, 7}});
        QTest::mouseMove(grid, (QPointF(pixel.center()) / grid->devicePixelRatioF()).toPoint());
        QTRY_COMPARE(text("pixelLabel"), QStringLiteral("Predicted · image 3 · (12, 7) = 0.482"));
        QTest::mouseMove(grid, {1, 1});
        QTRY_COMPARE(text("pixelLabel"), QString());
    }

    void namesTheRowsAsTheNotebookDoes()
    {
        show(triptych(7));
        m_panel->setTexts(TriptychPanel::Texts::FixedAmount);
        ImageGrid* grid = find<ImageGrid>("triptychGrid");
        const QString names[] = {
            QStringLiteral("Original"), QStringLiteral("Noise Added"), QStringLiteral("Predicted Original")};
        for (int row = 0; row < 3; ++row) {
            const QRect pixel = grid->gridLayout().pixel({row, 2, {12, 7}});
            QTest::mouseMove(grid, (QPointF(pixel.center()) / grid->devicePixelRatioF()).toPoint());
            QTRY_VERIFY2(text("pixelLabel").startsWith(names[row] + QStringLiteral(" · ")),
                qPrintable(text("pixelLabel")));
        }
    }

    void namesTheRowsOfAnAutoencoder()
    {
        show(triptych(7));
        m_panel->setTexts(TriptychPanel::Texts::Autoencoder);
        ImageGrid* grid = find<ImageGrid>("triptychGrid");
        const QString names[]
            = {QStringLiteral("Original"), QStringLiteral("Latent"), QStringLiteral("Reconstruction")};
        for (int row = 0; row < 3; ++row) {
            const QRect pixel = grid->gridLayout().pixel({row, 2, {12, 7}});
            QTest::mouseMove(grid, (QPointF(pixel.center()) / grid->devicePixelRatioF()).toPoint());
            QTRY_VERIFY2(text("pixelLabel").startsWith(names[row] + QStringLiteral(" · ")),
                qPrintable(text("pixelLabel")));
        }
        // Without noise, new images can still be chosen.
        for (const char* name : {"amountSlider", "amountBox", "spreadCheck", "newNoiseButton"})
            QVERIFY2(!find<QWidget>(name)->isEnabled(), name);
        QVERIFY(find<QWidget>("newImagesButton")->isEnabled());
        m_panel->setTexts(TriptychPanel::Texts::AnyAmount);
        QVERIFY(find<QWidget>("amountSlider")->isEnabled());
    }

    void speaksAnotherLanguage()
    {
        Capitals capitals;
        QApplication::installTranslator(&capitals);
        QTRY_COMPARE(find<QPushButton>("newNoiseButton")->text(), QStringLiteral("NEW &NOISE"));
        QCOMPARE(text("stepLabel"), QStringLiteral("NO PREDICTION YET"));
        QApplication::removeTranslator(&capitals);
        QTRY_COMPARE(text("stepLabel"), QStringLiteral("no prediction yet"));
    }

    void everyControlIsNamed()
    {
        for (const char* name :
            {"amountSlider", "amountBox", "spreadCheck", "newNoiseButton", "newImagesButton"}) {
            auto* control = find<QWidget>(name);
            QVERIFY2(!control->toolTip().isEmpty(), name);
            QVERIFY2(control->focusPolicy() & Qt::TabFocus, name);
            const auto* button = qobject_cast<QAbstractButton*>(control);
            QVERIFY2(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()), name);
        }
    }
};

QTEST_MAIN(TriptychPanelTest)
#include "triptych_panel_test.moc"
