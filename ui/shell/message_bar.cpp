// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_bar.h"

#include "ui/controls/elided_label.h"
#include "ui/shell/whole_message.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
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

MessageBar::MessageBar(QTabWidget* tabs, QMenuBar* menu)
    : QFrame(menu ? menu->window() : tabs)
    , m_tabs(tabs)
    , m_menu(menu)
{
    setObjectName(QStringLiteral("messageBar"));
    build(); // first, because the following calls trigger changeEvent()
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    retranslate();
    recolour();
    hide();
    // Whenever tabs are added, removed or renamed, the tab bar requests a new layout.
    m_tabs->installEventFilter(this);
    m_tabs->tabBar()->installEventFilter(this);
    if (m_menu)
        m_menu->installEventFilter(this);
}

void MessageBar::build()
{
    m_mark = new QLabel(this);
    m_mark->setObjectName(QStringLiteral("messageMark"));
    m_text = new ElidedLabel(this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_copy = new QAction(this);
    m_text->addAction(m_copy);
    m_text->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("messageMore"));
    m_more->hide();
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
    layout->setContentsMargins(8, 0, 8, 0); // a single line is as high as the tabs
    layout->setSpacing(8);
    layout->addWidget(m_mark);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_position);
    layout->addWidget(m_next);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    for (QToolButton* button : {m_more, m_next, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    connect(m_copy, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_messages[m_current].text); });
    connect(m_more, &QToolButton::clicked, this, &MessageBar::showWhole);
    connect(m_next, &QToolButton::clicked, this, &MessageBar::showNext);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::act);
    // A hidden widget's shortcut does not fire, so without a message Escape stays available.
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &MessageBar::closeCurrent);
}

void MessageBar::post(const Message& message)
{
    std::erase_if(m_messages, [&](const Message& old) {
        const bool passing = old.kind != Message::Kind::Error && old.actionText.isEmpty();
        const bool sameCause = !old.about.isEmpty() && old.about == message.about;
        return passing || sameCause || (old.kind == message.kind && old.text == message.text);
    });
    m_messages.push_front(message);
    m_current = 0;
    showCurrent();
}

void MessageBar::withdraw(const QString& about)
{
    if (m_messages.empty())
        return;
    const Message shown = m_messages[m_current];
    if (std::erase_if(m_messages, [&](const Message& old) { return old.about == about; }) == 0)
        return;
    const auto still = std::find_if(m_messages.begin(), m_messages.end(),
        [&](const Message& one) { return one.kind == shown.kind && one.text == shown.text; });
    m_current = still == m_messages.end() ? 0 : static_cast<std::size_t>(still - m_messages.begin());
    showCurrent();
}

void MessageBar::reword(const QString& about, const QString& text)
{
    for (Message& message : m_messages) {
        if (message.about == about)
            message.text = text;
    }
    if (!m_messages.empty())
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

void MessageBar::showWhole()
{
    if (!m_messages.empty())
        showWholeMessage(m_messages[m_current].text, *this);
}

void MessageBar::act()
{
    if (m_messages.empty())
        return;
    // The action may post a message or delete this bar: move it out first and access no members afterwards.
    const std::function<void()> action = m_messages[m_current].action;
    closeCurrent();
    if (action)
        action();
}

void MessageBar::showCurrent()
{
    if (m_messages.empty())
        return hide();
    const Message& message = m_messages[m_current];
    m_text->setText(QString(message.text).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    m_action->setText(message.actionText);
    m_action->setToolTip(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    retranslate();
    recolour();
    const bool several = m_messages.size() > 1;
    m_position->setVisible(several);
    m_next->setVisible(several);

    show();
    place();
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// To the right of the last tab or, if there is too little space for a sentence, of the last menu.
QRect MessageBar::room() const
{
    const auto inParent = [this](const QWidget& row, int left, int width) {
        return QRect(row.mapTo(parentWidget(), QPoint(left, 0)), QSize(width - left, row.height()));
    };
    const QTabBar* bar = m_tabs->tabBar();
    const QRect last = bar->tabRect(bar->count() - 1);
    const QRect beside = inParent(*bar, last.right() + 1, m_tabs->width() - bar->x());
    if (beside.width() >= 45 * fontMetrics().averageCharWidth() || !m_menu || !m_menu->isVisible()
        || m_menu->isNativeMenuBar() || m_menu->actions().isEmpty())
        return beside;
    const int menus = m_menu->actionGeometry(m_menu->actions().constLast()).right() + 1;
    const QRect above = inParent(*m_menu, menus, m_menu->width());
    return above.width() > beside.width() ? above : beside;
}

void MessageBar::place()
{
    if (isHidden())
        return;
    QRect place = room();
    place.setLeft(std::min(place.left(), place.right() + 1 - layout()->minimumSize().width()));
    setGeometry(place);
    layout()->activate(); // computes the text's width
    const int taken = m_more->isHidden() ? 0 : m_more->width() + layout()->spacing();
    const bool fits
        = m_text->fontMetrics().horizontalAdvance(m_text->text()) <= m_text->contentsRect().width() + taken;
    if (fits == m_more->isHidden())
        return;
    m_more->setVisible(!fits);
    layout()->activate();
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close this message (Esc)"));
    m_close->setAccessibleName(tr("Close message"));
    m_copy->setText(tr("Copy message"));
    m_more->setText(tr("More"));
    m_more->setToolTip(tr("Show the whole message"));
    m_more->setAccessibleName(tr("Show the whole message"));
    m_next->setToolTip(tr("Show the next open message"));
    m_next->setAccessibleName(tr("Next message"));
    m_position->setText(tr("%1 of %2").arg(m_current + 1).arg(m_messages.size()));
    if (m_messages.empty())
        return;
    // Read before the text, because a screen reader cannot convey the icon's colour.
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        place();
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
        || event->type() == QEvent::Show)
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace playground
