// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "ui/shell/main_window.h"
#include "ui/train/loss_plot.h"

#include <QImage>

#include <functional>

namespace playground
{

/// The window with its session, as runWindow() puts them together, and hands to press its keys.
class AppWindow
{
public:
    /// One thread, so that losses can be compared; otherwise as `options` say.
    explicit AppWindow(WindowOptions options = {});

    MainWindow& window() { return m_window; }
    Session& session() { return m_session; }
    PreviewSettings& settings() { return m_settings; }
    RunState state() const { return m_session.status().state; }
    std::int64_t step() const { return m_session.status().step; }
    const std::vector<StepRecord>& losses() { return m_window.lossPlot().history(); }

    /// A widget or action by its object name, which must exist.
    template <typename Object> Object& find(const QString& name)
    {
        auto* found = m_window.findChild<Object*>(name);
        if (!found)
            qFatal("the window has no %s", qPrintable(name));
        return *found;
    }
    /// Whether the window comes to this state within four minutes.
    bool waitFor(RunState state);
    bool waitForSteps(std::int64_t steps); ///< on the loss curve
    /// Waits until the pictures are those of the present settings and weights, on a busy machine too:
    /// training rests, the window has looked for changes, and the preview lane has answered. False after a
    /// few minutes.
    bool settle();
    void click(const QString& buttonName); ///< with the mouse
    void clickTool(const QString& actionName); ///< the action's button in the toolbar
    void drop(const QString& path); ///< lets a file fall on the window
    /// Triggers an action; names `path` in the file dialog that it opens, and accepts.
    void answerFileDialog(const QString& actionName, const QString& path);
    /// The same for a file dialog that `open` opens.
    static void answerFileDialog(const std::function<void()>& open, const QString& path);
    QString message(); ///< what the message bar says; empty while it says nothing

    enum Row { Original, Noised, Predicted, Error };
    QImage row(Row row); ///< of the triptych as it is on the screen

private:
    Preferences m_preferences;
    PreviewSettings m_settings;
    MainWindow m_window;
    Session m_session;
};

/// Options that open a recipe of the test's own.
WindowOptions openRecipe(const Recipe& recipe);

/// A recipe as a file in the test's home.
QString recipeFile(const Recipe& recipe);

/// smallRecipe() with so many epochs that no test sees the last.
Recipe endlessRecipe();

} // namespace playground
