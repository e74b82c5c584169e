// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message_bar.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace playground
{

namespace
{
QString iconName(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Error:
        return QStringLiteral("error");
    case Message::Kind::Warning:
        return QStringLiteral("warning");
    case Message::Kind::Information:
        break;
    }
    return QStringLiteral("information");
}

QColor markColour(Message::Kind kind, const QPalette& palette)
{
    switch (kind) {
    case Message::Kind::Error:
        return roleColor(Role::Error, palette);
    case Message::Kind::Warning:
        return roleColor(Role::Warning, palette);
    case Message::Kind::Information:
        break;
    }
    return palette.color(QPalette::Highlight);
}
} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    build(); // first: what follows already calls changeEvent()
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    retranslate();
    recolour();
    hide();
}

void MessageBar::build()
{
    m_mark = new QLabel(this);
    m_mark->setObjectName(QStringLiteral("messageMark"));
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1); // a long name without a place to break must not widen the window
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_position = new QLabel(this);
    m_position->setObjectName(QStringLiteral("messagePosition"));
    m_position->setForegroundRole(QPalette::PlaceholderText);
    m_next = new QToolButton(this);
    m_next->setObjectName(QStringLiteral("messageNext"));
    m_action = new QPushButton(this);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("messageClose"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_mark);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_position);
    layout->addWidget(m_next);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    for (QToolButton* button : {m_next, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    m_slide = new QPropertyAnimation(this, "maximumHeight", this);
    connect(m_slide, &QPropertyAnimation::finished, this, [this] {
        if (m_open)
            setMaximumHeight(QWIDGETSIZE_MAX);
        else
            hide();
    });
    connect(m_next, &QToolButton::clicked, this, &MessageBar::showNext);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::act);
    // A hidden widget's shortcut does not fire, so Escape is free while there is no message.
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &MessageBar::closeCurrent);
}

void MessageBar::post(const Message& message)
{
    std::erase_if(m_messages, [&](const Message& old) {
        return old.kind != Message::Kind::Error || (old.kind == message.kind && old.text == message.text);
    });
    m_messages.push_front(message);
    m_current = 0;
    showCurrent();
}

void MessageBar::closeCurrent()
{
    if (m_messages.empty())
        return;
    m_messages.erase(m_messages.begin() + static_cast<std::ptrdiff_t>(m_current));
    m_current = 0;
    showCurrent();
}

void MessageBar::showNext()
{
    if (m_messages.empty())
        return;
    m_current = (m_current + 1) % m_messages.size();
    showCurrent();
}

void MessageBar::closeAll()
{
    m_messages.clear();
    m_current = 0;
    showCurrent();
}

void MessageBar::act()
{
    if (m_messages.empty())
        return;
    // The action may post a message of its own, or delete this bar: take it out first, touch nothing after.
    const std::function<void()> action = m_messages[m_current].action;
    closeCurrent();
    if (action)
        action();
}

void MessageBar::showCurrent()
{
    if (m_messages.empty()) {
        m_open = false;
        slideTo(0);
        return;
    }
    const Message& message = m_messages[m_current];
    m_text->setText(message.text);
    m_action->setText(message.actionText);
    m_action->setToolTip(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    retranslate();
    recolour();
    const bool several = m_messages.size() > 1;
    m_position->setVisible(several);
    m_next->setVisible(several);

    m_open = true;
    if (!isVisible()) {
        setMaximumHeight(0);
        show();
    }
    slideTo(wantedHeight());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

int MessageBar::wantedHeight() const
{
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
}

void MessageBar::slideTo(int height)
{
    m_slide->stop();
    if (m_open && this->height() == height) {
        setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    // Zero where the desktop asks for no animations.
    m_slide->setDuration(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) / 2);
    m_slide->setStartValue(isVisible() ? qMin(this->height(), maximumHeight()) : 0);
    m_slide->setEndValue(height);
    m_slide->start();
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close this message (Esc)"));
    m_close->setAccessibleName(tr("Close message"));
    m_next->setToolTip(tr("Show the next message that has not been closed"));
    m_next->setAccessibleName(tr("Next message"));
    m_position->setText(tr("%1 of %2").arg(m_current + 1).arg(m_messages.size()));
    if (m_messages.empty())
        return;
    // Read aloud before the text: a screen reader does not see the mark's colour.
    QString kind = tr("Information");
    if (m_messages[m_current].kind == Message::Kind::Warning)
        kind = tr("Warning");
    else if (m_messages[m_current].kind == Message::Kind::Error)
        kind = tr("Error");
    m_mark->setAccessibleName(kind);
    m_mark->setToolTip(kind);
    setAccessibleName(QStringLiteral("%1: %2").arg(kind, m_messages[m_current].text));
}

void MessageBar::recolour()
{
    m_close->setIcon(icon(QStringLiteral("close"), palette()));
    m_next->setIcon(icon(QStringLiteral("next"), palette()));
    if (m_messages.empty())
        return;
    const Message::Kind kind = m_messages[m_current].kind;
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_mark->setPixmap(
        icon(iconName(kind), markColour(kind, palette())).pixmap(QSize(side, side), devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        recolour();
    QFrame::changeEvent(event);
}

void MessageBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    // The first width is known only now; the height the slide runs to follows from it.
    if (m_open && event->oldSize().width() != event->size().width()
        && m_slide->state() == QPropertyAnimation::Running)
        m_slide->setEndValue(wantedHeight());
}

} // namespace playground
