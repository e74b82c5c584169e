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
class NetworkPage;
class NoiseLevelPanel;
class NoisePage;
class Preferences;
class PreviewSettings;
class RecipeForm;
class SamplePage;
class TrainPage;
class TriptychPanel;
class WindowActions;

/// The window: the recipe at the left, the pages in the middle, the state in the toolbar and below. It shows
/// what it is told and says what the user did; it knows no engine.
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
    LossPlot& lossPlot();
    NoiseLevelPanel& noiseLevels();
    TriptychPanel& triptych();
    Page page() const;
    void showPage(Page page); ///< does nothing for a page that is not offered
    bool offers(Page page) const;

    /// Whether there is noise to put in and to come back from; without it the Noise and the Sample page are
    /// not offered, but the Latents page is: the recipe's network is an autoencoder.
    void setNoiseAvailable(bool offered);

    void setRun(const RunView& run);
    void setMemory(qint64 bytes);
    void stayOpen() { m_staysOpen = true; } ///< while closing() is emitted: the window does not close
    void setBusy(const QString& what); ///< what takes its time, beside training; empty: nothing

Q_SIGNALS:
    void pageChanged();
    void dropped(const QString& path); ///< a file or folder let fall on the window
    void closing(); ///< the last moment to save, or to stayOpen()

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void openWhereThereIsRoom();
    void buildRecipeDock();
    void buildPages();
    void buildStatus();
    void buildUndo();
    void followUndo();
    void retranslate();
    void showRun();
    void showKeys();
    void showAbout();

    WindowActions* m_actions;
    RecipeForm* m_form;
    QTabWidget* m_pages;
    MessageBar* m_messages; // after m_pages, in whose row of tabs it lies
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
    QLabel* m_speed;
    QLabel* m_memory;
    QUndoGroup* m_undo; ///< the recipe's edits and the Sample page's rows
    RunView m_run;
    bool m_staysOpen = false;
};

} // namespace playground
