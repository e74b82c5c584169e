// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/controls/scrolled_page.h"
#include "ui/help/glossary_dialog.h"
#include "ui/help/whats_this.h"
#include "ui/latents/latents_page.h"
#include "ui/network/network_page.h"
#include "ui/noise/noise_page.h"
#include "ui/recipe/recipe_form.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/page_question.h"
#include "ui/shell/preferences.h"
#include "ui/shell/window_actions.h"
#include "ui/style/icons.h"
#include "ui/train/train_page.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QUndoGroup>
#include <QUndoStack>
#include <QUrl>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int progressHeight = 6; // a line: the numbers stand beside it
constexpr int progressRange = 1000;
constexpr QSize defaultSize(1280, 800);
constexpr QMargins titleBar(4, 32, 4, 4); // the frame's size; known only once the window is shown
} // namespace

MainWindow::MainWindow(PreviewSettings& settings, Preferences& preferences)
    : m_actions(new WindowActions(*this, preferences))
    , m_form(new RecipeForm)
    , m_pages(new QTabWidget)
    , m_messages(new MessageBar(m_pages, menuBar()))
    , m_noisePage(new NoisePage(settings))
    , m_trainPage(new TrainPage(settings))
    , m_samplePage(new SamplePage)
    , m_latentsPage(new LatentsPage(settings))
    , m_networkPage(new NetworkPage(settings))
    , m_recipeDock(new QDockWidget(this))
    , m_state(new QLabel)
    , m_busy(new QLabel)
    , m_progress(new QProgressBar)
    , m_position(new QLabel)
    , m_question(new PageQuestion(*m_pages))
    , m_speed(new QLabel)
    , m_memory(new QLabel)
    , m_whatsThis(new WhatsThis(*this, *m_actions->whatsThis))
    , m_undo(new QUndoGroup(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    buildRecipeDock();
    m_samplePage->addTimeSlider(settings);
    buildPages();
    buildStatus();
    buildUndo();

    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->glossary, &QAction::triggered, this, &MainWindow::showGlossary);
    connect(m_actions->keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_form, &RecipeForm::waitingChanged, m_actions, &WindowActions::setNewRun);
    connect(m_actions->showRecipe, &QAction::toggled, m_recipeDock, &QWidget::setVisible);
    connect(m_actions->fullScreen, &QAction::toggled, this,
        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });

    openWhereThereIsRoom();
    retranslate();
    setRun({});
    m_pages->setFocus();
}

MainWindow::~MainWindow()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus moves while the children are being deleted
}

/// Restores the last position or the default size, limited to the current screen, which may be smaller.
void MainWindow::openWhereThereIsRoom()
{
    resize(defaultSize);
    const bool restored = restoreGeometry(QSettings().value(QStringLiteral("geometry")).toByteArray());
    if (isMaximized() || isFullScreen())
        return;
    const QRect room = screen()->availableGeometry() - titleBar;
    resize(size().boundedTo(room.size()));
    if (restored)
        move(std::clamp(x(), room.left(), std::max(room.left(), room.right() - width() + 1)),
            std::clamp(y(), room.top(), std::max(room.top(), room.bottom() - height() + 1)));
}

void MainWindow::buildRecipeDock()
{
    giveRecipeRoom();
    m_recipeDock->setObjectName(QStringLiteral("recipeDock"));
    m_recipeDock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_recipeDock->setTitleBarWidget(new QWidget); // no title next to the tab row
    m_recipeDock->setWidget(m_form);
    addDockWidget(Qt::LeftDockWidgetArea, m_recipeDock);
}

/// Its fields are as wide as the largest text needs.
void MainWindow::giveRecipeRoom()
{
    m_form->setMinimumWidth(fontMetrics().averageCharWidth() * 49);
}

/// Follows the text size, unless the user has widened it.
void MainWindow::refitRecipe()
{
    const bool tight = m_form->width() <= m_form->minimumWidth() + 2;
    giveRecipeRoom();
    if (tight)
        resizeDocks({m_recipeDock}, {m_form->minimumWidth()}, Qt::Horizontal);
}

void MainWindow::buildPages()
{
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->setDocumentMode(true);
    for (QWidget* page : std::initializer_list<QWidget*>{
             m_noisePage, m_trainPage, m_samplePage, m_latentsPage, m_networkPage}) // in the order of Page
        m_pages->addTab(new ScrolledPage(page), QString());
    m_noisePage->setContentsMargins(9, 9, 9, 9);
    showPage(Page::Train);
    connect(m_pages, &QTabWidget::currentChanged, this, &MainWindow::pageChanged);
    QList<QWidget*> keyed{m_pages->tabBar()}; // without the message bar, which is between them
    for (int i = 0; i < m_pages->count(); ++i)
        keyed.append(m_pages->widget(i));
    m_actions->keepLettersTo(keyed);
    for (QWidget* widget : {static_cast<QWidget*>(m_pages), static_cast<QWidget*>(m_pages->tabBar())})
        widget->setFocusPolicy(Qt::StrongFocus); // clicking anywhere on a page activates its keys

    setCentralWidget(m_pages);
}

void MainWindow::buildStatus()
{
    m_state->setObjectName(QStringLiteral("stateLabel"));
    m_state->setContentsMargins(12, 0, 0, 0);
    m_actions->toolBar()->addSeparator();
    m_actions->toolBar()->addWidget(m_state);

    m_progress->setObjectName(QStringLiteral("progressBar"));
    m_progress->setRange(0, progressRange);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    m_position->setObjectName(QStringLiteral("positionLabel"));
    m_speed->setObjectName(QStringLiteral("speedLabel"));
    m_memory->setObjectName(QStringLiteral("memoryLabel"));
    m_memory->setContentsMargins(0, 0, 6, 0);
    statusBar()->setSizeGripEnabled(false);
    m_busy->setObjectName(QStringLiteral("busyLabel"));
    m_busy->setContentsMargins(6, 0, 6, 0);
    statusBar()->addPermanentWidget(m_busy);
    m_busy->hide();
    statusBar()->addPermanentWidget(m_progress, 1);
    statusBar()->addPermanentWidget(m_position);
    statusBar()->addPermanentWidget(m_speed);
    statusBar()->addPermanentWidget(m_memory);
}

void MainWindow::buildUndo()
{
    m_undo->addStack(&m_form->undoStack());
    m_undo->addStack(&m_samplePage->model().undoStack());
    connect(m_undo, &QUndoGroup::canUndoChanged, m_actions->undo, &QAction::setEnabled);
    connect(m_undo, &QUndoGroup::canRedoChanged, m_actions->redo, &QAction::setEnabled);
    connect(m_actions->undo, &QAction::triggered, m_undo, &QUndoGroup::undo);
    connect(m_actions->redo, &QAction::triggered, m_undo, &QUndoGroup::redo);
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::followUndo);
    connect(m_pages, &QTabWidget::currentChanged, this, &MainWindow::followUndo);
    m_actions->undo->setEnabled(false);
    m_actions->redo->setEnabled(false);
}

/// Selects the Sample page's rows on that page, unless the focus is in the recipe; the recipe's edits cannot
/// be undone while training runs.
void MainWindow::followUndo()
{
    const bool rows = page() == Page::Sample && !m_form->isAncestorOf(QApplication::focusWidget());
    QUndoStack* edits = canEditRecipe(m_run.state) ? &m_form->undoStack() : nullptr;
    m_undo->setActiveStack(rows ? &m_samplePage->model().undoStack() : edits);
}

LossPlot& MainWindow::lossPlot()
{
    return m_trainPage->lossPlot();
}

NoiseLevelPanel& MainWindow::noiseLevels()
{
    return m_trainPage->noiseLevels();
}

SlowStepPanel& MainWindow::slowStep()
{
    return m_trainPage->slowStep();
}

TriptychPanel& MainWindow::triptych()
{
    return m_trainPage->triptych();
}

MainWindow::Page MainWindow::page() const
{
    return static_cast<Page>(m_pages->currentIndex()); // the tabs are in the order of Page
}

bool MainWindow::offers(Page page) const
{
    return m_pages->isTabEnabled(static_cast<int>(page));
}

void MainWindow::showPage(Page page)
{
    if (offers(page))
        m_pages->setCurrentIndex(static_cast<int>(page));
}

void MainWindow::setNoiseAvailable(bool available)
{
    if (available ? page() == Page::Latents : page() == Page::Noise || page() == Page::Sample)
        showPage(Page::Train);
    for (const Page needsNoise : {Page::Noise, Page::Sample})
        m_pages->setTabEnabled(static_cast<int>(needsNoise), available);
    m_pages->setTabEnabled(static_cast<int>(Page::Latents), !available);
    m_networkPage->setNoiseAvailable(available);
}

void MainWindow::setRun(const RunProgress& run)
{
    const bool stateChanged = run.state != m_run.state;
    m_run = run;
    m_actions->setState(run.state, run.step > 0);
    if (stateChanged) {
        // Disabling a focused field would move the focus to the next one, and T would be typed into the
        // learning rate.
        const bool inForm = m_form->isAncestorOf(focusWidget());
        m_form->setRunState(run.state);
        if (inForm && run.state == RunState::Running)
            m_pages->setFocus();
        followUndo();
    }
    showRun();
}

void MainWindow::showRun()
{
    m_state->setText(RunStatusText::state(m_run));
    m_position->setText(RunStatusText::position(m_run));
    m_speed->setText(RunStatusText::speed(m_run));
    m_progress->setValue(
        m_run.totalSteps > 0 ? static_cast<int>(m_run.step * progressRange / m_run.totalSteps) : 0);
    m_progress->setAccessibleDescription(m_position->text());
}

void MainWindow::setMemory(qint64 bytes)
{
    m_memory->setText(QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat));
}

void MainWindow::setBusy(const QString& what)
{
    m_busy->setText(what);
    m_busy->setVisible(!what.isEmpty());
}

void MainWindow::retranslate()
{
    setLocale(QLocale()); // each language formats numbers differently
    setWindowTitle(tr("Diffusion Playground"));
    m_recipeDock->setWindowTitle(tr("Recipe"));
    m_pages->setTabText(int(Page::Noise), tr("Noise"));
    m_pages->setTabToolTip(int(Page::Noise), tr("The forward process: how a picture becomes noise"));
    m_pages->setTabText(int(Page::Train), tr("Train"));
    m_pages->setTabToolTip(int(Page::Train), tr("Training: the loss curve and live predictions"));
    m_pages->setTabText(int(Page::Sample), tr("Sample"));
    m_pages->setTabToolTip(int(Page::Sample), tr("The reverse process: how noise becomes a picture"));
    m_pages->setTabText(int(Page::Latents), tr("Latents"));
    m_pages->setTabToolTip(
        int(Page::Latents), tr("The autoencoder's latents: edit them, interpolate between them"));
    m_pages->setTabText(int(Page::Network), tr("Network"));
    m_pages->setTabToolTip(int(Page::Network), tr("The network: layers, skip connections, activations"));
    m_pages->setAccessibleName(tr("Pages"));
    m_question->setQuestions(
        {tr("How does a picture become noise?"), tr("How does a network learn to take the noise away?"),
            tr("How does pure noise become a picture, step by step?"),
            tr("What does the small code of a picture hold?"), tr("What happens inside the network?")});
    m_state->setAccessibleName(tr("State of the run"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setToolTip(tr("Progress through all epochs"));
    m_position->setToolTip(tr("Optimiser steps done / planned"));
    m_speed->setToolTip(tr("Training images per second and estimated time left"));
    m_busy->setToolTip(tr("Being computed for this page; training is not affected."));
    m_busy->setAccessibleName(tr("Being computed"));
    m_memory->setToolTip(tr("Memory this program uses"));
    m_memory->setAccessibleName(tr("Memory"));
    m_actions->retranslate();
    showRun();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_actions->recolour();
    else if (event->type() == QEvent::FontChange)
        refitRecipe();
    else if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("geometry"), saveGeometry());
    hide(); // closes immediately, even if the last step and saving take longer
    m_staysOpen = false;
    Q_EMIT closing();
    event->setAccepted(!m_staysOpen);
    if (m_staysOpen)
        show();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData()->urls().first().toLocalFile());
}

void MainWindow::showGlossary()
{
    auto* glossary = findChild<GlossaryDialog*>();
    if (!glossary)
        glossary = new GlossaryDialog(this);
    glossary->show();
    glossary->activateWindow();
}

void MainWindow::showKeys()
{
    KeysDialog(findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly), this).exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Diffusion Playground"),
        tr("<p><b>Diffusion Playground %1</b></p><p>Trains a small diffusion model live.</p><p>Free software "
           "under the GNU General Public License, version 3 or later. Built on Qt, LibTorch and "
           "QCustomPlot.</p>")
            .arg(QCoreApplication::applicationVersion()));
}

} // namespace playground
