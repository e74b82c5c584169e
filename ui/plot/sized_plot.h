// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace playground
{

/// A QCustomPlot that keeps its last size while its widget is empty (e.g. in a collapsed panel): QCustomPlot
/// would paint into an empty buffer, and Qt would warn for each stroke.
class SizedPlot : public QCustomPlot
{
public:
    using QCustomPlot::QCustomPlot;

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        if (!event->size().isEmpty())
            QCustomPlot::resizeEvent(event);
    }
};

} // namespace playground
