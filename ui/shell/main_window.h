// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/run_status_text.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QProgressBar;
class QTabWidget;
class QUndoGroup;

namespace playground
{

class LatentsPage;
class LossPlot;
class MessageBar;
class PageQuestion;
class NetworkPage;
class NoiseLevelPanel;
class NoisePage;
class Preferences;
class PreviewSettings;
class RecipeForm;
class SamplePage;
class TrainPage;
class SlowStepPanel;
class TriptychPanel;
class WhatsThis;
class WindowActions;

/// The main window: recipe on the left, pages in the middle, run state in the toolbar and status bar.
/// Displays what it is given and reports user actions; has no access to the engine.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Noise, Train, Sample, Latents, Network };

    MainWindow(PreviewSettings& settings, Preferences& preferences);
    ~MainWindow() override;

    WindowActions& actions() { return *m_actions; }
    RecipeForm& form() { return *m_form; }
    MessageBar& messages() { return *m_messages; }
    NoisePage& noisePage() { return *m_noisePage; }
    SamplePage& samplePage() { return *m_samplePage; }
    LatentsPage& latentsPage() { return *m_latentsPage; }
    NetworkPage& networkPage() { return *m_networkPage; }
    WhatsThis& help() { return *m_whatsThis; } ///< texts about the controls
    LossPlot& lossPlot();
    NoiseLevelPanel& noiseLevels();
    TriptychPanel& triptych();
    SlowStepPanel& slowStep();
    Page page() const;
    void showPage(Page page); ///< does nothing if the page is not available
    bool offers(Page page) const;

    /// False: the recipe's network is an autoencoder without noise. The Noise and Sample pages are then
    /// hidden, and the Latents page is shown.
    void setNoiseAvailable(bool available);

    void setRun(const RunProgress& run);
    const RunProgress& run() const { return m_run; }
    void setMemory(qint64 bytes);
    void stayOpen() { m_staysOpen = true; } ///< call while closing() is emitted: keeps the window open
    void setBusy(const QString& what); ///< the task that is running besides training; empty: none

Q_SIGNALS:
    void pageChanged();
    void dropped(const QString& path); ///< a dropped file or folder
    void closing(); ///< last chance to save, or to call stayOpen()

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void openWhereThereIsRoom();
    void buildRecipeDock();
    void giveRecipeRoom();
    void refitRecipe();
    void buildPages();
    void buildStatus();
    void buildUndo();
    void followUndo();
    void retranslate();
    void showRun();
    void showGlossary();
    void showKeys();
    void showAbout();

    WindowActions* m_actions;
    RecipeForm* m_form;
    QTabWidget* m_pages;
    MessageBar* m_messages; // after m_pages, in whose tab row it is placed
    NoisePage* m_noisePage;
    TrainPage* m_trainPage;
    SamplePage* m_samplePage;
    LatentsPage* m_latentsPage;
    NetworkPage* m_networkPage;
    QDockWidget* m_recipeDock;
    QLabel* m_state;
    QLabel* m_busy;
    QProgressBar* m_progress;
    QLabel* m_position;
    PageQuestion* m_question;
    QLabel* m_speed;
    QLabel* m_memory;
    WhatsThis* m_whatsThis;
    QUndoGroup* m_undo; ///< combines the recipe's edits and the Sample page's rows
    RunProgress m_run;
    bool m_staysOpen = false;
};

} // namespace playground
