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

/// What mouse, wheel and keys do to a plot's view, as TensorBoard has it: drag zooms into a box; Shift, Alt
/// or the middle button pans; the wheel zooms x around the cursor, with Ctrl or Alt y; a double click or
/// Escape goes back. The plot's own interactions stay off. Changes the axes' ranges itself; replotting is up
/// to the one who hears viewChanged().
class PlotNavigation : public QObject
{
    Q_OBJECT

public:
    explicit PlotNavigation(QCustomPlot* plot); ///< the plot becomes the parent

    /// A vertical line at this x coordinate that can be dragged.
    void setHandle(std::optional<double> x) { m_handle = x; }

Q_SIGNALS:
    void viewChanged();
    void resetRequested();
    void pointed(double x); ///< the mouse stands over this x coordinate
    void stepped(int by); ///< Left and Right keys: one point back or on, ten with Shift
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
    QPointF inside(QPointF position) const; ///< the nearest place between the axes
    void zoomIntoBox(QRectF box);
    void panBy(QPointF pixels);

    QCustomPlot* m_plot;
    QRubberBand* m_box; ///< the plot's child
    Drag m_drag = Drag::None;
    std::optional<double> m_handle;
    QPointF m_from; ///< where the drag began, or the pan stood last
};

} // namespace playground
