// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/noise_level_plot.h"

#include "tests/support/patient_qtest.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace playground;

namespace
{
/// Errors that increase with the amount, times `scale`.
NoiseLevelErrors errorsAt(std::int64_t step, double scale, bool heldOut = false)
{
    NoiseLevelErrors errors;
    errors.step = step;
    errors.images = 32;
    errors.heldOut = heldOut;
    for (int i = 0; i < NoiseLevelErrors::levels; ++i) {
        errors.amounts.push_back(static_cast<float>(i) / (NoiseLevelErrors::levels - 1));
        errors.mse.push_back(scale * (0.01 + 0.05 * i));
    }
    return errors;
}
} // namespace

class NoiseLevelPlotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qApp->setPalette(lightPalette());
        m_plot = std::make_unique<NoiseLevelPlot>();
        m_plot->resize(320, 220);
        static_cast<QWidget&>(*m_plot).show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
        m_picked = std::make_unique<QSignalSpy>(m_plot.get(), &NoiseLevelPlot::amountPicked);
    }
    void cleanup()
    {
        m_picked.reset();
        m_plot.reset();
    }

    void keepsTheFirstCurve()
    {
        QVERIFY(m_plot->reading().isEmpty());
        const QImage empty = picture();
        m_plot->show(errorsAt(0, 1));
        QVERIFY(picture() != empty);
        QVERIFY(!hasColor(Role::EarlierRun)); // it is still the current one
        m_plot->show(errorsAt(10, 0.5));
        QVERIFY(hasColor(Role::EarlierRun));
        QVERIFY(hasColor(Role::Smoothed));
        m_plot->show(errorsAt(20, 0.2));
        QCOMPARE(m_plot->first()->step, 0);
        QCOMPARE(m_plot->errors()->step, 20);
        m_plot->clear();
        QVERIFY(!m_plot->first());
        QCOMPARE(picture(), empty);
    }

    void heldOutImagesHaveTheirColour()
    {
        m_plot->show(errorsAt(1, 1));
        QVERIFY(!hasColor(Role::Validation));
        m_plot->show(errorsAt(1, 1, /*heldOut=*/true));
        QVERIFY(hasColor(Role::Validation));
        QVERIFY(!hasColor(Role::Smoothed));
    }

    void readsTheNearestLevel()
    {
        m_plot->show(errorsAt(1, 1));
        m_plot->setAmount(0.5);
        QCOMPARE(m_plot->reading(), QStringLiteral("at 0.5: 0.2600"));
        QCOMPARE(m_plot->accessibleDescription(), m_plot->reading());
        m_plot->setAmount(0.33);
        QCOMPARE(m_plot->reading(), QStringLiteral("at 0.3: 0.1600"));
        m_plot->show(errorsAt(2, 1e-3));
        QCOMPARE(m_plot->reading(), QStringLiteral("at 0.3: 1.6e-04"));
    }

    void aClickPicksALevel_data()
    {
        QTest::addColumn<double>("place"); // of the widget's width
        for (const double place : {0.3, 0.45, 0.6, 0.75, 0.9})
            QTest::addRow("%g", place) << place;
    }
    void aClickPicksALevel()
    {
        QFETCH(double, place);
        m_plot->show(errorsAt(1, 1));
        m_plot->setAmount(0.123);
        const QPoint at(static_cast<int>(canvas()->width() * place), canvas()->height() / 2);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, at);
        QCOMPARE(m_picked->count(), 1);
        const double amount = m_picked->first().first().toDouble();
        QVERIFY(std::abs(amount * 10 - std::round(amount * 10)) < 1e-9);
        QVERIFY(amount > 0 && amount <= 1);
        m_plot->setAmount(amount);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, at);
        QCOMPARE(m_picked->count(), 1); // already there
    }

    void aDragGoesFromLevelToLevel()
    {
        connect(m_plot.get(), &NoiseLevelPlot::amountPicked, m_plot.get(), &NoiseLevelPlot::setAmount);
        m_plot->setAmount(0);
        QTest::mousePress(canvas(), Qt::LeftButton, {}, {canvas()->width() / 4, 80});
        for (int x = canvas()->width() / 4; x < canvas()->width(); ++x)
            QTest::mouseMove(canvas(), {x, 80});
        QTest::mouseRelease(canvas(), Qt::LeftButton, {}, {canvas()->width() - 1, 80});
        QVERIFY2(m_picked->count() >= 7, qPrintable(QString::number(m_picked->count())));
        for (int i = 1; i < m_picked->count(); ++i)
            QVERIFY(m_picked->at(i).first().toDouble() > m_picked->at(i - 1).first().toDouble());
        QCOMPARE(m_picked->last().first().toDouble(), 1.0);
    }

    void keysGoFromLevelToLevel()
    {
        connect(m_plot.get(), &NoiseLevelPlot::amountPicked, m_plot.get(), &NoiseLevelPlot::setAmount);
        m_plot->setAmount(0.5);
        QVERIFY(m_plot->focusPolicy() & Qt::TabFocus);
        const auto press = [this](Qt::Key key) {
            QTest::keyClick(m_plot.get(), key);
            return m_picked->isEmpty() ? -1 : m_picked->takeLast().first().toDouble();
        };
        QCOMPARE(press(Qt::Key_Right), 0.6);
        QCOMPARE(press(Qt::Key_Left), 0.5);
        QCOMPARE(press(Qt::Key_Home), 0.0);
        m_picked->clear();
        QCOMPARE(press(Qt::Key_Left), -1.0); // already at the lowest level
        QCOMPARE(press(Qt::Key_End), 1.0);
        m_picked->clear();
        QCOMPARE(press(Qt::Key_Up), -1.0);
    }

    void numbersThatCannotBeDrawnDoNoHarm()
    {
        NoiseLevelErrors odd = errorsAt(3, 1);
        odd.mse[0] = 0; // has no logarithm
        odd.mse[1] = std::numeric_limits<double>::infinity();
        odd.mse[2] = std::numeric_limits<double>::quiet_NaN();
        m_plot->show(odd);
        QVERIFY(!picture().isNull());
        NoiseLevelErrors nothing = errorsAt(3, 0);
        m_plot->clear();
        m_plot->show(nothing);
        QVERIFY(!picture().isNull());
        m_plot->setLogarithmic(false);
        QVERIFY(!picture().isNull());
    }

    void scaleCanBeLinear()
    {
        m_plot->show(errorsAt(1, 1));
        const QImage logarithmic = picture();
        m_plot->setLogarithmic(false);
        QVERIFY(picture() != logarithmic);
        m_plot->setLogarithmic(true);
        QCOMPARE(picture(), logarithmic);
    }

    void theHighestNumberIsWritten()
    {
        m_plot->show(errorsAt(0, 1)); // up to 0.51: the axis ends at 1
        const QImage image = picture();
        const int line = QFontMetrics(m_plot->font()).height() * image.height() / canvas()->height();
        int inked = 0;
        for (int y = 0; y < line; ++y)
            for (int x = 0; x < image.width() * 3 / 20; ++x)
                inked += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
        QVERIFY(inked > 0);
    }

private:
    QWidget* canvas() { return m_plot->findChild<QWidget*>(QStringLiteral("noiseLevelCanvas")); }
    QImage picture()
    {
        QCoreApplication::processEvents();
        return canvas()->grab().toImage();
    }
    bool hasColor(Role role)
    {
        const QImage image = picture();
        const QRgb wanted = roleColor(role, m_plot->palette()).rgb();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) == wanted)
                    return true;
        return false;
    }

    std::unique_ptr<NoiseLevelPlot> m_plot;
    std::unique_ptr<QSignalSpy> m_picked;
};

QTEST_MAIN(NoiseLevelPlotTest)
#include "noise_level_plot_test.moc"
