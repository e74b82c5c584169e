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

/// What happened, in one line, and what can be done about it.
struct Message {
    enum class Kind { Information, Warning, Error };

    Kind kind = Kind::Information;
    QString text; ///< plain text, already in the window's language
    QString actionText = {}; ///< empty: no button
    std::function<void()> action = {}; ///< called on the GUI thread after the message has gone
    QString about = {}; ///< its cause, by a name of the caller's; see MessageBar::withdraw()
};

/// A quiet strip inside the window in place of modal dialogs. The newest message is shown. It takes the place
/// of older information and warnings, but an error or an offer (a message with a button) stays until it is
/// closed or its cause has gone: then the bar counts "1 of 2". Hidden while there is nothing to say. Escape
/// anywhere in the window closes the message shown.
///
/// It lies in the free end of the row of tabs, so that it moves nothing when it comes and goes. What does not
/// fit into that row hangs over the top of the page.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    /// `tabs` becomes the parent.
    explicit MessageBar(QTabWidget* tabs);

    /// Shows `message` first, in place of an earlier one about the same. The same kind and text again does
    /// not count twice.
    void post(const Message& message);
    /// The cause has gone, and with it every message about it; does nothing if there are none.
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
