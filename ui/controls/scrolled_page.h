// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace playground
{

/// A page that fills the available space and scrolls only below its minimum size, so that on small screens or
/// with large text nothing is cut off. (With widgetResizable, QScrollArea gives a height-for-width layout its
/// preferred height and scrolls too early.)
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
    QSize minimumFor(int width) const;
};

} // namespace playground
