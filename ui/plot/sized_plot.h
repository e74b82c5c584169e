// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <algorithm>

namespace playground
{

/// A QCustomPlot that keeps its last size while its widget is empty (e.g. in a collapsed panel): QCustomPlot
/// would paint into an empty buffer, and Qt would warn for each stroke. The numbers of a low vertical axis do
/// not touch.
class SizedPlot : public QCustomPlot
{
public:
    explicit SizedPlot(QWidget* parent = nullptr)
        : QCustomPlot(parent)
    {
        connect(this, &QCustomPlot::beforeReplot, this, [this] { thinTicks(); });
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        if (!event->size().isEmpty())
            QCustomPlot::resizeEvent(event);
    }

private:
    void thinTicks()
    {
        const int line = QFontMetrics(yAxis->tickLabelFont()).height();
        const int room = height() - 4 * line; // less the horizontal axes' numbers and words
        yAxis->ticker()->setTickCount(std::clamp(room / (2 * line), 2, 5));
    }
};

} // namespace playground
