// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace playground
{

/// A page that is as large as the room there is, and scrolls where that is less than it needs at least: on a
/// small screen, or with large text, nothing is cut off and the window still fits. (QScrollArea's own
/// widgetResizable gives a layout with height for width its usual height instead, and scrolls too early.)
class ScrolledPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrolledPage(QWidget* page);

    QSize minimumSizeHint() const override { return {120, 120}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    QSize leastFor(int width) const;
};

} // namespace playground
