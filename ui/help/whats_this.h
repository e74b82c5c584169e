// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help_file.h"

#include <QHash>
#include <QObject>

class QAction;
class QMainWindow;

namespace playground
{

/// "What's this?" (Shift+F1) for every control and plot of the window: shows the text that :/whats_this has
/// for the object name of the control, or of the innermost parent with a text. The key explains the focused
/// control; the menu entry turns the pointer into a question mark.
class WhatsThis : public QObject
{
    Q_OBJECT

public:
    /// Uses `action` as menu entry and key.
    WhatsThis(QMainWindow& window, QAction& action);

    /// The text for a control as HTML; empty if there is none.
    QString textFor(const QWidget* widget) const;

Q_SIGNALS:
    void lessonRequested(const QString& name); ///< a text's link to a lesson was clicked

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void explain();

    QMainWindow& m_window;
    QAction& m_action;
    bool m_byKey = false; ///< the key triggers the action
    QHash<QString, QString> m_texts; ///< HTML by object name
};

} // namespace playground
