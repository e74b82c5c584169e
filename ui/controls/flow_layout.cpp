// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include <algorithm>

namespace playground
{

FlowLayout::FlowLayout(QWidget* parent, int horizontalSpacing, int verticalSpacing)
    : QLayout(parent)
    , m_horizontalSpacing(horizontalSpacing)
    , m_verticalSpacing(verticalSpacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        const QSize hint = item->sizeHint();
        size = QSize(
            size.width() + hint.width() + m_horizontalSpacing, std::max(size.height(), hint.height()));
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QList<QLayoutItem*> FlowLayout::shown() const
{
    QList<QLayoutItem*> items;
    for (QLayoutItem* item : m_items)
        if (!item->isEmpty())
            items.append(item);
    return items;
}

int FlowLayout::arrange(const QRect& rect, bool apply) const
{
    const QList<QLayoutItem*> items = shown();
    int top = rect.top();
    for (qsizetype first = 0; first < items.size();) {
        int width = items[first]->sizeHint().width();
        int height = items[first]->sizeHint().height();
        qsizetype end = first + 1;
        for (; end < items.size(); ++end) {
            const QSize hint = items[end]->sizeHint();
            if (width + m_horizontalSpacing + hint.width() > rect.width())
                break;
            width += m_horizontalSpacing + hint.width();
            height = std::max(height, hint.height());
        }
        int left = rect.left();
        for (qsizetype i = first; apply && i < end; ++i) {
            const QSize hint = items[i]->sizeHint();
            if (i + 1 == items.size())
                left = std::max(left, rect.left() + rect.width() - hint.width());
            items[i]->setGeometry(QRect(QPoint(left, top + (height - hint.height()) / 2), hint));
            left += hint.width() + m_horizontalSpacing;
        }
        top += height + (end < items.size() ? m_verticalSpacing : 0);
        first = end;
    }
    return top - rect.top();
}

} // namespace playground
