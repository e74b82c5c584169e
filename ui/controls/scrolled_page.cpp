// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/scrolled_page.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace playground
{

ScrolledPage::ScrolledPage(QWidget* page)
{
    setObjectName(page->objectName() + QStringLiteral("Scroll"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the page handles the keys
    viewport()->setAutoFillBackground(false);
    setWidget(page);
    page->setAutoFillBackground(false);
    page->installEventFilter(this);
}

/// The page's minimum size at this width.
QSize ScrolledPage::minimumFor(int width) const
{
    const QLayout* layout = widget()->layout();
    const QSize least = widget()->minimumSizeHint().expandedTo(widget()->minimumSize());
    const int wide = std::max(width, least.width());
    const int high
        = layout && layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(wide) : least.height();
    return {wide, std::max(high, widget()->minimumHeight())};
}

void ScrolledPage::fit()
{
    const QSize room = maximumViewportSize();
    QSize page = minimumFor(room.width());
    const int bar = verticalScrollBar()->sizeHint().width();
    if (page.height() > room.height())
        page = minimumFor(room.width() - bar);
    const int across = page.width() > room.width() ? horizontalScrollBar()->sizeHint().height() : 0;
    page.setHeight(std::max(page.height(), room.height() - across));
    if (widget()->size() != page)
        widget()->resize(page);
}

void ScrolledPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool ScrolledPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace playground
