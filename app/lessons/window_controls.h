// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lessons/spotlight.h"

#include <QString>

#include <optional>

class QObject;
class QWidget;

namespace playground
{

/// The names of the pages in lessons, in the order of their tabs.
QStringList lessonPages();

/// Reads and operates the controls of a window by object name, as a hand at the mouse would: every change
/// reaches the program by the signals of the control.
class WindowControls
{
public:
    explicit WindowControls(QWidget& window)
        : m_window(window)
    {
    }

    /// The widget or action with this name, the visible one if there are several; null if there is none.
    QObject* find(const QString& name) const;
    /// Where the control is on the screen: an action's tool button, or the tab of a page ("tab:noise").
    /// Nothing if it is not shown.
    std::optional<LitArea> shown(const QString& name) const;
    bool isEnabled(const QString& name) const; ///< and visible, so that a hand could reach it

    /// Numbers as digits; combo boxes by their data; "on" and "off"; tabs by index. Nothing for other
    /// controls.
    std::optional<QString> value(const QString& name) const;
    /// Sets such a value. False if the control has no value or does not offer this one.
    bool setValue(const QString& name, const QString& value) const;
    /// Clicks a button or triggers an action. False if it is neither.
    bool click(const QString& name) const;

private:
    QWidget& m_window;
};

} // namespace playground
