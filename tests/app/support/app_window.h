// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "ui/shell/main_window.h"
#include "ui/train/loss_plot.h"

#include <QImage>

#include <functional>

namespace playground
{

/// The window with its session, set up like in runWindow(), and helpers to operate it.
class AppWindow
{
public:
    /// Uses `options`, but always a single thread, so that losses can be compared.
    explicit AppWindow(WindowOptions options = {});

    MainWindow& window() { return m_window; }
    Session& session() { return m_session; }
    PreviewSettings& settings() { return m_settings; }
    RunState state() const { return m_session.status().state; }
    std::int64_t step() const { return m_session.status().step; }
    const std::vector<StepRecord>& losses() { return m_window.lossPlot().history(); }

    /// Finds a widget or action by its object name; it must exist.
    template <typename Object> Object& find(const QString& name)
    {
        auto* found = m_window.findChild<Object*>(name);
        if (!found)
            qFatal("the window has no %s", qPrintable(name));
        return *found;
    }
    /// Waits up to four minutes for this state; returns true if it was reached.
    bool waitFor(RunState state);
    bool waitForSteps(std::int64_t steps); ///< waits until the loss curve has this many steps
    /// Waits until the pictures match the current settings and weights, even on a busy machine: training is
    /// paused, the window has processed all changes, and the preview lane is idle. Returns false after a few
    /// minutes.
    bool settle();
    void click(const QString& buttonName); ///< clicks with the mouse
    void clickTool(const QString& actionName); ///< clicks the toolbar button of the action
    void drop(const QString& path); ///< drops a file on the window
    /// Triggers an action, enters `path` in the file dialog that it opens, and accepts.
    void answerFileDialog(const QString& actionName, const QString& path);
    /// Does the same for a file dialog opened by `open`.
    static void answerFileDialog(const std::function<void()>& open, const QString& path);
    QString message(); ///< text of the message bar; empty if there is none

    enum Row { Original, Noised, Predicted, Error };
    QImage row(Row row); ///< a row of the triptych, as shown on the screen

private:
    Preferences m_preferences;
    PreviewSettings m_settings;
    MainWindow m_window;
    Session m_session;
};

/// Options that open this recipe.
WindowOptions openRecipe(const Recipe& recipe);

/// Saves a recipe as a file in the test's home.
QString recipeFile(const Recipe& recipe);

/// smallRecipe() with so many epochs that no test reaches the end.
Recipe endlessRecipe();

} // namespace playground
