// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/whats_this.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QToolButton>
#include <QWhatsThis>
#include <QWhatsThisClickedEvent>

#include <utility>

namespace playground
{

namespace
{
const QString restorePrefix = QStringLiteral("restore:");
const QString lessonScheme = QStringLiteral("lesson:");

/// A tool button is known by its action, a label by its control.
QString nameOf(const QWidget* widget)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (label && label->buddy())
        return label->buddy()->objectName();
    if (widget->objectName().startsWith(restorePrefix))
        return restorePrefix; // one text for the buttons of all fields
    const auto* button = qobject_cast<const QToolButton*>(widget);
    return button && button->defaultAction() ? button->defaultAction()->objectName() : widget->objectName();
}

/// Also for pop-ups, which are windows of their own.
bool belongsTo(const QWidget* widget, const QWidget& window)
{
    while (widget && widget != &window)
        widget = widget->parentWidget();
    return widget != nullptr;
}
} // namespace

WhatsThis::WhatsThis(QMainWindow& window, QAction& action)
    : QObject(&window)
    , m_window(window)
    , m_action(action)
{
    retranslate();
    qApp->installEventFilter(this);
    connect(&action, &QAction::triggered, this, &WhatsThis::explain);
}

void WhatsThis::retranslate()
{
    m_texts.clear();
    for (const HelpSection& section : readHelp(QStringLiteral(":/whats_this"))) {
        QString html = QStringLiteral("<p>%1</p>").arg(section.text.toHtmlEscaped());
        if (!section.lesson.isEmpty())
            html += QStringLiteral("<p><a href=\"%1%2\">%3</a></p>")
                        .arg(lessonScheme, section.lesson, tr("Open the lesson about it"));
        for (const QString& name : section.heading.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            m_texts.insert(name, html);
    }
    for (QAction* action : m_window.findChildren<QAction*>())
        action->setWhatsThis(m_texts.value(action->objectName()));
}

QString WhatsThis::textFor(const QWidget* widget) const
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString text = m_texts.value(nameOf(widget)); !text.isEmpty())
            return text;
    }
    return {};
}

void WhatsThis::explain()
{
    const bool byKey = std::exchange(m_byKey, false);
    QWidget* focused = m_window.focusWidget();
    const QString text = textFor(focused);
    if (text.isEmpty() || !byKey)
        return QWhatsThis::enterWhatsThisMode();
    QWhatsThis::showText(focused->mapToGlobal(focused->rect().center()), text, focused);
}

bool WhatsThis::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = qobject_cast<QWidget*>(watched);
    switch (event->type()) {
    case QEvent::QueryWhatsThis:
    case QEvent::WhatsThis:
        if (widget && belongsTo(widget, m_window))
            widget->setWhatsThis(textFor(widget));
        break;
    case QEvent::WhatsThisClicked: {
        const QString link = static_cast<QWhatsThisClickedEvent*>(event)->href();
        if (link.startsWith(lessonScheme)) {
            QWhatsThis::hideText();
            Q_EMIT lessonRequested(link.mid(lessonScheme.size()));
            return true;
        }
        break;
    }
    case QEvent::Shortcut:
        m_byKey = m_byKey || watched == &m_action;
        break;
    case QEvent::LanguageChange:
        if (watched == &m_window)
            retranslate();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace playground
