// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace playground
{

/// Lays items out in a row that wraps at the right edge, like text. An item that is wider than the whole row
/// is narrowed to it; a nested flow layout then wraps in turn. Based on Qt's Flow Layout example.
class FlowLayout : public QLayout
{
public:
    FlowLayout(QWidget* parent, int horizontalSpacing, int verticalSpacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    void addLayout(QLayout* layout);
    /// The last item added gets the space that its row leaves.
    void growLast() { m_growing.append(m_items.last()); }
    /// The last item follows the others; otherwise it is at the right end of its row.
    void alignLastLeft() { m_lastLeft = true; }
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    QList<QLayoutItem*> shown() const; ///< and those whose space is kept while they are hidden
    /// Arranges the items in `rect`, the last one usually right-aligned; returns the height used.
    int arrange(const QRect& rect, bool apply) const;
    void place(const QList<QLayoutItem*>& row, const QRect& rect, bool last) const;
    static QSize sizeOf(const QLayoutItem& item, int width); ///< in a row of this width

    QList<QLayoutItem*> m_items;
    QList<QLayoutItem*> m_growing; ///< some of m_items
    int m_horizontalSpacing;
    int m_verticalSpacing;
    bool m_lastLeft = false;
};

} // namespace playground
