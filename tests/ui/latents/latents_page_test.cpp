// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/latents/latents_page_fixture.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latent_grid.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>

using namespace playground;
using namespace playground::test;

/// The row of pictures and the page as a whole.
class LatentsPageTest : public LatentsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTestLook(); }
    void init() { setUp(); }
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
        QCOMPARE(count(Kind::Edited), 0); // already decoded in the row
    }

    void choosesAAndB()
    {
        clickPicture(3);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35));
        clickPicture(6, Qt::ShiftModifier);
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.35));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #3")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #6")));
        auto* rows = find<ImageGrid>("latentRows");
        QTest::keyClick(rows, Qt::Key_Right);
        QTest::keyClick(rows, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #4")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #5")));
        click("swapButton");
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #5")));
        QCOMPARE(shown("latentDecoded", 0, 0), ink(0.55));
        QTest::keyClick(rows, Qt::Key_Left, Qt::ShiftModifier);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(rows, Qt::Key_Right); // stays at the last one
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
        find<QSpinBox>("drawSeed")->setValue(78); // does not affect the means
        QCOMPARE(count(Kind::Row), before);
    }

    void newImagesForgetTheOld()
    {
        QSignalSpy changed(m_settings.get(), &PreviewSettings::changed);
        click("latentsNewImagesButton");
        QCOMPARE(changed.count(), 1);
        m_page->setIndices({1, 2, 3});
        m_page->orderRow();
        answerRow(plainRow(), 1); // late answer for the previous pictures
        QVERIFY(!text("latentRowsWords").contains(QLatin1String("#0")));
        QCOMPARE(lastOf(Kind::Row).indices.size(), std::size_t{3});
    }

    void anErrorLeavesThePageAsItWas()
    {
        LatentResponse failed;
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
        answerRow(plainRow(6)); // the page continues
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
        QVERIFY(!m_page->interpolation().way().exists());
        QVERIFY(!find<QPushButton>("mapButton")->isEnabled());
        const int before = static_cast<int>(m_orders.size());
        m_page->orderRow();
        QCOMPARE(static_cast<int>(m_orders.size()), before);
    }

    void anotherLookIsOrdered()
    {
        QCOMPARE(lastOf(Kind::Row).errorHue, roleColor(Role::ErrorMap, m_page->palette()));
        const int before = count(Kind::Row);
        m_page->setDisplayRange({-1, 1, true});
        QCOMPARE(count(Kind::Row), before + 1);
        QCOMPARE(lastOf(Kind::Row).displayRange, (DisplayRange{-1, 1, true}));
        m_page->setDisplayRange({-1, 1, true}); // unchanged
        QCOMPARE(count(Kind::Row), before + 1);
        m_page->setPalette(darkPalette());
        QVERIFY(count(Kind::Row) > before + 1);
        QCOMPARE(lastOf(Kind::Row).errorHue, roleColor(Role::ErrorMap, darkPalette()));
        m_page->setDataset(nullptr);
        const int none = count(Kind::Row);
        m_page->setDisplayRange({0, 1, false});
        QCOMPARE(count(Kind::Row), none);
    }

    void withoutPicturesNoneIsChosen()
    {
        m_page->setDataset(plainDataset());
        auto* rows = find<ImageGrid>("latentRows");
        QTest::keyClick(rows, Qt::Key_Right, Qt::ShiftModifier);
        click("swapButton");
        m_page->setIndices({0, 1, 2});
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #0")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #1")));
    }

    void fewerPicturesLeaveTwoToChoose()
    {
        clickPicture(6);
        clickPicture(7, Qt::ShiftModifier);
        m_page->setIndices({4, 5});
        QVERIFY(text("latentRowsWords").contains(QLatin1String("A: #5")));
        QVERIFY(text("latentRowsWords").contains(QLatin1String("B: #4")));
    }

    void nothingJumps()
    {
        const auto* rows = find<ImageGrid>("latentRows");
        const auto* grid = find<LatentGrid>("latentGrid");
        const QRect cell = rows->gridLayout().cell(2, 7);
        const QRect number = grid->gridLayout().cell(1, 1);
        Reconstructions other = plainRow(123456);
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
            if (widget->window() != m_page->window()) // the list of a combo box belongs to Qt
                continue;
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_"))
                || widget->inherits("QTabBar") || widget->inherits("QStackedWidget")
                || (widget->parent() && widget->parent()->inherits("QTabBar"))
                || widget->inherits("QLineEdit") || widget->inherits("QTabWidget"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            const auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->objectName()));
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

    void largePicturesLeaveAsLargeAsTheyAre()
    {
        Reconstructions large = plainRow();
        large.original = filledPictures(std::vector<float>(8, 0.5F), 1, 300);
        large.decoded = large.error = large.original;
        showTab(2);
        const int small = m_page->toImage(4).width();
        answerRow(large);
        find<ImageGrid>("latentRows")->setPictureSize({300, 300});
        QVERIFY(m_page->toImage(4).width() > 8 * 300);
        QVERIFY(m_page->toImage(4).width() < 9 * 300 + 200); // less than four times the width
        QVERIFY(small > 8 * 4 * 8);
    }
};

QTEST_MAIN(LatentsPageTest)
#include "latents_page_test.moc"
