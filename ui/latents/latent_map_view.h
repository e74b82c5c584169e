// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/latent_map_canvas.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// The pictures of a data set where their latents lie on the map. Pictures that would cover another one are
/// dots until there is room: zooming in makes it.
class LatentMapView : public QWidget
{
    Q_OBJECT

public:
    explicit LatentMapView(QWidget* parent = nullptr);

    /// As LatentMapCanvas::setMap().
    void setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails);
    void invertThumbnails();

    /// Where the pictures A and B lie; none: not known.
    void setPair(std::optional<QPointF> a, std::optional<QPointF> b);

    /// The place that is decoded, in the map's units; none before the user chose one.
    const std::optional<QPointF>& point() const { return m_point; }
    QPointF toScreen(QPointF place) const; ///< logical pixels
    QPointF toMap(QPointF position) const;
    double zoom() const; ///< 1: all pictures are to be seen

    QImage toImage(QSize size) const; ///< on white, as in the light palette

    QSize sizeHint() const override { return {520, 360}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

public Q_SLOTS:
    void showAll();

Q_SIGNALS:
    void hovered(int index); ///< a picture of the data set; -1: none
    void pointed(); ///< point() was moved by the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawAxes(QPainter& painter);
    int pictureAt(QPointF position) const;
    void redraw();
    void hover(int index);
    void point(QPointF place);
    void zoomAt(QPointF position, double factor);

    LatentMapCanvas m_canvas;
    MapSection m_section;
    LatentMapCanvas::Drawing m_drawing; ///< of the present section; no image: to be drawn anew
    std::optional<QPointF> m_a;
    std::optional<QPointF> m_b;
    std::optional<QPointF> m_point;
    std::optional<QPointF> m_panned; ///< the pointer's last position while the map is moved
    bool m_pointing = false;
    int m_hovered = -1;
};

} // namespace playground
