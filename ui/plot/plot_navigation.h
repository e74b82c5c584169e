// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

#include <optional>

class QCPRange;
class QCustomPlot;
class QKeyEvent;
class QMouseEvent;
class QRubberBand;
class QWheelEvent;

namespace playground
{

/// Mouse, wheel and key navigation of a plot, as in TensorBoard: drag zooms into a box; Shift, Alt or the
/// middle button pans; the wheel zooms x around the cursor, with Ctrl or Alt y; double click or Escape
/// resets. The plot's own interactions stay off. Changes the axis ranges itself; the receiver of
/// viewChanged() replots.
class PlotNavigation : public QObject
{
    Q_OBJECT

public:
    explicit PlotNavigation(QCustomPlot* plot); ///< `plot` becomes the parent

    /// Adds a draggable vertical line at this x coordinate.
    void setHandle(std::optional<double> x) { m_handle = x; }

Q_SIGNALS:
    void viewChanged();
    void resetRequested();
    void pointed(double x); ///< the mouse is over this x coordinate
    void stepped(int by); ///< Left and Right keys: by one point, with Shift by ten
    void left(); ///< the mouse left the plot
    void handleMoved(double x); ///< the handle was dragged to this x coordinate

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Box, Pan, Handle };

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool key(const QKeyEvent& event);
    bool onHandle(QPointF position) const;
    QPointF inside(QPointF position) const; ///< clamped to the axis rectangle
    void zoomIntoBox(QRectF box);
    void panBy(QPointF pixels);

    QCustomPlot* m_plot;
    QRubberBand* m_box; ///< child of the plot
    Drag m_drag = Drag::None;
    std::optional<double> m_handle;
    QPointF m_from; ///< start of the drag, or last position of the pan
};

} // namespace playground
