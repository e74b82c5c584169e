// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/latents/latents_page_fixture.h"
#include "ui/controls/elided_label.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latent_grid.h"
#include "ui/latents/latent_map_view.h"

#include <QComboBox>
#include <QProgressBar>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>

using namespace playground;
using namespace playground::test;

/// The tabs of the Latents page: edited latent, interpolation, map.
class LatentsTabsTest : public LatentsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTestLook(); }
    void init() { setUp(); }
    void cleanup() { m_page.reset(); }

    void aDraggedCellIsDecoded()
    {
        auto* grid = find<LatentGrid>("latentGrid");
        find<QSpinBox>("areaBox")->setValue(1);
        clickPicture(2); // all its values are 2
        QVERIFY(!find<QPushButton>("latentResetButton")->isEnabled());
        const QPoint cell = logical(*grid, grid->gridLayout().pixel({0, 0, {0, 0}}));
        QTest::mousePress(grid, Qt::LeftButton, {}, cell);
        QTest::mouseMove(grid, cell - QPoint(0, 120)); // up by the limit, 2
        QTest::mouseRelease(grid, Qt::LeftButton, {}, cell);
        QCOMPARE(lastOf(Kind::Edited).latents.values, (std::vector<float>{4, 2, 2, 2, 2, 2, 2, 2}));
        QVERIFY2(text("latentCellLabel").contains(QStringLiteral("z = 4.000, encoded as 2.000 ± 0.250")),
            qPrintable(text("latentCellLabel")));
        answerDecoded(lastOf(Kind::Edited));
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.4));
        // New weights keep the edit.
        Reconstructions later = plainRow(6);
        for (float& number : later.latent.values)
            number += 1;
        answerRow(later);
        QCOMPARE(lastOf(Kind::Edited).latents.values, (std::vector<float>{5, 3, 3, 3, 3, 3, 3, 3}));
        click("latentResetButton");
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.25));
        QVERIFY(!find<QPushButton>("latentResetButton")->isEnabled());
    }

    void aLateChangeIsNotShown()
    {
        clickPicture(2);
        find<QSlider>("directionSlider")->setValue(50);
        const LatentRequest ofPictureTwo = lastOf(Kind::Edited);
        clickPicture(3);
        find<QSlider>("directionSlider")->setValue(10);
        answerDecoded(ofPictureTwo);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35)); // unchanged until its own picture arrives
        const LatentRequest own = lastOf(Kind::Edited);
        answerDecoded(own);
        const QRgb changed = shown("latentDecoded", 0, 0);
        QVERIFY(changed != ink(0.35));
        LatentResponse failed;
        failed.kind = Kind::Edited;
        failed.ticket = own.ticket;
        failed.error = Text("no");
        m_page->take(failed);
        QCOMPARE(shown("latentDecoded", 0, 0), changed);
    }

    void anAreaHasAMiddle()
    {
        find<QSpinBox>("areaBox")->setValue(4); // typed
        QCOMPARE(find<QSpinBox>("areaBox")->value(), 5);
    }

    void aSliderMovesTowardsB()
    {
        clickPicture(2);
        clickPicture(6, Qt::ShiftModifier);
        find<QSlider>("directionSlider")->setValue(50);
        QCOMPARE(lastOf(Kind::Edited).latents.values, std::vector<float>(8, 4.F));
        QCOMPARE(text("directionLabel"), QStringLiteral("0.50"));
        clickPicture(3); // another A: no edits
        QCOMPARE(find<QSlider>("directionSlider")->value(), 0);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35));
    }

    void theAxesComeWithTheMap()
    {
        auto* directions = find<QComboBox>("directionChoice");
        auto* model = qobject_cast<QStandardItemModel*>(directions->model());
        QVERIFY(!model->item(1)->isEnabled());
        answerMap(plainMap());
        QVERIFY(model->item(1)->isEnabled());
        directions->setCurrentIndex(1);
        find<QSlider>("directionSlider")->setValue(-100); // three standard deviations of 2
        QCOMPARE(lastOf(Kind::Edited).latents.values, (std::vector<float>{-6, 0, 0, 0, 0, 0, 0, 0}));
        QVERIFY(text("directionLabel").contains(QLatin1String("-3.00")));
        m_page->setDataset(plainDataset()); // another experiment
        QVERIFY(!model->item(1)->isEnabled());
        QCOMPARE(directions->currentIndex(), 0);
    }

    void walksFromAToB()
    {
        clickPicture(2);
        clickPicture(6, Qt::ShiftModifier);
        QCOMPARE(count(Kind::Way), 0); // not visible
        showTab(1);
        QCOMPARE(count(Kind::Way), 1);
        const LatentRequest strip = lastOf(Kind::Way);
        QCOMPARE(strip.latents.count, 7); // the ends came with the row
        QCOMPARE(strip.latents.values[0], 4.F); // the slider's position first, then from A on
        QCOMPARE(strip.latents.image(1)[0], 2.5F);
        answerDecoded(strip);
        QCOMPARE(count(Kind::Way), 1); // only what is visible
        QCOMPARE(shown("betweenStrip", 0, 0), ink(0.25));
        QCOMPARE(shown("betweenStrip", 0, 2), ink(0.3));
        QCOMPARE(shown("betweenStrip", 0, 8), ink(0.65));
        QCOMPARE(shown("betweenStrip", 1, 4), ink(0.4)); // pixel mix halfway from 0.2 to 0.6
        QCOMPARE(shown("betweenPictures", 0, 0), ink(0.2));
        QCOMPARE(shown("betweenPictures", 0, 1), ink(0.4));
        QCOMPARE(shown("betweenPictures", 0, 3), ink(0.6));
        find<QSlider>("betweenSlider")->setValue(17);
        QCOMPARE(lastOf(Kind::Way).latents.count, 1);
        QCOMPARE(lastOf(Kind::Way).latents.values[0], 2 + 4 * 17 / 32.F);
        QVERIFY(text("betweenLabel").contains(QLatin1String("0.531")));
        auto* shownStrip = find<ImageGrid>("betweenStrip");
        QTest::mouseClick(
            shownStrip, Qt::LeftButton, {}, logical(*shownStrip, shownStrip->gridLayout().cell(0, 2)));
        QCOMPARE(find<QSlider>("betweenSlider")->value(), 8);
    }

    void lateFramesOfAnotherWayAreNotShown()
    {
        showTab(1);
        const LatentRequest linear = lastOf(Kind::Way);
        find<QComboBox>("wayChoice")->setCurrentIndex(1);
        QCOMPARE(count(Kind::Way), 2);
        answerDecoded(linear);
        QCOMPARE(shown("betweenStrip", 0, 3), nothing());
        answerDecoded(lastOf(Kind::Way));
        QVERIFY(shown("betweenStrip", 0, 3) != nothing());
    }

    void playingWantsEveryFrame()
    {
        showTab(1);
        QTest::mouseClick(find<QToolButton>("betweenPlayButton"), Qt::LeftButton);
        for (int i = 0; i < 10 && !m_page->interpolation().way().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
        QVERIFY(m_page->interpolation().way().complete());
        auto* slider = find<QSlider>("betweenSlider");
        const int start = slider->value();
        QTRY_VERIFY(slider->value() > start + 2);
        QTest::mouseClick(find<QToolButton>("betweenPlayButton"), Qt::LeftButton);
        const int held = slider->value();
        QTest::qWait(150);
        QCOMPARE(slider->value(), held);
    }

    void playingStopsOnInvisiblePages()
    {
        showTab(1);
        QTest::mouseClick(find<QToolButton>("betweenPlayButton"), Qt::LeftButton);
        auto* slider = find<QSlider>("betweenSlider");
        const int start = slider->value();
        QTRY_VERIFY(slider->value() != start);
        showTab(0);
        const int held = slider->value();
        QTest::qWait(150);
        QCOMPARE(slider->value(), held);
        QCOMPARE(find<QToolButton>("betweenPlayButton")->accessibleName(), QStringLiteral("Play"));
    }

    void twoAnimationsEndInOrder()
    {
        m_page->beginFilm();
        m_page->beginFilm();
        m_page->endFilm();
        QVERIFY(!m_page->follows());
        for (int i = 0; i < 10 && !m_page->interpolation().way().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
        QVERIFY(m_page->interpolation().way().complete());
        m_page->endFilm();
        QVERIFY(m_page->follows());
    }

    void aFilmWantsEveryFrameAndHoldsTheWeights()
    {
        m_page->beginFilm(); // whichever tab is visible
        QVERIFY(!m_page->follows());
        for (int i = 0; i < 10 && !m_page->interpolation().way().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
        QVERIFY(m_page->interpolation().way().complete());
        for (int i = 0; i < InterpolationPath::frames; ++i)
            QVERIFY(!m_page->interpolation().way().frame(i).isNull());
        m_page->endFilm();
        QVERIFY(m_page->follows());
        answerRow(plainRow(6));
        QVERIFY(!m_page->interpolation().way().complete());
    }

    void mapsOnRequest()
    {
        showTab(2);
        QCOMPARE(count(Kind::Map), 0);
        click("mapButton");
        QCOMPARE(count(Kind::Map), 1);
        QVERIFY(!find<QPushButton>("mapButton")->isEnabled());
        m_page->setMapProgress(0.5);
        QVERIFY(find<QProgressBar>("mapProgress")->isVisible());
        QCOMPARE(find<QProgressBar>("mapProgress")->value(), 500);
        answerMap(plainMap());
        QVERIFY(!find<QProgressBar>("mapProgress")->isVisible());
        QVERIFY(find<QPushButton>("mapButton")->isEnabled());
        QVERIFY(text("mapWords").startsWith(QLatin1String("7 pictures")));
        auto* map = find<LatentMapView>("latentMap");
        const auto colour = [&] {
            const QPointF physical = map->toScreen({-20, 0}) * map->devicePixelRatioF();
            return map->grab().toImage().pixel(physical.toPoint()) | 0xff000000;
        };
        QCOMPARE(colour(), qRgb(145, 145, 145)); // 110, low is white
        m_page->setDisplayRange({0, 1, true});
        QCOMPARE(colour(), qRgb(110, 110, 110));
        answerRow(plainRow(9));
        QVERIFY(text("mapWords").startsWith(QLatin1String("outdated")));
    }

    void theMapDecodesAPlaceAndNamesAPicture()
    {
        showTab(2);
        answerMap(plainMap());
        auto* map = find<LatentMapView>("latentMap");
        map->grab();
        QTest::mouseMove(map, map->toScreen({-20, 0}).toPoint());
        QCOMPARE(text("mapPictureName"), QStringLiteral("#11 · picture of 110"));
        QCOMPARE(shown("mapPicture", 0, 0), qRgb(145, 145, 145));
        QTest::mouseClick(map, Qt::LeftButton, {}, map->toScreen({3, -2}).toPoint());
        const LatentRequest place = lastOf(Kind::Place);
        QVERIFY(qAbs(place.latents.values[0] - 3) < 0.1F);
        QVERIFY(qAbs(place.latents.values[1] + 2) < 0.1F);
        QCOMPARE(place.latents.values[7], 1.F); // value of the mean
        answerDecoded(place);
        QVERIFY(shown("mapDecoded", 0, 0) != nothing());
        QCOMPARE(text("mapPlaceLabel"),
            QStringLiteral("(%1, %2)")
                .arg(QLocale().toString(map->point()->x(), 'f', 2),
                    QLocale().toString(map->point()->y(), 'f', 2)));
    }

    void longNamesEndInDots()
    {
        showTab(2);
        auto* name = find<ElidedLabel>("mapPictureName");
        name->setText(QStringLiteral("#1 · cat"));
        QVERIFY(!name->hasHeightForWidth()); // else the tab would be as high as its pictures at their largest
        const QFontMetrics metrics(name->font());
        const QString word(60, QLatin1Char('m'));
        for (const QString& text : {QStringLiteral("#1 · ") + word, (word.left(5) + ' ').repeated(60)}) {
            name->setText(text);
            const QStringList lines = name->lines();
            QCOMPARE(lines.size(), 2);
            QVERIFY(lines.last().endsWith(QChar(0x2026)));
            for (const QString& line : lines)
                QVERIFY(metrics.horizontalAdvance(line) <= name->width());
        }
        name->setText(QStringLiteral("#1 · cat"));
        QCOMPARE(name->lines(), QStringList(QStringLiteral("#1 · cat")));
    }
};

QTEST_MAIN(LatentsTabsTest)
#include "latents_tabs_test.moc"
