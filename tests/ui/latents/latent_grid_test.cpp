// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_grid.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace playground;

/// Editing the latent's values by mouse and keys.
class LatentGridTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LatentGrid> m_grid;

    static ImageBatch latent(float value) { return {1, 3, 4, 4, std::vector<float>(48, value)}; }
    /// The centre of a cell, in logical pixels.
    QPoint at(int row, int channel, QPoint cell) const
    {
        const QRect physical = m_grid->gridLayout().pixel({row, channel, cell});
        return (QPointF(physical.center()) / m_grid->devicePixelRatioF()).toPoint();
    }
    QRgb colourOf(int row, int channel, QPoint cell) const
    {
        const QPoint middle = m_grid->gridLayout().pixel({row, channel, cell}).center();
        return m_grid->grab().toImage().pixel(middle) | 0xff000000;
    }
    static QRect cellsOf(const QList<QVariant>& signal) { return signal.at(1).toRect(); }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_grid = std::make_unique<LatentGrid>();
        m_grid->resize(600, 300);
        m_grid->setLatent(latent(2), latent(0.35F));
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
    }
    void cleanup() { m_grid.reset(); }

    void drawsNumbersAndDeviations()
    {
        QCOMPARE(m_grid->limit(), 2.F);
        QCOMPARE(colourOf(0, 2, {3, 3}), roleColor(Role::Positive, lightPalette()).rgb());
        const int grey = qRound(255 * (1 - 0.35 / 0.4)); // a maximum of 0.35 gives the scale 0.4
        QCOMPARE(colourOf(1, 2, {3, 3}), qRgb(grey, grey, grey));
        m_grid->setInverted(true);
        QCOMPARE(colourOf(1, 2, {3, 3}), qRgb(255 - grey, 255 - grey, 255 - grey));
        m_grid->setLatent(latent(-2), latent(0.35F));
        QCOMPARE(colourOf(0, 1, {0, 2}), roleColor(Role::Negative, lightPalette()).rgb());
        m_grid->setLatent({}, {});
        QCOMPARE(colourOf(0, 1, {0, 2}), lightPalette().color(QPalette::AlternateBase).rgb());
    }

    void theScaleMovesOnlyWhereItMust()
    {
        m_grid->setLatent(latent(0.9F), latent(0.3F));
        QCOMPARE(m_grid->limit(), 2.F);
        m_grid->setLatent(latent(2.1F), latent(0.3F));
        QCOMPARE(m_grid->limit(), 3.F);
        m_grid->setLatent({}, {});
        m_grid->setLatent(latent(0), latent(0)); // of another network
        QCOMPARE(m_grid->limit(), 1.F);
        m_grid->setLatent(latent(2.1F), latent(0.3F));
        m_grid->setLatent(latent(1), latent(0.3F));
        QCOMPARE(m_grid->limit(), 1.F);
    }

    void draggingChangesASquare()
    {
        QSignalSpy added(m_grid.get(), &LatentGrid::added);
        m_grid->setArea(3);
        const QPoint start = at(0, 1, {0, 2});
        QTest::mousePress(m_grid.get(), Qt::LeftButton, {}, start);
        QCOMPARE(m_grid->channel(), 1);
        QCOMPARE(m_grid->cell(), QPoint(0, 2));
        QCOMPARE(added.count(), 0);
        QTest::mouseMove(m_grid.get(), start - QPoint(0, 60)); // half the distance for the limit
        QCOMPARE(added.count(), 1);
        QCOMPARE(added[0][0].toInt(), 1);
        QCOMPARE(cellsOf(added[0]), QRect(0, 1, 2, 3)); // clipped at the left
        QCOMPARE(added[0][2].toFloat(), 1.F);
        QTest::mouseMove(m_grid.get(), start + QPoint(0, 60));
        QCOMPARE(added[1][2].toFloat(), -2.F);
        QTest::mouseRelease(m_grid.get(), Qt::LeftButton, {}, start);
        QTest::mouseMove(m_grid.get(), start);
        QCOMPARE(added.count(), 2);
    }

    void deviationsAreNotDragged()
    {
        QSignalSpy added(m_grid.get(), &LatentGrid::added);
        QTest::mousePress(m_grid.get(), Qt::LeftButton, {}, at(1, 2, {1, 1}));
        QTest::mouseMove(m_grid.get(), at(1, 2, {1, 0}) - QPoint(0, 40));
        QTest::mouseRelease(m_grid.get(), Qt::LeftButton, {}, {});
        QCOMPARE(added.count(), 0);
        QCOMPARE(m_grid->channel(), 2); // but selected
    }

    void theWheelChangesTheCellUnderIt()
    {
        QSignalSpy added(m_grid.get(), &LatentGrid::added);
        const QPointF where = at(0, 2, {3, 0});
        QWheelEvent up(
            where, m_grid->mapToGlobal(where), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_grid.get(), &up);
        QCOMPARE(added.count(), 1);
        QCOMPARE(added[0][0].toInt(), 2);
        QCOMPARE(cellsOf(added[0]), QRect(3, 0, 1, 1));
        QCOMPARE(added[0][2].toFloat(), 0.1F);
    }

    void theKeysReachEveryCell()
    {
        QSignalSpy added(m_grid.get(), &LatentGrid::added);
        QSignalSpy restored(m_grid.get(), &LatentGrid::restored);
        QCOMPARE(m_grid->cell(), QPoint(2, 2)); // the centre
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_grid.get(), Qt::Key_Right); // into the neighbouring channel
        QTest::keyClick(m_grid.get(), Qt::Key_Up);
        QTest::keyClick(m_grid.get(), Qt::Key_Up);
        QTest::keyClick(m_grid.get(), Qt::Key_Down);
        QCOMPARE(m_grid->channel(), 1);
        QCOMPARE(m_grid->cell(), QPoint(1, 1));
        QTest::keyClick(m_grid.get(), Qt::Key_Up);
        QTest::keyClick(m_grid.get(), Qt::Key_Up); // already at the top
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(m_grid.get(), Qt::Key_Left);
        QCOMPARE(m_grid->channel(), 0);
        QCOMPARE(m_grid->cell(), QPoint(3, 0));
        QTest::keyClick(m_grid.get(), Qt::Key_PageUp);
        QTest::keyClick(m_grid.get(), Qt::Key_PageDown);
        QCOMPARE(added[0][2].toFloat(), 0.1F);
        QCOMPARE(added[1][2].toFloat(), -0.1F);
        QTest::keyClick(m_grid.get(), Qt::Key_Delete);
        QCOMPARE(restored.count(), 1);
        QCOMPARE(cellsOf(restored[0]), QRect(3, 0, 1, 1));
    }

    void withoutALatentNothingMoves()
    {
        m_grid->setLatent({}, {});
        QSignalSpy added(m_grid.get(), &LatentGrid::added);
        QTest::mousePress(m_grid.get(), Qt::LeftButton, {}, at(0, 1, {0, 2}));
        QTest::mouseMove(m_grid.get(), {1, 1});
        QTest::keyClick(m_grid.get(), Qt::Key_PageUp);
        QCOMPARE(added.count(), 0);
    }

    void aSmallerLatentTakesTheCursorIn()
    {
        QTest::mouseClick(m_grid.get(), Qt::LeftButton, {}, at(0, 2, {3, 3}));
        m_grid->setLatent({1, 2, 2, 2, std::vector<float>(8, 1.F)}, {1, 2, 2, 2, std::vector<float>(8, 1.F)});
        QCOMPARE(m_grid->channel(), 1);
        QCOMPARE(m_grid->cell(), QPoint(1, 1));
    }
};

QTEST_MAIN(LatentGridTest)
#include "latent_grid_test.moc"
