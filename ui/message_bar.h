// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <deque>
#include <functional>

class QLabel;
class QPropertyAnimation;
class QPushButton;
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
};

/// A quiet strip inside the window in place of modal dialogs. The newest message is shown. It takes the place
/// of older information and warnings, but an error stays until it is closed: then the bar counts "1 of 2".
/// Hidden while there is nothing to say. Escape anywhere in the window closes the message shown.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows `message` first. The same kind and text again does not count twice.
    void post(const Message& message);
    int count() const { return static_cast<int>(m_messages.size()); }

public Q_SLOTS:
    void closeCurrent();
    void showNext();
    void closeAll();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void retranslate();
    void recolour();
    void showCurrent();
    void slideTo(int height);
    int wantedHeight() const;
    void act();

    std::deque<Message> m_messages; ///< newest first
    std::size_t m_current = 0;
    bool m_open = false; ///< or opening; false while it slides shut
    QLabel* m_mark = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_next = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
    QPropertyAnimation* m_slide = nullptr;
};

} // namespace playground
