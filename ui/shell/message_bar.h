// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <deque>
#include <functional>

class QAction;
class QLabel;
class QMenuBar;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace playground
{

/// A one-line message with an optional action.
struct Message {
    enum class Kind { Information, Warning, Error };

    Kind kind = Kind::Information;
    QString text; ///< plain text in the current language
    QString actionText = {}; ///< empty: no button
    std::function<void()> action = {}; ///< called on the GUI thread after the message is removed
    QString about = {}; ///< cause of the message, a key chosen by the caller; see MessageBar::withdraw()
};

/// A message strip in the window, used instead of modal dialogs. Shows the newest message. A message replaces
/// older information and warnings, but errors and messages with a button stay until they are closed or
/// withdrawn; the bar then counts "1 of 2". Hidden without messages. Escape closes the message shown.
///
/// Placed in the unused part of the tab row or, where that is too short for a sentence, of the menu bar: it
/// moves and hides nothing. A text that does not fit ends in dots; a button then shows the whole of it.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    /// The menu bar's window becomes the parent; without a menu bar, `tabs`.
    explicit MessageBar(QTabWidget* tabs, QMenuBar* menu = nullptr);

    /// Shows `message`, replacing an earlier one with the same `about`. Posting the same kind and text again
    /// has no effect on the count.
    void post(const Message& message);
    /// Removes all messages with this `about`, if any.
    void withdraw(const QString& about);
    /// Changes the text of the messages with this `about`, if any, in place.
    void reword(const QString& about, const QString& text);
    int count() const { return static_cast<int>(m_messages.size()); }

public Q_SLOTS:
    void closeCurrent();
    void showNext();
    void closeAll();
    void showWhole();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void recolour();
    void showCurrent();
    QRect room() const;
    void place();
    void act();

    std::deque<Message> m_messages; ///< newest first
    std::size_t m_current = 0;
    QLabel* m_mark = nullptr;
    QLabel* m_text = nullptr;
    QAction* m_copy = nullptr;
    QToolButton* m_more = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_next = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
    QTabWidget* m_tabs;
    QPointer<QMenuBar> m_menu;
};

} // namespace playground
