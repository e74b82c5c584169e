// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/latent_map_canvas.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// The pictures of a data set at their latents' positions on the map. Pictures that would overlap are dots;
/// zooming in shows them.
class LatentMapView : public QWidget
{
    Q_OBJECT

public:
    explicit LatentMapView(QWidget* parent = nullptr);

    /// As in LatentMapCanvas::setMap().
    void setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails);
    void invertThumbnails();

    /// Positions of A and B; nullopt: unknown.
    void setPair(std::optional<QPointF> a, std::optional<QPointF> b);

    /// The decoded position in map units; nullopt until the user selects one.
    const std::optional<QPointF>& point() const { return m_point; }
    QPointF toScreen(QPointF place) const; ///< logical pixels
    QPointF toMap(QPointF position) const;
    double zoom() const; ///< 1: all pictures are visible

    QImage toImage(QSize size) const; ///< on white, in the light palette

    QSize sizeHint() const override { return {520, 360}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

public Q_SLOTS:
    void showAll();

Q_SIGNALS:
    void hovered(int index); ///< index of a picture in the data set; -1: none
    void pointed(); ///< the user moved point()

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
    LatentMapCanvas::Drawing m_drawing; ///< of the current section; null image: must be redrawn
    std::optional<QPointF> m_a;
    std::optional<QPointF> m_b;
    std::optional<QPointF> m_point;
    std::optional<QPointF> m_panned; ///< last pointer position while panning
    bool m_pointing = false;
    int m_hovered = -1;
};

} // namespace playground
