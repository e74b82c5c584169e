// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_map_view.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/latents/latents.h"
#include "tests/ui/support/fixture.h"
#include "ui/latents/dataset_pictures.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace playground;
using namespace playground::test;

/// The map under mouse and keys.
class LatentMapViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LatentMapView> m_view;
    std::shared_ptr<const Dataset> m_dataset = plainDataset();

    void setMap(const std::shared_ptr<const LatentMap>& map)
    {
        m_view->setMap(map, thumbnailsOf(*map, *m_dataset, {}));
    }
    QRgb colourAt(QPointF place) const
    {
        const QPointF physical = m_view->toScreen(place) * m_view->devicePixelRatioF();
        return m_view->grab().toImage().pixel(physical.toPoint()) | 0xff000000;
    }
    void wheel(QPointF where, int notches)
    {
        QWheelEvent event(where, m_view->mapToGlobal(where), {}, {0, 120 * notches}, Qt::NoButton, {},
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_view = std::make_unique<LatentMapView>();
        m_view->resize(500, 300);
        setMap(plainMap());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void picturesAreAtTheirPositions()
    {
        const auto map = plainMap();
        for (const auto& place : map->places)
            QVERIFY(QRectF(m_view->rect()).contains(m_view->toScreen(QPointF(place[0], place[1]))));
        QCOMPARE(colourAt({-20, 0}), qRgb(145, 145, 145)); // picture 11 has the value 110: 255 - 110
        QCOMPARE(colourAt({-10, 3}), lightPalette().color(QPalette::Base).rgb());
        // Positive is up, and both axes have the same scale.
        const QPointF right = m_view->toScreen({1, 0}) - m_view->toScreen({0, 0});
        const QPointF up = m_view->toScreen({0, 1}) - m_view->toScreen({0, 0});
        QVERIFY(right.x() > 0 && up.y() < 0);
        QVERIFY(qAbs(right.x() + up.y()) < 1e-9);
        QVERIFY((m_view->toMap(m_view->toScreen({2.5, -7})) - QPointF(2.5, -7)).manhattanLength() < 1e-9);
    }

    void hoveringFindsThePicture()
    {
        QSignalSpy hovered(m_view.get(), &LatentMapView::hovered);
        m_view->grab();
        QTest::mouseMove(m_view.get(), m_view->toScreen({-20, 0}).toPoint());
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].toInt(), 11);
        QTest::mouseMove(m_view.get(), m_view->toScreen({-10, 3}).toPoint());
        QCOMPARE(hovered[1][0].toInt(), -1);
    }

    void aClickChoosesAPlace()
    {
        QSignalSpy pointed(m_view.get(), &LatentMapView::pointed);
        QVERIFY(!m_view->point());
        const QPoint where = m_view->toScreen({-10, 3}).toPoint();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, where);
        QCOMPARE(pointed.count(), 1);
        QVERIFY((*m_view->point() - m_view->toMap(where)).manhattanLength() < 1e-9);
        QTest::mouseMove(m_view.get(), where + QPoint(20, 0)); // dragged
        QCOMPARE(pointed.count(), 2);
        QVERIFY(m_view->point()->x() > -10);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, where);
        QTest::mouseMove(m_view.get(), where);
        QCOMPARE(pointed.count(), 2);
    }

    void theWheelZoomsAtThePointer()
    {
        const QPointF where(100, 200);
        const QPointF before = m_view->toMap(where);
        wheel(where, 4);
        QVERIFY(m_view->zoom() > 2);
        QVERIFY((m_view->toMap(where) - before).manhattanLength() < 1e-6);
        wheel(where, -40);
        QVERIFY(qAbs(m_view->zoom() - 1) < 1e-6); // the minimum
        wheel(where, 3);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QVERIFY(qAbs(m_view->zoom() - 1) < 1e-6);
    }

    void theRightButtonMovesTheMap()
    {
        const QPointF place = m_view->toMap({100, 100});
        QTest::mousePress(m_view.get(), Qt::RightButton, {}, {100, 100});
        QTest::mouseMove(m_view.get(), {150, 70});
        QTest::mouseRelease(m_view.get(), Qt::RightButton, {}, {150, 70});
        QVERIFY((m_view->toMap({150, 70}) - place).manhattanLength() < 1e-6);
        QVERIFY(!m_view->point());
    }

    void theKeysMoveThePlace()
    {
        QSignalSpy pointed(m_view.get(), &LatentMapView::pointed);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->point());
        const QPointF first = *m_view->point();
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->point()->x(), first.x());
        QVERIFY(m_view->point()->y() > first.y());
        QCOMPARE(pointed.count(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(m_view->zoom() > 1);
    }

    void withoutAMapNothingIsThere()
    {
        m_view->setMap(nullptr, {});
        QSignalSpy pointed(m_view.get(), &LatentMapView::pointed);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {50, 50});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        wheel({50, 50}, 1);
        QCOMPARE(pointed.count(), 0);
        QVERIFY(m_view->toImage({40, 30}).isNull());
        setMap(std::make_shared<LatentMap>()); // without pictures
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(pointed.count(), 0);
    }

    void whatIsZoomedIntoStaysWhenTheWindowGrows()
    {
        m_view->resize(600, 400);
        QVERIFY(qAbs(m_view->zoom() - 1) < 1e-6); // still the whole map
        wheel({100, 200}, 6);
        const double unit = (m_view->toScreen({1, 0}) - m_view->toScreen({0, 0})).x();
        const QPointF middle = m_view->toMap({300, 200});
        m_view->resize(640, 420);
        QCOMPARE((m_view->toScreen({1, 0}) - m_view->toScreen({0, 0})).x(), unit);
        QVERIFY((m_view->toMap({320, 210}) - middle).manhattanLength() < 1e-6);
        m_view->resize(6000, 4000);
        QVERIFY(m_view->zoom() >= 1 - 1e-6); // never less than the whole map
    }

    void withoutThumbnailsThereAreDots()
    {
        m_view->setMap(plainMap(), {});
        m_view->grab();
        QSignalSpy hovered(m_view.get(), &LatentMapView::hovered);
        QTest::mouseMove(m_view.get(), m_view->toScreen({-20, 0}).toPoint());
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].toInt(), 11);
        QCOMPARE(colourAt({-20, 0}), lightPalette().color(QPalette::PlaceholderText).rgb());
    }

    void thumbnailsAreInverted()
    {
        m_view->invertThumbnails();
        QCOMPARE(colourAt({-20, 0}), qRgb(110, 110, 110));
    }

    void onePictureIsAMapToo()
    {
        auto one = std::make_shared<LatentMap>(*plainMap());
        one->indices = {3};
        one->places = {{0, 0}};
        setMap(one);
        QCOMPARE(colourAt({0, 0}), qRgb(225, 225, 225));
    }

    void thumbnailsAreMeans()
    {
        Dataset data;
        data.count = 1;
        data.channels = 3;
        data.height = data.width = 4;
        for (int c = 0; c < 3; ++c)
            for (int i = 0; i < 16; ++i)
                data.pixels.push_back(static_cast<std::uint8_t>(i % 4 < 2 ? 60 * c : 100));
        const QImage half = thumbnailOf(data, 0, 2, {});
        QCOMPARE(half.size(), QSize(2, 2));
        QCOMPARE(half.pixel(0, 0), qRgb(0, 60, 120));
        QCOMPARE(half.pixel(1, 1), qRgb(100, 100, 100));
        QCOMPARE(thumbnailOf(data, 0, 1, {}).pixel(0, 0), qRgb(50, 80, 110));
        QCOMPARE(thumbnailOf(data, 0, 99, {}).size(), QSize(4, 4));
        QCOMPARE(toQImage(*m_dataset, 3, {0, 1, false}).pixel(0, 0), qRgb(225, 225, 225)); // low is white
        QCOMPARE(toQImage(*m_dataset, 3, {0, 1, true}).pixel(0, 0), qRgb(30, 30, 30));
    }

    void picturesHaveNames()
    {
        QCOMPARE(nameOf(*m_dataset, 2), QStringLiteral("#2 · picture of 20"));
        Dataset data = *m_dataset;
        data.captions.clear();
        QCOMPARE(nameOf(data, 2), QStringLiteral("#2 · plain"));
        data.classNames = {""};
        QCOMPARE(nameOf(data, 2), QStringLiteral("#2"));
    }
};

QTEST_MAIN(LatentMapViewTest)
#include "latent_map_view_test.moc"
