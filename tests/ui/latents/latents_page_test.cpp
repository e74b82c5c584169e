// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/latents_page.h"

#include "tests/ui/latents/latents.h"
#include "tests/ui/support/fixture.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latent_grid.h"
#include "ui/latents/latent_map_view.h"
#include "ui/pictures/picture_grid.h"
#include "ui/preview_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace playground;
using namespace playground::test;

using Kind = LatentOrder::Kind;

/// The Latents page by itself: what it orders, and what it makes of the answers.
class LatentsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<PreviewSettings> m_settings;
    std::unique_ptr<LatentsPage> m_page;
    std::vector<LatentOrder> m_orders;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    QString text(const char* name) const { return find<QLabel>(name)->text(); }
    void showTab(int tab) { find<QTabWidget>("latentsTabs")->setCurrentIndex(tab); }
    /// The middle of a picture.
    QRgb shown(const char* gridName, int row, int column) const
    {
        auto* grid = find<PictureGrid>(gridName);
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).center()) | 0xff000000;
    }
    static QPoint logical(const QWidget& widget, const QRect& physical)
    {
        return (QPointF(physical.center()) / widget.devicePixelRatioF()).toPoint();
    }
    static QRgb ink(double value)
    {
        const int grey = 255 - qRound(255 * value);
        return qRgb(grey, grey, grey);
    }
    static QRgb nothing() { return lightPalette().color(QPalette::AlternateBase).rgb(); }
    void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void clickPicture(int column, Qt::KeyboardModifiers modifiers = {})
    {
        auto* rows = find<PictureGrid>("latentRows");
        QTest::mouseClick(
            rows, Qt::LeftButton, modifiers, logical(*rows, rows->gridLayout().cell(1, column)));
    }
    void answerRow(const LatentRow& row, int ticketBehind = 0)
    {
        LatentAnswer answer;
        answer.kind = Kind::Row;
        answer.ticket = lastOf(Kind::Row).ticket - ticketBehind;
        answer.row = row;
        m_page->take(answer);
    }
    void answerMap(const std::shared_ptr<const LatentMap>& map)
    {
        LatentAnswer answer;
        answer.kind = Kind::Map;
        answer.map = map;
        m_page->take(answer);
    }
    /// Decodes a latent to a picture in the grey of its first number's tenth.
    void answerDecoded(const LatentOrder& order)
    {
        LatentAnswer answer;
        answer.kind = order.kind;
        answer.ticket = order.ticket;
        std::vector<float> greys;
        for (int i = 0; i < order.latents.count; ++i)
            greys.push_back(order.latents.image(i)[0] / 10);
        answer.decoded = filledPictures(greys);
        m_page->take(answer);
    }
    int count(Kind kind) const
    {
        return static_cast<int>(std::count_if(
            m_orders.begin(), m_orders.end(), [kind](const LatentOrder& o) { return o.kind == kind; }));
    }
    LatentOrder lastOf(Kind kind) const
    {
        const auto found = std::find_if(
            m_orders.rbegin(), m_orders.rend(), [kind](const LatentOrder& o) { return o.kind == kind; });
        if (found == m_orders.rend())
            qFatal("nothing of this kind was ordered");
        return *found;
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_settings = std::make_unique<PreviewSettings>();
        m_page = std::make_unique<LatentsPage>(*m_settings);
        m_page->resize(880, 680);
        m_orders.clear();
        connect(m_page.get(), &LatentsPage::ordered, this,
            [this](const LatentOrder& order) { m_orders.push_back(order); });
        m_page->setDataset(plainDataset());
        m_page->setIndices({0, 1, 2, 3, 4, 5, 6, 7});
        m_page->orderRow();
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        answerRow(plainRow());
    }
    void cleanup() { m_page.reset(); }

    void showsTheRow()
    {
        QCOMPARE(lastOf(Kind::Row).indices, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(!lastOf(Kind::Row).drawSeed);
        QCOMPARE(shown("latentRows", 0, 4), ink(0.4));
        QCOMPARE(shown("latentRows", 1, 4), ink(0.45));
        QVERIFY(shown("latentRows", 2, 4) != nothing());
        QVERIFY(text("latentsMseLabel").contains(QLatin1String("0.0025")));
        QVERIFY(text("latentsPsnrLabel").contains(QLatin1String("26.0")));
        QVERIFY(text("latentsKlLabel").contains(QLatin1String("1,234")));
        QVERIFY(text("latentsStepLabel").contains(QLatin1Char('5')));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("picture of 0")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("picture of 10")));
        QCOMPARE(shown("latentOriginal", 0, 0), ink(0));
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.05));
        QCOMPARE(count(Kind::Edited), 0); // the row says it already
    }

    void choosesAAndB()
    {
        clickPicture(3);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35));
        clickPicture(6, Qt::ShiftModifier);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #3")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #6")));
        auto* rows = find<PictureGrid>("latentRows");
        QTest::keyClick(rows, Qt::Key_Right);
        QTest::keyClick(rows, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #4")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #5")));
        click("swapButton");
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #5")));
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.55));
        QTest::keyClick(rows, Qt::Key_Left, Qt::ShiftModifier);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(rows, Qt::Key_Right); // no further than the last
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #7")));
    }

    void drawsAgain()
    {
        click("drawAgainButton");
        QCOMPARE(count(Kind::Row), 2);
        QCOMPARE(lastOf(Kind::Row).drawSeed, std::optional<std::uint64_t>(0));
        QVERIFY(find<QCheckBox>("drawCheck")->isChecked());
        click("drawAgainButton");
        QCOMPARE(lastOf(Kind::Row).drawSeed, std::optional<std::uint64_t>(1));
        find<QSpinBox>("drawSeed")->setValue(77);
        QCOMPARE(lastOf(Kind::Row).drawSeed, std::optional<std::uint64_t>(77));
        find<QCheckBox>("drawCheck")->setChecked(false);
        QVERIFY(!lastOf(Kind::Row).drawSeed);
        const int before = count(Kind::Row);
        find<QSpinBox>("drawSeed")->setValue(78); // says nothing of the means
        QCOMPARE(count(Kind::Row), before);
    }

    void newImagesForgetTheOld()
    {
        QSignalSpy changed(m_settings.get(), &PreviewSettings::changed);
        click("latentsNewImagesButton");
        QCOMPARE(changed.count(), 1);
        m_page->setIndices({1, 2, 3});
        m_page->orderRow();
        answerRow(plainRow(), 1); // late: of the pictures before
        QVERIFY(!text("latentRowsWords").contains(QLatin1String("#0")));
        QCOMPARE(lastOf(Kind::Row).indices.size(), std::size_t{3});
    }

    void aDraggedCellIsDecoded()
    {
        auto* grid = find<LatentGrid>("latentGrid");
        find<QSpinBox>("areaBox")->setValue(1);
        clickPicture(2); // all its numbers are 2
        QVERIFY(!find<QPushButton>("latentResetButton")->isEnabled());
        const QPoint cell = logical(*grid, grid->gridLayout().pixel({0, 0, {0, 0}}));
        QTest::mousePress(grid, Qt::LeftButton, {}, cell);
        QTest::mouseMove(grid, cell - QPoint(0, 120)); // up by the limit: 2
        QTest::mouseRelease(grid, Qt::LeftButton, {}, cell);
        QCOMPARE(lastOf(Kind::Edited).latents.values, (std::vector<float>{4, 2, 2, 2, 2, 2, 2, 2}));
        QVERIFY2(text("latentCellLabel").contains(QStringLiteral("z = 4.000, encoded as 2.000 ± 0.250")),
            qPrintable(text("latentCellLabel")));
        answerDecoded(lastOf(Kind::Edited));
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.4));
        // The weights go on: the change stays.
        LatentRow later = plainRow(6);
        for (float& number : later.latent.values)
            number += 1;
        answerRow(later);
        QCOMPARE(lastOf(Kind::Edited).latents.values, (std::vector<float>{5, 3, 3, 3, 3, 3, 3, 3}));
        click("latentResetButton");
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.25));
        QVERIFY(!find<QPushButton>("latentResetButton")->isEnabled());
    }

    void aSliderMovesTowardsB()
    {
        clickPicture(2);
        clickPicture(6, Qt::ShiftModifier);
        find<QSlider>("directionSlider")->setValue(50);
        QCOMPARE(lastOf(Kind::Edited).latents.values, std::vector<float>(8, 4.F));
        QCOMPARE(text("directionLabel"), QStringLiteral("0.50"));
        clickPicture(3); // another A: from the beginning
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
        QCOMPARE(count(Kind::Way), 0); // not to be seen
        showTab(1);
        QCOMPARE(count(Kind::Way), 1);
        const LatentOrder strip = lastOf(Kind::Way);
        QCOMPARE(strip.latents.count, 7); // the ends came with the row
        QCOMPARE(strip.latents.values[0], 2.5F);
        answerDecoded(strip);
        QCOMPARE(count(Kind::Way), 1); // no more than is to be seen
        QCOMPARE(shown("betweenStrip", 0, 0), ink(0.25));
        QCOMPARE(shown("betweenStrip", 0, 2), ink(0.3));
        QCOMPARE(shown("betweenStrip", 0, 8), ink(0.65));
        QCOMPARE(shown("betweenStrip", 1, 2), ink(0.3)); // pixels mixed: a quarter from 0.2 to 0.6
        QCOMPARE(shown("betweenPictures", 0, 0), ink(0.2));
        QCOMPARE(shown("betweenPictures", 0, 1), ink(0.4));
        QCOMPARE(shown("betweenPictures", 0, 3), ink(0.6));
        find<QSlider>("betweenSlider")->setValue(17);
        QCOMPARE(lastOf(Kind::Way).latents.count, 1);
        QCOMPARE(lastOf(Kind::Way).latents.values[0], 2 + 4 * 17 / 32.F);
        QVERIFY(text("betweenLabel").contains(QLatin1String("0.531")));
        auto* shownStrip = find<PictureGrid>("betweenStrip");
        QTest::mouseClick(
            shownStrip, Qt::LeftButton, {}, logical(*shownStrip, shownStrip->gridLayout().cell(0, 2)));
        QCOMPARE(find<QSlider>("betweenSlider")->value(), 8);
    }

    void lateFramesOfAnotherWayAreNotShown()
    {
        showTab(1);
        const LatentOrder linear = lastOf(Kind::Way);
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
        for (int i = 0; i < 10 && !m_page->interpolation().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
        QVERIFY(m_page->interpolation().complete());
        auto* slider = find<QSlider>("betweenSlider");
        const int start = slider->value();
        QTRY_VERIFY(slider->value() > start + 2);
        QTest::mouseClick(find<QToolButton>("betweenPlayButton"), Qt::LeftButton);
        const int held = slider->value();
        QTest::qWait(150);
        QCOMPARE(slider->value(), held);
    }

    void aFilmWantsEveryFrameAndHoldsTheWeights()
    {
        m_page->setFilming(true); // whichever tab is to be seen
        QVERIFY(!m_page->follows());
        for (int i = 0; i < 10 && !m_page->interpolation().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
        QVERIFY(m_page->interpolation().complete());
        for (int i = 0; i < InterpolationPanel::frames; ++i)
            QVERIFY(!m_page->interpolation().frame(i).isNull());
        m_page->setFilming(false);
        QVERIFY(m_page->follows());
        answerRow(plainRow(6));
        QVERIFY(!m_page->interpolation().complete());
    }

    void mapsWhenAsked()
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
        answerRow(plainRow(9));
        QVERIFY(text("mapWords").startsWith(QLatin1String("old")));
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
        const LatentOrder place = lastOf(Kind::Place);
        QVERIFY(qAbs(place.latents.values[0] - 3) < 0.1F);
        QVERIFY(qAbs(place.latents.values[1] + 2) < 0.1F);
        QCOMPARE(place.latents.values[7], 1.F); // the mean's
        answerDecoded(place);
        QVERIFY(shown("mapDecoded", 0, 0) != nothing());
        QCOMPARE(text("mapPlaceLabel"),
            QStringLiteral("(%1, %2)")
                .arg(QLocale().toString(map->point()->x(), 'f', 2),
                    QLocale().toString(map->point()->y(), 'f', 2)));
    }

    void anErrorLeavesThePageAsItWas()
    {
        LatentAnswer failed;
        failed.kind = Kind::Row;
        failed.ticket = lastOf(Kind::Row).ticket;
        failed.error = Text("no");
        m_page->take(failed);
        QCOMPARE(shown("latentRows", 0, 4), ink(0.4));
        showTab(1);
        failed.kind = Kind::Way;
        failed.ticket = lastOf(Kind::Way).ticket;
        m_page->take(failed);
        QCOMPARE(shown("betweenStrip", 0, 3), nothing());
        answerRow(plainRow(6)); // and it goes on
        answerDecoded(lastOf(Kind::Way));
        QVERIFY(shown("betweenStrip", 0, 3) != nothing());
        click("mapButton");
    }

    void anotherExperimentForgetsEverything()
    {
        answerMap(plainMap());
        m_page->setDataset(nullptr);
        QCOMPARE(shown("latentRows", 0, 4), nothing());
        QCOMPARE(shown("latentDecoded", 0, 0), nothing());
        QVERIFY(text("latentRowsWords").isEmpty());
        QVERIFY(!m_page->interpolation().hasEnds());
        QVERIFY(!find<QPushButton>("mapButton")->isEnabled());
        const int before = static_cast<int>(m_orders.size());
        m_page->orderRow();
        QCOMPARE(static_cast<int>(m_orders.size()), before);
    }

    void nothingJumps()
    {
        const auto* rows = find<PictureGrid>("latentRows");
        const auto* grid = find<LatentGrid>("latentGrid");
        const QRect cell = rows->gridLayout().cell(2, 7);
        const QRect number = grid->gridLayout().cell(1, 1);
        LatentRow other = plainRow(123456);
        other.mse = 12345;
        other.kl = 1e9;
        for (float& value : other.latent.values)
            value *= 1000;
        answerRow(other);
        QCOMPARE(rows->gridLayout().cell(2, 7), cell);
        QCOMPARE(grid->gridLayout().cell(1, 1), number);
        find<LatentGrid>("latentGrid")->setFocus();
        QTest::keyClick(find<LatentGrid>("latentGrid"), Qt::Key_PageUp);
        QCOMPARE(grid->gridLayout().cell(1, 1), number);
    }

    void everythingSaysWhatItIs()
    {
        for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_"))
                || widget->inherits("QTabBar") || widget->inherits("QStackedWidget")
                || (widget->parent() && widget->parent()->inherits("QTabBar"))
                || widget->inherits("QLineEdit") || widget->inherits("QTabWidget"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void picturesLeaveThePage()
    {
        for (int tab = 0; tab < 3; ++tab) {
            showTab(tab);
            if (tab == 2)
                answerMap(plainMap());
            const QImage image = m_page->toImage(2);
            QVERIFY(image.width() > 100 && image.height() > 50);
            QCOMPARE(image.pixel(0, 0) | 0xff000000, qRgb(255, 255, 255));
        }
    }
};

QTEST_MAIN(LatentsPageTest)
#include "latents_page_test.moc"
