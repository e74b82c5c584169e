// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "models/api/shipped_recipes.h"
#include "tests/ui/shell/shell_test_main.h"
#include "ui/controls/preview_settings.h"
#include "ui/recipe/recipe_form.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/window_actions.h"
#include "ui/style/theme.h"
#include "ui/train/loss_plot.h"
#include "ui/train/noise_level_panel.h"
#include "ui/train/triptych_panel.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

using namespace playground;

/// The window without a session: what it displays and which user actions it reports.
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void actionsFollowTheState_data();
    void actionsFollowTheState();
    void trainActionTurnsIntoPause();
    void statusShowsTheProgress();
    void startOverNeedsProgress();
    void keysAreUnique();
    void everyActionSaysWhatItDoes();
    void everyControlHasNameTooltipAndKeyboard();
    void menusHoldEveryAction();
    void keysWork();
    void lettersNeedThePage_data();
    void lettersNeedThePage();
    void pagesSwitch();
    void autoencodersHaveNoNoise();
    void trainPageShowsCurveAboveTriptych();
    void recipePanelHides();
    void fullScreenFollowsTheWindow();
    void textSizeActions();
    void themeActions();
    void greysAction();
    void languageActions();
    void dragAndDrop();
    void closingIsReportedOnceAndGeometryKept();
    void keysBoxListsTheKeys();
    void opensWithinItsScreen();
    void remembersItsGeometry();
    void pagesScrollRatherThanBeCut_data();
    void pagesScrollRatherThanBeCut();
    void largeTextKeepsTheFieldsWhole();
    void smallTextNarrowsTheRecipeAgain();
    void aLongProblemDoesNotWidenTheRecipe();
    void aMessageMovesNothing();
    void undoFollowsTheFocus();
    void saysWhatIsBeingComputed();
    void fitsTheSmallestScreen_data();
    void fitsTheSmallestScreen();
    void nothingMovesWhileNumbersChange();

private:
    template <typename Object = QAction> Object& find(const char* name)
    {
        auto* found = m_window->findChild<Object*>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return *found;
    }
    QList<QAction*> ownActions() const
    {
        return m_window->findChildren<QAction*>(
            QRegularExpression(QStringLiteral("Action$")), Qt::FindDirectChildrenOnly);
    }
    static RunProgress view(RunState state, qint64 step)
    {
        RunProgress run;
        run.state = state;
        run.step = step;
        run.totalSteps = 300;
        run.stepsPerEpoch = 100;
        run.epochs = 3;
        run.batchSize = 128;
        run.imagesPerSecond = 1'000;
        return run;
    }

    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<PreviewSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    QSettings().clear();
    m_preferences = std::make_unique<Preferences>();
    m_preferences->setLanguage("en");
    m_settings = std::make_unique<PreviewSettings>();
    m_window = std::make_unique<MainWindow>(*m_settings, *m_preferences);
    m_window->resize(1280, 800); // independent of the offscreen screen
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_preferences->setTextSize(100);
    m_preferences->setTheme(Preferences::Theme::System);
    m_window.reset();
}

void MainWindowTest::actionsFollowTheState_data()
{
    QTest::addColumn<RunState>("state");
    for (const RunState state : {RunState::Idle, RunState::Ready, RunState::Running, RunState::Paused,
             RunState::Stopping, RunState::Completed, RunState::Failed})
        QTest::addRow("%d", static_cast<int>(state)) << state;
}

void MainWindowTest::actionsFollowTheState()
{
    QFETCH(RunState, state);
    m_window->setRun(view(state, 150));
    QCOMPARE(find("trainAction").isEnabled(), canTrain(state) || canPause(state));
    QCOMPARE(find("stepAction").isEnabled(), canStep(state));
    QCOMPARE(find("stopAction").isEnabled(), canStop(state));
    QCOMPARE(find("startOverAction").isEnabled(), canReset(state));
    QVERIFY(find("openAction").isEnabled());
}

void MainWindowTest::trainActionTurnsIntoPause()
{
    QAction& train = find("trainAction");
    const auto picture = [&] { return train.icon().pixmap(24).toImage(); };
    m_window->setRun(view(RunState::Ready, 0));
    const QImage trainIcon = picture();
    QCOMPARE(train.text(), "Train");
    m_window->setRun(view(RunState::Running, 1));
    QCOMPARE(train.text(), "Pause");
    QVERIFY(picture() != trainIcon);
    QVERIFY(train.toolTip().contains("(T)"));
    m_window->setRun(view(RunState::Paused, 1));
    QCOMPARE(train.text(), "Train");
    QCOMPARE(picture(), trainIcon);
}

void MainWindowTest::statusShowsTheProgress()
{
    m_window->setRun(view(RunState::Running, 150));
    QCOMPARE(find<QLabel>("stateLabel").text(), "Running · epoch 2 of 3");
    QCOMPARE(find<QLabel>("positionLabel").text(), "step 150 of 300");
    QVERIFY(find<QLabel>("speedLabel").text().contains("images/s"));
    auto& bar = find<QProgressBar>("progressBar");
    QCOMPARE(bar.value() * 2, bar.maximum());
    QCOMPARE(bar.accessibleDescription(), "step 150 of 300");
    m_window->setRun({});
    QCOMPARE(bar.value(), bar.minimum());
    QCOMPARE(find<QLabel>("positionLabel").text(), QString());
    m_window->setMemory(300 << 20);
    QCOMPARE(find<QLabel>("memoryLabel").text(), "300 MB");
}

void MainWindowTest::startOverNeedsProgress()
{
    m_window->setRun(view(RunState::Ready, 0));
    QVERIFY(!find("startOverAction").isEnabled());
    m_window->setRun(view(RunState::Paused, 1));
    QVERIFY(find("startOverAction").isEnabled());
}

void MainWindowTest::keysAreUnique()
{
    QHash<QKeySequence, QString> seen;
    for (const QAction* action : ownActions()) {
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!seen.contains(key),
                qPrintable(key.toString() + ": " + seen.value(key) + " and " + action->objectName()));
            seen.insert(key, action->objectName());
        }
    }
    QVERIFY(seen.size() >= 12);
}

void MainWindowTest::everyActionSaysWhatItDoes()
{
    for (const QAction* action : ownActions()) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        const bool choice = action->actionGroup() != nullptr; // "Light" needs no explanation
        QVERIFY2(choice || action->statusTip().size() > 8, qPrintable(action->objectName()));
        QVERIFY2(
            choice || action->toolTip().startsWith(action->statusTip()), qPrintable(action->objectName()));
    }
}

void MainWindowTest::everyControlHasNameTooltipAndKeyboard()
{
    int controls = 0;
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
        const bool control
            = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QAbstractSlider*>(widget);
        // Qt's internal widgets (qt_..., scroll bars, the toolbar's buttons, which their actions describe)
        // have no object names.
        if (!control || widget->objectName().isEmpty() || widget->objectName().startsWith("qt_")
            || qobject_cast<const QTabBar*>(widget->parent()) || qobject_cast<const QScrollBar*>(widget))
            continue;
        ++controls;
        QVERIFY2(!widget->toolTip().isEmpty() || widget->objectName() == "messageAction",
            qPrintable(widget->objectName()));
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus || !widget->isEnabledTo(m_window.get()),
            qPrintable(widget->objectName()));
    }
    QVERIFY(controls > 10);
}

void MainWindowTest::menusHoldEveryAction()
{
    QSet<const QAction*> inMenus;
    QList<const QMenu*> menus;
    for (const QAction* top : m_window->menuBar()->actions())
        menus << top->menu();
    while (!menus.isEmpty()) {
        for (const QAction* action : menus.takeLast()->actions()) {
            inMenus.insert(action);
            if (action->menu())
                menus << action->menu();
        }
    }
    for (const QAction* action : ownActions())
        QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
}

void MainWindowTest::keysWork()
{
    m_window->setRun(view(RunState::Paused, 5));
    const std::pair<Qt::Key, const char*> keys[]
        = {{Qt::Key_T, "trainAction"}, {Qt::Key_S, "stepAction"}, {Qt::Key_Period, "stopAction"}};
    for (const auto& [key, name] : keys) {
        const QSignalSpy triggered(&find(name), &QAction::triggered);
        QTest::keyClick(m_window.get(), key);
        QCOMPARE(triggered.count(), 1);
    }
    m_window->setRun(view(RunState::Stopping, 5));
    const QSignalSpy train(&find("trainAction"), &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_T);
    QCOMPARE(train.count(), 0);
}

void MainWindowTest::lettersNeedThePage_data()
{
    QTest::addColumn<QString>("focused");
    QTest::newRow("choice of the recipe") << "recipeChoice";
    QTest::newRow("field") << "field:name";
    QTest::newRow("number") << "field:batch_size";
    QTest::newRow("check box") << "field:dataset.flip";
    QTest::newRow("start over") << "resetButton";
    QTest::newRow("message") << "messageAction";
    QTest::newRow("message's close button") << "messageClose";
}

void MainWindowTest::lettersNeedThePage()
{
    QFETCH(QString, focused);
    m_window->setRun(view(RunState::Paused, 5));
    m_window->messages().post({Message::Kind::Information, "Saved.", "Undo", {}});
    m_window->form().reveal("dataset.flip");
    auto& widget = find<QWidget>(qPrintable(focused));
    QTRY_VERIFY(widget.isVisible());
    int fired = 0;
    for (const char* name :
        {"trainAction", "stepAction", "stopAction", "sampleAction", "invertedGreysAction"})
        connect(&find(name), &QAction::triggered, this, [&fired] { ++fired; });
    const auto type = [&] {
        for (const char letter : {'t', 's', 'g', 'i', '.'})
            QTest::keyClick(m_window->focusWidget(), letter);
    };
    widget.setFocus();
    QTRY_COMPARE(m_window->focusWidget(), &widget);
    type();
    QCOMPARE(fired, 0);
    // A click on the page activates its keys.
    QTest::mouseClick(&m_window->triptych(), Qt::LeftButton, {}, QPoint(2, 2));
    QVERIFY(m_window->focusWidget() != &widget);
    type();
    QCOMPARE(fired, 5);
}

void MainWindowTest::pagesSwitch()
{
    const QSignalSpy changed(m_window.get(), &MainWindow::pageChanged);
    QCOMPARE(m_window->page(), MainWindow::Page::Train);
    auto& pages = find<QTabWidget>("pages");
    QTest::mouseClick(pages.tabBar(), Qt::LeftButton, {}, pages.tabBar()->tabRect(0).center());
    QCOMPARE(m_window->page(), MainWindow::Page::Noise);
    QCOMPARE(changed.count(), 1);
    m_window->showPage(MainWindow::Page::Train);
    QCOMPARE(m_window->page(), MainWindow::Page::Train);
    QCOMPARE(changed.count(), 2);
    for (int i = 0; i < pages.count(); ++i)
        QVERIFY(!pages.tabText(i).isEmpty() && !pages.tabToolTip(i).isEmpty());
}

void MainWindowTest::autoencodersHaveNoNoise()
{
    for (const auto page : {MainWindow::Page::Noise, MainWindow::Page::Sample}) {
        m_window->setNoiseAvailable(true);
        m_window->showPage(page);
        QCOMPARE(m_window->page(), page);
        m_window->setNoiseAvailable(false);
        QCOMPARE(m_window->page(), MainWindow::Page::Train);
        m_window->showPage(page);
        QCOMPARE(m_window->page(), MainWindow::Page::Train);
    }
    m_window->showPage(MainWindow::Page::Network);
    m_window->setNoiseAvailable(false);
    QCOMPARE(m_window->page(), MainWindow::Page::Network);
}

void MainWindowTest::trainPageShowsCurveAboveTriptych()
{
    const auto& splitter = find<QSplitter>("trainSplitter");
    QVERIFY(splitter.isVisible());
    QCOMPARE(splitter.orientation(), Qt::Vertical);
    auto& curves = find<QSplitter>("curvesSplitter");
    QCOMPARE(splitter.widget(0), &curves);
    QCOMPARE(curves.widget(0), &m_window->lossPlot());
    QCOMPARE(curves.widget(1), &m_window->noiseLevels());
    QCOMPARE(splitter.widget(1), &m_window->triptych());
    QVERIFY(m_window->lossPlot().height() > 100);
    QVERIFY2(m_window->triptych().height() > 200, "the pictures are the content");
    QVERIFY(!splitter.childrenCollapsible()); // neither can be collapsed
}

void MainWindowTest::recipePanelHides()
{
    const auto& dock = find<QDockWidget>("recipeDock");
    QVERIFY(dock.isVisible());
    const int narrow = m_window->triptych().width();
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(!dock.isVisible());
    QTRY_VERIFY(m_window->triptych().width() > narrow);
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(dock.isVisible());
}

void MainWindowTest::fullScreenFollowsTheWindow()
{
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QTRY_VERIFY(m_window->isFullScreen());
    m_window->showNormal(); // by the window manager
    QTRY_VERIFY(!find("fullScreenAction").isChecked());
    QVERIFY(!m_window->isFullScreen());
}

void MainWindowTest::textSizeActions()
{
    const auto height = [&] { return find<QLabel>("stateLabel").fontMetrics().height(); };
    m_window->setRun(view(RunState::Ready, 0));
    const int normal = height();
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_preferences->textSize() > 100);
    QTRY_VERIFY(height() > normal);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_preferences->textSize(), 100);
    QTRY_COMPARE(height(), normal);
    QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_preferences->textSize() < 100);
}

void MainWindowTest::themeActions()
{
    find("darkThemeAction").trigger();
    QTRY_VERIFY(isDark(m_window->palette()));
    const QImage dark = find("trainAction").icon().pixmap(24).toImage();
    find("lightThemeAction").trigger();
    QTRY_VERIFY(!isDark(m_window->palette()));
    QVERIFY(find("trainAction").icon().pixmap(24).toImage() != dark); // icons follow the theme
    QVERIFY(find("lightThemeAction").isChecked() && !find("darkThemeAction").isChecked());
    QCOMPARE(m_preferences->theme(), Preferences::Theme::Light);
}

void MainWindowTest::greysAction()
{
    QVERIFY(!find("invertedGreysAction").isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_I);
    QVERIFY(m_preferences->invertedGreys());
    QVERIFY(find("invertedGreysAction").isChecked());
}

void MainWindowTest::languageActions()
{
    QAction& train = find("trainAction");
    QCOMPARE(train.text(), "Train");
    const QString tab = find<QTabWidget>("pages").tabText(0);
    find("chineseAction").trigger();
    QCOMPARE(m_preferences->language(), "zh_CN");
    const bool translated = QFile::exists(":/i18n/diffusion-playground_zh_CN.qm");
    QTRY_COMPARE(train.text() != "Train", translated);
    QCOMPARE(find<QTabWidget>("pages").tabText(0) != tab, translated);
    find("englishAction").trigger();
    QTRY_COMPARE(train.text(), "Train");
    QCOMPARE(find<QTabWidget>("pages").tabText(0), tab);
}

void MainWindowTest::dragAndDrop()
{
    const QSignalSpy dropped(m_window.get(), &MainWindow::dropped);
    const auto enters = [&](const QMimeData& data) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        return enter.isAccepted();
    };
    QMimeData text;
    text.setText("not a file");
    QVERIFY(!enters(text));
    QMimeData page;
    page.setUrls({QUrl("https://example.org/recipe.json")});
    QVERIFY(!enters(page));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile("/tmp/a b.json"), QUrl::fromLocalFile("/tmp/second.json")});
    QVERIFY(enters(file));
    QDropEvent drop({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.front().front().toString(), "/tmp/a b.json");
}

void MainWindowTest::closingIsReportedOnceAndGeometryKept()
{
    m_window->resize(1'100, 750);
    const QSignalSpy closing(m_window.get(), &MainWindow::closing);
    QVERIFY(m_window->close());
    QCOMPARE(closing.count(), 1);
    MainWindow again(*m_settings, *m_preferences);
    QCOMPARE(again.height(), 750);
    // The offscreen screen is 800 pixels wide, and Qt 6.8 restores no window wider than its screen.
    QVERIFY2(again.width() <= 1'100, qPrintable(QString::number(again.width())));
}

void MainWindowTest::keysBoxListsTheKeys()
{
    for (const int textSize : {100, 200}) {
        m_preferences->setTextSize(textSize);
        m_window->resize(1366, 730);
        QString text;
        QSize size;
        QTimer::singleShot(0, this, [&] {
            auto* box = QApplication::activeModalWidget();
            if (box) {
                text = box->findChild<QTextEdit*>("keysText")->toPlainText();
                size = box->size();
                box->close();
            }
        });
        find("keysAction").trigger();
        for (const QAction* action : ownActions())
            if (!action->shortcut().isEmpty())
                QVERIFY2(text.contains(action->statusTip()), qPrintable(action->objectName()));
        QVERIFY(size.width() <= m_window->width() && size.height() <= m_window->height());
    }
}

void MainWindowTest::fitsTheSmallestScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("textSize");
    QTest::newRow("English") << "en" << 100;
    QTest::newRow("English, larger text") << "en" << 115;
    QTest::newRow("Chinese") << "zh_CN" << 100;
}

void MainWindowTest::fitsTheSmallestScreen()
{
    QFETCH(QString, language);
    QFETCH(int, textSize);
    m_preferences->setLanguage(language);
    m_preferences->setTextSize(textSize);
    m_window->setRun(view(RunState::Running, 150));
    m_window->messages().post({Message::Kind::Error, QString(300, 'x')});
    for (const auto page : {MainWindow::Page::Noise, MainWindow::Page::Train, MainWindow::Page::Network}) {
        m_window->showPage(page);
        QCoreApplication::processEvents();
        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(least.width() <= 1'280 && least.height() <= 800,
            qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    }
    m_preferences->setLanguage("en");
}

void MainWindowTest::opensWithinItsScreen()
{
    MainWindow window(*m_settings, *m_preferences);
    window.show();
    const QRect room = window.screen()->availableGeometry();
    QVERIFY2(room.contains(window.geometry()), "1280 x 800 do not fit everywhere");
    QVERIFY(room.height() > 850 || window.height() < room.height()); // the frame needs space too
    QSettings().setValue("geometry", QByteArray());
    window.resize(4'000, 3'000);
    window.close();
    MainWindow again(*m_settings, *m_preferences);
    QVERIFY(again.width() <= room.width() && again.height() <= room.height());
}

void MainWindowTest::remembersItsGeometry()
{
    m_window->setGeometry(40, 60, 640, 480);
    m_window->close();
    const MainWindow again(*m_settings, *m_preferences);
    QCOMPARE(again.size(), QSize(640, 480));
    QCOMPARE(again.pos(), QPoint(40, 60));
}

void MainWindowTest::pagesScrollRatherThanBeCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("textSize");
    QTest::newRow("1366 x 768") << QSize(1366, 730) << 100;
    QTest::newRow("1024 x 700") << QSize(1024, 700) << 100;
    QTest::newRow("1366 x 768 at 1.5") << QSize(910, 480) << 100;
    QTest::newRow("text of 200 %") << QSize(1366, 730) << 200;
}

/// What is cut on the page in `scroll`, or nothing.
static QString cutIn(const QScrollArea& scroll)
{
    const QWidget& page = *scroll.widget();
    const QSize least = page.minimumSizeHint();
    const QLayout& whole = *page.layout();
    const int height
        = whole.hasHeightForWidth() ? whole.totalMinimumHeightForWidth(page.width()) : least.height();
    if (page.width() < least.width() || page.height() < height)
        return QStringLiteral("the page");
    if (scroll.horizontalScrollBar()->maximum() != 0)
        return QStringLiteral("the page's width: %1 > %2").arg(least.width()).arg(scroll.viewport()->width());
    if ((scroll.verticalScrollBar()->maximum() > 0) != (page.height() > scroll.viewport()->height()))
        return QStringLiteral("without a scroll bar, or the scroll bar is there for nothing");
    for (const QWidget* part : page.findChildren<QWidget*>()) {
        if (!part->isVisible())
            continue;
        if (part->parentWidget() == &page && !page.rect().contains(part->geometry()))
            return part->objectName();
        const QLayout* layout = part->layout(); // none has less than its controls need
        if (layout && layout->hasHeightForWidth()
            && part->height() < layout->totalMinimumHeightForWidth(part->width()))
            return part->objectName();
    }
    return {};
}

void MainWindowTest::pagesScrollRatherThanBeCut()
{
    QFETCH(QSize, size);
    QFETCH(int, textSize);
    m_preferences->setTextSize(textSize);
    m_window->samplePage().setClasses({"T-shirt/top", "Trouser", "Ankle boot"});
    m_window->resize(size);
    using Page = MainWindow::Page;
    for (const Page page : {Page::Noise, Page::Train, Page::Sample, Page::Latents, Page::Network}) {
        m_window->setNoiseAvailable(page != Page::Latents);
        m_window->showPage(page);
        QCOMPARE(m_window->page(), page);
        const auto* scroll = qobject_cast<QScrollArea*>(find<QTabWidget>("pages").currentWidget());
        QTRY_COMPARE(cutIn(*scroll), QString()); // the parts follow in several rounds
        QVERIFY2(m_window->width() <= size.width() && m_window->height() <= size.height(),
            qPrintable(QString::number(int(page))));
    }
    m_preferences->setTextSize(100);
}

void MainWindowTest::largeTextKeepsTheFieldsWhole()
{
    m_preferences->setTextSize(200);
    m_window->resize(1366, 730);
    QCoreApplication::processEvents();
    const auto& smoothing = find<QLabel>("smoothingNumber");
    QVERIFY(smoothing.width() >= smoothing.sizeHint().width());
    const auto& field = find<QWidget>("field:name");
    const QWidget* room = find<QScrollArea>("recipeScroll").viewport();
    const int right = field.mapTo(room, QPoint(field.width(), 0)).x();
    QVERIFY2(right <= room->width(), qPrintable(QString::number(right)));
    m_preferences->setTextSize(100);
}

void MainWindowTest::smallTextNarrowsTheRecipeAgain()
{
    QCoreApplication::processEvents();
    const int before = find<QWidget>("recipeDock").width();
    const int height = find<QScrollArea>("recipeScroll").widget()->height();
    m_preferences->setTextSize(200);
    QTRY_VERIFY(find<QWidget>("recipeDock").width() > before);
    m_preferences->setTextSize(100);
    QTRY_COMPARE(find<QWidget>("recipeDock").width(), before);
    // The rows are as low as before, too.
    QTRY_COMPARE(find<QScrollArea>("recipeScroll").widget()->height(), height);
}

void MainWindowTest::aLongProblemDoesNotWidenTheRecipe()
{
    const int before = find<QWidget>("recipeDock").width();
    m_window->form().showProblem(Text("dataset.folder: " + std::string(400, 'x') + " is not there."));
    QCoreApplication::processEvents();
    QCOMPARE(find<QWidget>("recipeDock").width(), before);
}

void MainWindowTest::aMessageMovesNothing()
{
    const auto places = [&] {
        QList<QRect> all;
        for (const char* name : {"pages", "recipeDock", "toolBar", "lossPlot", "triptychGrid", "progressBar"})
            all << QRect(find<QWidget>(name).mapTo(m_window.get(), QPoint()), find<QWidget>(name).size());
        return all;
    };
    QCoreApplication::processEvents();
    const QList<QRect> before = places();
    m_window->messages().post({Message::Kind::Information, "Saved."});
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
    m_window->messages().post({Message::Kind::Error, QString("a long sentence ").repeated(40)});
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
    m_window->messages().closeAll();
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
}

void MainWindowTest::undoFollowsTheFocus()
{
    m_window->setRun(view(RunState::Ready, 0));
    QVERIFY(!find("undoAction").isEnabled());
    m_window->form().setRecipe(loadRecipe("shapes-basic-unet"));
    m_window->form().setRecipe(loadRecipe("mnist-basic-unet"));
    find<QTabWidget>("pages").setFocus();
    QVERIFY(find("undoAction").isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_window->form().recipe().name, std::string("shapes-basic-unet"));
    QVERIFY(find("redoAction").isEnabled());
    // The Sample page has its own undo stack, still empty.
    m_window->showPage(MainWindow::Page::Sample);
    QVERIFY(!find("undoAction").isEnabled() && !find("redoAction").isEnabled());
    find<QWidget>("recipeChoice").setFocus();
    QVERIFY(find("redoAction").isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->form().recipe().name, std::string("mnist-basic-unet"));
    // Most recipe fields are locked while training.
    m_window->setRun(view(RunState::Running, 1));
    m_window->showPage(MainWindow::Page::Train);
    QVERIFY(!find("undoAction").isEnabled());
}

void MainWindowTest::saysWhatIsBeingComputed()
{
    auto& busy = find<QLabel>("busyLabel");
    QVERIFY(!busy.isVisible());
    m_window->setBusy("Predicting");
    QVERIFY(busy.isVisible());
    QCOMPARE(busy.text(), "Predicting");
    m_window->setBusy({});
    QVERIFY(!busy.isVisible());
}

void MainWindowTest::nothingMovesWhileNumbersChange()
{
    m_window->setRun(view(RunState::Running, 1));
    QCoreApplication::processEvents();
    const auto places = [&] {
        QList<QRect> all;
        for (const char* name : {"pages", "recipeDock", "toolBar"})
            all << find<QWidget>(name).geometry();
        return all;
    };
    const QList<QRect> before = places();
    for (const qint64 step : {9, 10, 99, 100, 299}) {
        RunProgress run = view(RunState::Running, step);
        run.imagesPerSecond = 10.0 * static_cast<double>(step * step);
        m_window->setRun(run);
        QCoreApplication::processEvents();
        QCOMPARE(places(), before);
    }
}

int main(int argc, char** argv)
{
    return runWithOwnSettings<MainWindowTest>(argc, argv);
}
#include "main_window_test.moc"
