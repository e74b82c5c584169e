// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <deque>
#include <functional>

class QLabel;
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
/// Placed in the unused part of the tab row, so that showing it moves nothing. Text that does not fit
/// overlaps the top of the page.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    /// `tabs` becomes the parent.
    explicit MessageBar(QTabWidget* tabs);

    /// Shows `message`, replacing an earlier one with the same `about`. Posting the same kind and text again
    /// has no effect on the count.
    void post(const Message& message);
    /// Removes all messages with this `about`, if any.
    void withdraw(const QString& about);
    int count() const { return static_cast<int>(m_messages.size()); }

public Q_SLOTS:
    void closeCurrent();
    void showNext();
    void closeAll();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void recolour();
    void showCurrent();
    void place();
    void act();

    std::deque<Message> m_messages; ///< newest first
    std::size_t m_current = 0;
    QLabel* m_mark = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_next = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
    QTabWidget* m_tabs;
};

} // namespace playground
