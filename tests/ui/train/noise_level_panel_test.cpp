// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/noise_level_panel.h"

#include "tests/support/patient_qtest.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_plot.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QSignalSpy>

#include <limits>

using namespace playground;

class NoiseLevelPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<PreviewSettings>();
        m_panel = std::make_unique<NoiseLevelPanel>(*m_settings);
        m_panel->resize(360, 260);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_settings.reset();
    }

    void aLevelMovesTheSlider()
    {
        QTest::keyClick(&m_panel->plot(), Qt::Key_End);
        QCOMPARE(m_settings->amount(), 1.0);
        m_panel->plot().show(errors(false));
        m_settings->setAmount(0.2);
        QCOMPARE(label("levelReading"), QStringLiteral("at 0.2: 0.0200"));
    }

    void saysWhichImages()
    {
        QVERIFY(label("levelSource").isEmpty());
        m_panel->plot().show(errors(false));
        QCOMPARE(label("levelSource"), QStringLiteral("32 training images"));
        m_panel->plot().show(errors(true));
        QCOMPARE(label("levelSource"), QStringLiteral("32 held-out images"));
    }

    void saysItWholeWhereItIsNarrow()
    {
        m_panel->resize(260, 260);
        m_panel->plot().show(errors(true));
        m_panel->layout()->activate();
        const auto* source = m_panel->findChild<QLabel*>(QStringLiteral("levelSource"));
        const auto* why = m_panel->findChild<QAbstractButton*>(QStringLiteral("whyButton"));
        const auto* log = m_panel->findChild<QAbstractButton*>(QStringLiteral("levelLogCheck"));
        QVERIFY(source->width() >= source->sizeHint().width());
        QVERIFY(why->width() >= why->sizeHint().width() && why->geometry().right() < m_panel->width());
        for (const QAbstractButton* button : {why, log})
            QVERIFY(!source->geometry().intersects(button->geometry()));
        const QRect before = why->geometry();
        m_panel->plot().clear(); // nothing moves when the words go
        m_panel->layout()->activate();
        QVERIFY(source->text().isEmpty());
        QCOMPARE(why->geometry(), before);
    }

    void theButtonShowsTheMean()
    {
        const QSignalSpy toggled(m_panel.get(), &NoiseLevelPanel::meanToggled);
        QVERIFY(!m_panel->showsMean());
        QVERIFY(!m_panel->mean().isVisible());
        auto* why = m_panel->findChild<QAbstractButton*>(QStringLiteral("whyButton"));
        why->click();
        QVERIFY(m_panel->showsMean());
        QVERIFY(m_panel->mean().isVisible());
        QVERIFY(!m_panel->plot().isVisible());
        why->click();
        QVERIFY(m_panel->plot().isVisible());
        QCOMPARE(toggled.count(), 2);
    }

    void meanIsNextToThePrediction()
    {
        m_panel->findChild<QAbstractButton*>(QStringLiteral("whyButton"))->click();
        const QString none = label("meanMseLabel");
        MeanComparison comparison;
        comparison.predicted = ImageBatch{1, 1, 4, 4, std::vector<float>(16, 0.25F)};
        comparison.mean = ImageBatch{1, 1, 4, 4, std::vector<float>(16, 0.5F)};
        comparison.mse = 0.0625;
        m_panel->mean().show(comparison);
        QCOMPARE(label("meanMseLabel"), QStringLiteral("MSE 0.0625"));
        auto* grid = m_panel->findChild<ImageGrid*>(QStringLiteral("meanGrid"));
        const QImage picture = grid->grab().toImage();
        int greys[2] = {0, 0};
        for (int column = 0; column < 2; ++column) {
            const QPoint centre = grid->gridLayout().cell(0, column).center();
            greys[column] = qGray(picture.pixel(centre));
        }
        QCOMPARE(greys[0], 191); // 255 (1 - 0.25), low is white
        QVERIFY2(greys[1] == 127 || greys[1] == 128, qPrintable(QString::number(greys[1])));
        m_panel->mean().setDisplayRange({0, 1, /*inverted=*/true});
        QCOMPARE(qGray(grid->grab().toImage().pixel(grid->gridLayout().cell(0, 0).center())), 64);
        m_panel->mean().clear();
        QCOMPARE(label("meanMseLabel"), none);
    }

    void noisePredictionHasNoMean()
    {
        m_panel->findChild<QAbstractButton*>(QStringLiteral("whyButton"))->click();
        const QString mean = label("whyLabel");
        MeanComparison comparison;
        comparison.predicted = ImageBatch{1, 1, 4, 4, std::vector<float>(16, 0.25F)};
        comparison.mean = comparison.predicted;
        comparison.ideal = true;
        comparison.magnified = 157.4;
        m_panel->mean().show(comparison);
        QVERIFY2(
            label("whyLabel").contains(QStringLiteral("predicts the noise")), qPrintable(label("whyLabel")));
        QVERIFY2(label("whyLabel").contains(QStringLiteral("157 times")), qPrintable(label("whyLabel")));
        comparison.magnified = std::numeric_limits<double>::infinity();
        m_panel->mean().show(comparison);
        QVERIFY2(!label("whyLabel").contains(QStringLiteral("inf")), qPrintable(label("whyLabel")));
        comparison.ideal = false;
        m_panel->mean().show(comparison);
        QCOMPARE(label("whyLabel"), mean);
    }

    void everyControlIsExplained()
    {
        for (const char* name : {"whyButton", "levelLogCheck"}) {
            const auto* button = m_panel->findChild<QAbstractButton*>(QLatin1String(name));
            QVERIFY2(button && !button->toolTip().isEmpty() && !button->accessibleName().isEmpty(), name);
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, name);
        }
        QVERIFY(!m_panel->plot().toolTip().isEmpty());
        QVERIFY(!m_panel->plot().accessibleName().isEmpty());
    }

private:
    static NoiseLevelErrors errors(bool heldOut)
    {
        NoiseLevelErrors result;
        result.images = 32;
        result.heldOut = heldOut;
        for (int i = 0; i < NoiseLevelErrors::levels; ++i) {
            result.amounts.push_back(static_cast<float>(i) / (NoiseLevelErrors::levels - 1));
            result.mse.push_back(0.01 * i);
        }
        return result;
    }
    QString label(const char* name) { return m_panel->findChild<QLabel*>(QLatin1String(name))->text(); }

    std::unique_ptr<PreviewSettings> m_settings;
    std::unique_ptr<NoiseLevelPanel> m_panel;
};

QTEST_MAIN(NoiseLevelPanelTest)
#include "noise_level_panel_test.moc"
