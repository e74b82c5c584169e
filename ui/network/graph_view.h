// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/network/graph_painter.h"

#include <QWidget>

namespace playground
{

/// The network's graph, as large as fits. Mouse or arrow keys select a layer; a click on a skip connection,
/// or Space for all skips of the selected layer, toggles it.
class GraphView : public QWidget
{
    Q_OBJECT

public:
    explicit GraphView(QWidget* parent = nullptr);

    /// Selects the first layer and turns all skips on.
    void setGraph(const NetworkGraph& graph);
    const NetworkGraph& graph() const { return m_drawing.graph; }

    int selected() const { return m_drawing.selected; } ///< -1: none
    void select(int node);
    const std::set<std::string>& skipsOff() const { return m_drawing.skipsOff; }
    void setSkipsOff(std::set<std::string> ids);

    /// For files: light palette, nothing selected, scale 1.
    GraphDrawing drawingForFile() const;
    /// In logical pixels of this widget.
    QRectF boxOf(int node) const;
    QPointF skipHandle(int edge) const; ///< a point on the skip's line

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< the smallest readable scale

Q_SIGNALS:
    void nodeSelected(int node); ///< not emitted by setGraph()
    void skipsChanged(); ///< not emitted by setGraph()

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void measure();
    void fit();
    void toggle(const std::vector<std::string>& ids);
    void hover(QPointF position);
    void describe();
    QString toolTipAt(QPointF position) const;
    QPointF inDrawing(QPointF position) const { return (position - m_origin) / m_scale; }

    GraphDrawing m_drawing;
    GraphLayout m_layout;
    double m_scale = 1;
    QPointF m_origin;
};

} // namespace playground
