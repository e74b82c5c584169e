// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_question.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int distance = 16; // from the last tab and from the edge
}

PageQuestion::PageQuestion(QTabWidget& tabs)
    : QLabel(&tabs)
    , m_tabs(tabs)
{
    setObjectName(QStringLiteral("pageQuestion"));
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::PlaceholderText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    tabs.installEventFilter(this);
    tabs.tabBar()->installEventFilter(this);
    connect(&tabs, &QTabWidget::currentChanged, this, &PageQuestion::place);
}

void PageQuestion::setQuestions(const QStringList& questions)
{
    m_questions = questions;
    place();
}

void PageQuestion::place()
{
    setText(m_questions.value(m_tabs.currentIndex()));
    const QTabBar& bar = *m_tabs.tabBar();
    const int left = bar.x() + bar.tabRect(bar.count() - 1).right() + distance;
    const int width = m_tabs.width() - distance - left;
    setGeometry(left, bar.y(), std::max(0, width), bar.height());
    setVisible(!text().isEmpty() && fontMetrics().horizontalAdvance(text()) <= width);
}

bool PageQuestion::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
        || event->type() == QEvent::Show || event->type() == QEvent::FontChange)
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace playground
