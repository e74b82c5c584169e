// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
/// Hidden, even if its space is kept.
bool isBlank(QLayoutItem* item)
{
    if (const QWidget* widget = item->widget())
        return widget->isHidden();
    const QLayout* layout = item->layout();
    for (int i = 0; layout && i < layout->count(); ++i)
        if (!isBlank(layout->itemAt(i)))
            return false;
    return true;
}

/// A widget that ignores its size hint still has its minimum.
QSize hintOf(const QLayoutItem& item)
{
    return item.sizeHint().expandedTo(item.minimumSize());
}
} // namespace

FlowLayout::FlowLayout(QWidget* parent, int horizontalSpacing, int verticalSpacing)
    : QLayout(parent)
    , m_horizontalSpacing(horizontalSpacing)
    , m_verticalSpacing(verticalSpacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    while (!m_items.isEmpty()) // a nested layout takes itself out when it is deleted
        delete m_items.takeFirst();
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

void FlowLayout::addLayout(QLayout* layout)
{
    if (adoptLayout(layout))
        addItem(layout);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    m_growing.removeAll(m_items[index]);
    return m_items.takeAt(index);
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : shown()) {
        const QSize hint = hintOf(*item);
        const int gap = size.width() > 0 ? m_horizontalSpacing : 0;
        size = QSize(size.width() + gap + hint.width(), std::max(size.height(), hint.height()));
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

QSize FlowLayout::sizeOf(const QLayoutItem& item, int width)
{
    const QSize hint = hintOf(item);
    if (hint.width() <= width)
        return hint;
    return {width, item.hasHeightForWidth() ? item.heightForWidth(width) : hint.height()};
}

int FlowLayout::arrange(const QRect& rect, bool apply) const
{
    const QList<QLayoutItem*> items = shown();
    int top = rect.top();
    for (qsizetype first = 0; first < items.size();) {
        const QSize start = sizeOf(*items[first], rect.width());
        int width = start.width();
        int height = start.height();
        qsizetype end = first + 1;
        for (; end < items.size(); ++end) {
            const QSize hint = hintOf(*items[end]);
            if (width + m_horizontalSpacing + hint.width() > rect.width())
                break;
            width += m_horizontalSpacing + hint.width();
            height = std::max(height, hint.height());
        }
        const bool last = end == items.size();
        if (std::all_of(items.begin() + first, items.begin() + end, isBlank)) {
            first = end; // no empty line
            continue;
        }
        top += top > rect.top() ? m_verticalSpacing : 0;
        if (apply)
            place(items.mid(first, end - first), QRect(rect.left(), top, rect.width(), height), last);
        top += height;
        first = end;
    }
    return top - rect.top();
}

void FlowLayout::place(const QList<QLayoutItem*>& row, const QRect& rect, bool last) const
{
    int spare = rect.width() + m_horizontalSpacing;
    for (const QLayoutItem* item : row)
        spare -= sizeOf(*item, rect.width()).width() + m_horizontalSpacing;
    int left = rect.left();
    for (QLayoutItem* item : row) {
        QSize size = sizeOf(*item, rect.width());
        if (m_growing.contains(item))
            size.rwidth() += std::exchange(spare, 0);
        if (last && !m_lastLeft && item == row.last())
            left = std::max(left, rect.left() + rect.width() - size.width());
        item->setGeometry(QRect(QPoint(left, rect.top() + (rect.height() - size.height()) / 2), size));
        left += size.width() + m_horizontalSpacing;
    }
}

} // namespace playground
