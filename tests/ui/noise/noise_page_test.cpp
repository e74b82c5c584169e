// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noise/noise_page.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/noise/mix_curve.h"
#include "ui/noise/schedule_curve.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTextDocumentFragment>
#include <qcustomplot.h>

using namespace playground;

namespace
{
Triptych row(int count, float value)
{
    Triptych t;
    const ImageBatch images{
        count, 1, 28, 28, std::vector<float>(static_cast<std::size_t>(count) * 784, value)};
    t.original = t.noised = images;
    for (int i = 0; i < count; ++i)
        t.amounts.push_back(static_cast<float>(i) / static_cast<float>(count - 1));
    return t;
}

NoiseCurve mix()
{
    NoiseCurve curve;
    for (int i = 0; i < NoiseCurve::size; ++i) {
        curve.noise.push_back(static_cast<float>(i) / (NoiseCurve::size - 1));
        curve.clean.push_back(1 - curve.noise.back());
    }
    return curve;
}

/// A schedule of 11 timesteps on data in -1..1, at the second to last.
NoiseView scheduleView()
{
    NoiseView result{row(8, -0.5f), row(8, 0), row(11, 0), mix()};
    result.atAmount.noised.values.assign(result.atAmount.noised.values.size(), 1.5f);
    result.curve.uniformNoise = false;
    result.curve.timesteps = 11;
    float product = 1;
    for (int t = 0; t < 11; ++t) {
        const float beta = 0.05f * static_cast<float>(t + 1);
        product *= 1 - beta;
        result.curve.schedule.beta.push_back(beta);
        result.curve.schedule.alphasCumprod.push_back(product);
        result.curve.schedule.snr.push_back(product / (1 - product));
    }
    const auto picture = [](float value) { return ImageBatch{1, 1, 28, 28, std::vector<float>(784, value)}; };
    result.step = {9, 0.5f, picture(0.6f), picture(3), picture(1.5f)};
    return result;
}

NoiseView view()
{
    return {row(8, 0.2f), row(8, 0.4f), row(11, 0.6f), mix()};
}
} // namespace

class NoisePageTest : public QObject
{
    Q_OBJECT

    PreviewSettings* m_settings = nullptr;
    NoisePage* m_page = nullptr;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    QString formula() const
    {
        return QTextDocumentFragment::fromHtml(find<QLabel>("formulaLabel")->text()).toPlainText();
    }
    MixCurve* curve() const { return find<MixCurve>("mixCurve"); }
    QWidget* plot() const { return curve()->findChild<QWidget*>(); }
    static QRgb shown(const ImageGrid& constGrid, int r, int c)
    {
        auto& grid = const_cast<ImageGrid&>(constGrid);
        return grid.grab().toImage().pixel(grid.gridLayout().cell(r, c).center()) | 0xff000000;
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_settings = new PreviewSettings;
        m_page = new NoisePage(*m_settings);
        m_page->resize(980, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page));
    }

    void cleanup()
    {
        delete m_page;
        delete m_settings;
    }

    /// Whatever the margins and however short the texts (Chinese), no space is reserved for a scale that does
    /// not fit.
    void picturesFillWhatTheyAreGiven()
    {
        m_page->setContentsMargins(9, 9, 9, 9);
        for (int width = 900; width < 1100; width += 7) {
            m_page->resize(width, 690);
            QCoreApplication::sendPostedEvents();
            for (const char* name : {"noiseStrip", "noiseRows"}) {
                const auto* grid = find<ImageGrid>(name);
                QCOMPARE(grid->height(), grid->heightFor(grid->width(), grid->height()));
            }
        }
    }

    void formulaAndMarkerFollowTheSlider_data()
    {
        QTest::addColumn<int>("slider");
        QTest::addColumn<QString>("expected");
        QTest::newRow("original") << 0 << QStringLiteral("noised = 1.000 · original + 0.000 · noise");
        QTest::newRow("mixed") << 550 << QStringLiteral("noised = 0.450 · original + 0.550 · noise");
        QTest::newRow("noise") << 1000 << QStringLiteral("noised = 0.000 · original + 1.000 · noise");
    }

    void formulaAndMarkerFollowTheSlider()
    {
        QFETCH(int, slider);
        QFETCH(QString, expected);
        QSignalSpy changed(m_settings, &PreviewSettings::changed);
        find<QSlider>("noiseAmountSlider")->setValue(slider);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(formula(), expected);
        QCOMPARE(curve()->markedAmount(), slider / 1000.0);
    }

    void followsTheOtherPage()
    {
        m_settings->setAmount(0.25);
        QCOMPARE(find<QSlider>("noiseAmountSlider")->value(), 250);
        QCOMPARE(formula(), QStringLiteral("noised = 0.750 · original + 0.250 · noise"));
        QCOMPARE(curve()->markedAmount(), 0.25);
    }

    void curveLabelsDoNotOverlap()
    {
        for (const int height : {400, 640, 1000}) {
            m_page->resize(600, height);
            QVERIFY(QTest::qWaitForWindowExposed(m_page));
            curve()->grab();
            QList<QRectF> words;
            for (const QCPItemText* text : curve()->findChildren<QCPItemText*>())
                words << QRectF(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition());
            QCOMPARE(words.size(), 2);
            QVERIFY(!words[0].intersects(words[1]));
            QVERIFY(QRectF(curve()->rect()).contains(words[0]) && QRectF(curve()->rect()).contains(words[1]));
        }
    }

    void curveSetsTheAmount()
    {
        const auto at = [this](double amount) {
            return QPoint(static_cast<int>(std::lround(curve()->positionOf(amount))), curve()->height() / 3);
        };
        QTest::mousePress(plot(), Qt::LeftButton, {}, at(0.8));
        QVERIFY(std::abs(m_settings->amount() - 0.8) < 0.002);
        // Dragged beyond the left edge.
        QMouseEvent move(QEvent::MouseMove, QPointF(-50, 20), plot()->mapToGlobal(QPointF(-50, 20)),
            Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(plot(), &move);
        QCOMPARE(m_settings->amount(), 0.0);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, at(0.8));
        QTest::mouseClick(plot(), Qt::RightButton, {}, at(0.8));
        QCOMPARE(m_settings->amount(), 0.0);
    }

    void stripIsBelowTheAxis_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(980, 640), QSize(1500, 800), QSize(761, 555), QSize(2560, 1300)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void stripIsBelowTheAxis()
    {
        QFETCH(QSize, size);
        m_page->resize(size);
        m_page->show(view());
        QTest::qWait(20);
        QCOMPARE(m_page->strip().x(), curve()->x());
        for (int column = 0; column < NoisePage::stripLength; ++column) {
            const double distance = m_page->strip().columnCentre(column) - curve()->positionOf(column / 10.0);
            QVERIFY2(std::abs(distance) <= 1, qPrintable(QString::number(distance)));
        }
        QVERIFY(m_page->strip().gridLayout().scale() >= 1);
        QVERIFY(m_page->rows().gridLayout().scale() >= 2);
        QVERIFY(curve()->height() >= 90);
        QVERIFY(m_page->rows().geometry().bottom() < m_page->height());
    }

    void canShrinkAgain()
    {
        const QSize before = m_page->minimumSizeHint();
        m_page->resize(2560, 1300);
        QTest::qWait(20);
        QCOMPARE(m_page->minimumSizeHint(), before);
        m_page->resize(980, 640);
        QTest::qWait(20);
        QCOMPARE(m_page->size(), QSize(980, 640));
    }

    void showsTheView()
    {
        m_page->show(view());
        QCOMPARE(shown(m_page->rows(), 0, 0), qRgb(204, 204, 204));
        QCOMPARE(shown(m_page->rows(), 1, 7), qRgb(204, 204, 204));
        QCOMPARE(shown(m_page->rows(), 2, 3), qRgb(153, 153, 153));
        QCOMPARE(shown(m_page->strip(), 0, 10), qRgb(102, 102, 102));
        m_page->setDisplayRange({0, 1, true});
        QCOMPARE(shown(m_page->strip(), 0, 10), qRgb(153, 153, 153));
        m_page->clear();
        const QRgb placeholder = lightPalette().color(QPalette::AlternateBase).rgb();
        QCOMPARE(shown(m_page->rows(), 0, 0), placeholder);
        QCOMPARE(shown(m_page->strip(), 0, 10), placeholder);
    }

    void nothingJumps()
    {
        const QRect rows = m_page->rows().gridLayout().cell(2, 7);
        const QRect strip = m_page->strip().geometry();
        m_page->show(view());
        m_settings->setAmount(0.111);
        QTest::qWait(10);
        QCOMPARE(m_page->rows().gridLayout().cell(2, 7), rows);
        QCOMPARE(m_page->strip().geometry(), strip);
        QCOMPARE(find<QLabel>("formulaLabel")->height(), find<QLabel>("formulaLabel")->sizeHint().height());
    }

    void clickChoosesTheStripImage()
    {
        m_page->show(view());
        QSignalSpy changed(m_page, &NoisePage::stripImageChanged);
        auto* rows = find<ImageGrid>("noiseRows");
        const auto click = [rows](int r, int c) {
            const QPointF centre = rows->gridLayout().cell(r, c).center();
            QTest::mouseClick(rows, Qt::LeftButton, {}, (centre / rows->devicePixelRatioF()).toPoint());
        };
        click(1, 5);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_page->stripImage(), 5);
        click(0, 5);
        QCOMPARE(changed.count(), 1);
        // A view with fewer images has no sixth one.
        m_page->show({row(4, 0.2f), row(4, 0.4f), row(11, 0.6f), mix()});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(m_page->stripImage(), 0);
    }

    void pointerReadsTheValue()
    {
        m_page->show(view());
        auto* strip = find<ImageGrid>("noiseStrip");
        const QPointF at = strip->gridLayout().pixel({0, 3, {4, 5}}).center();
        QTest::mouseMove(strip, (at / strip->devicePixelRatioF()).toPoint());
        QTRY_COMPARE(find<QLabel>("noisePixelLabel")->text(), QStringLiteral("Amount 0.3 · (4, 5) = 0.600"));
    }

    void namesTheNoise()
    {
        m_page->show(view());
        QVERIFY(find<QLabel>("noiseKindLabel")->text().contains(QStringLiteral("uniform")));
        NoiseView normal = view();
        normal.curve.uniformNoise = false;
        m_page->show(normal);
        QVERIFY(find<QLabel>("noiseKindLabel")->text().contains(QStringLiteral("normal")));
    }

    void scheduleHasItsOwnCurves()
    {
        auto* schedule = find<ScheduleCurve>("scheduleCurve");
        QVERIFY(curve()->isVisible() && !schedule->isVisible());
        m_page->show(scheduleView());
        QVERIFY(!curve()->isVisible() && schedule->isVisible());
        m_settings->setAmount(0.9);
        QCOMPARE(schedule->markedAmount(), 0.9);
        const ScheduleCurves curves = scheduleView().curve.schedule;
        const auto number = [](float value) { return QLocale().toString(value, 'g', 3); };
        QVERIFY(find<QLabel>("alphaBarLabel")->text().endsWith("= " + number(curves.alphasCumprod[9])));
        QCOMPARE(find<QLabel>("betaLabel")->text().section("= ", 1), QStringLiteral("0.5"));
        QVERIFY(find<QLabel>("snrLabel")->text().endsWith("= " + number(curves.snr[9])));
        m_page->show(view()); // another recipe
        QVERIFY(curve()->isVisible() && !schedule->isVisible());
        QVERIFY(!find<ImageGrid>("noiseStep")->isVisible());
    }

    void scheduleStripIsBelowItsTimesteps()
    {
        m_page->show(scheduleView());
        QTest::qWait(20);
        const auto* schedule = find<ScheduleCurve>("scheduleCurve");
        for (int column = 0; column < NoisePage::stripLength; ++column) {
            const double distance
                = m_page->strip().columnCentre(column) - schedule->positionOf(column / 10.0);
            QVERIFY2(std::abs(distance) <= 1, qPrintable(QString::number(distance)));
        }
        QVERIFY(schedule->height() >= 90);
        QVERIFY(m_page->rows().geometry().bottom() < m_page->height());
    }

    /// The slider counts timesteps and follows changes made elsewhere.
    void sliderCountsTimesteps()
    {
        m_page->show(scheduleView());
        auto* slider = find<QSlider>("noiseAmountSlider");
        auto* box = find<QSpinBox>("noiseTimestepBox");
        QVERIFY(box->isVisible());
        QCOMPARE(slider->maximum(), 10);
        slider->setValue(3);
        QCOMPARE(m_settings->amount(), 0.3);
        QCOMPARE(box->value(), 3);
        box->setValue(7);
        QCOMPARE(m_settings->amount(), 0.7);
        m_settings->setAmount(0.24);
        QCOMPARE(slider->value(), 2);
        QCOMPARE(m_settings->amount(), 0.24); // not rounded by displaying it
        m_page->show(view());
        QVERIFY(!box->isVisible());
        QCOMPARE(slider->maximum(), 1000);
        QCOMPARE(slider->value(), 240);
        QCOMPARE(m_settings->amount(), 0.24);
    }

    /// Values outside the data range differ only in the unclipped row.
    void unclippedNextToClipped()
    {
        m_page->setDisplayRange({-1, 1, false});
        NoiseView noised = scheduleView();
        m_page->show(noised);
        QCOMPARE(shown(m_page->rows(), 1, 4), qRgb(64, 64, 64)); // 1.5 in the range -3..3
        QCOMPARE(shown(m_page->rows(), 2, 4), qRgb(0, 0, 0)); // clipped to 1
        noised.atAmount.noised.values.assign(noised.atAmount.noised.values.size(), 1);
        m_page->show(noised);
        QCOMPARE(shown(m_page->rows(), 1, 4), qRgb(85, 85, 85));
        QCOMPARE(shown(m_page->rows(), 2, 4), qRgb(0, 0, 0));
    }

    void oneStepIsShownAsSuch()
    {
        m_page->setDisplayRange({-1, 1, false});
        m_page->show(scheduleView());
        const auto* step = find<ImageGrid>("noiseStep");
        QVERIFY(step->isVisible());
        QCOMPARE(shown(*step, 0, 0), qRgb(102, 102, 102));
        QCOMPARE(shown(*step, 1, 0), qRgb(0, 0, 0));
        QCOMPARE(shown(*step, 2, 0), qRgb(64, 64, 64));
        const QString words
            = QTextDocumentFragment::fromHtml(find<QLabel>("stepFormulaLabel")->text()).toPlainText();
        QVERIFY2(words.contains(QStringLiteral("0.7071 · before + 0.7071 · noise")), qPrintable(words));
    }

    void followsThePalette()
    {
        const QString noise = roleColor(Role::Noised, darkPalette()).name();
        QVERIFY(!find<QLabel>("formulaLabel")->text().contains(noise));
        m_page->setPalette(darkPalette());
        QVERIFY(find<QLabel>("formulaLabel")->text().contains(noise));
        QTest::qWait(10);
        const QImage shot = curve()->grab().toImage();
        QCOMPARE(shot.pixel(1, 1) | 0xff000000, darkPalette().color(QPalette::Window).rgb());
    }
};

QTEST_MAIN(NoisePageTest)
#include "noise_page_test.moc"
