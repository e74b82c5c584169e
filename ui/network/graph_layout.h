// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_graph.h"

#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace playground
{

/// The geometry of a network drawing, in logical pixels at scale 1: one column per block from left to right,
/// one row lower for each halving of the resolution; skips pass above the columns between. Layers run
/// downwards in a block, upwards in blocks that receive skips, so that skips nest.
class GraphLayout
{
public:
    GraphLayout() = default;
    /// `box`: size of each layer's box; `heading`: height of a block's name.
    GraphLayout(const NetworkGraph& graph, QSizeF box, double heading);

    QSizeF size() const { return m_size; }
    QRectF box(int node) const { return m_boxes[static_cast<std::size_t>(node)]; }
    /// A rectilinear line from one layer's box to another's; empty for a Condition, which goes to all layers.
    QPolygonF line(int edge) const { return m_lines[static_cast<std::size_t>(edge)]; }

    /// The name of a block with more than one layer, below its column.
    struct Heading {
        QString text;
        QRectF rect;
    };
    const std::vector<Heading>& headings() const { return m_headings; }

    std::optional<int> nodeAt(QPointF position) const;
    /// The skip whose line is within `distance`.
    std::optional<int> skipAt(QPointF position, double distance) const;
    /// The nearest box in the direction of an arrow key; `node` itself if there is none.
    int neighbour(int node, int arrowKey) const;

private:
    struct Column {
        std::vector<int> nodes;
        int level = 0;
        bool upwards = false;
        int skipsOut = 0;
        int skipsIn = 0;
        double left = 0;
        double top = 0;
    };

    void collect(const NetworkGraph& graph);
    void placeBoxes(const NetworkGraph& graph, QSizeF box, double heading);
    void placeBeside(const NetworkGraph& graph, QSizeF box, double heading);
    void route(const NetworkGraph& graph);
    QPolygonF flow(const NetworkGraph& graph, const NetworkEdge& edge) const;
    QPolygonF skip(const NetworkEdge& edge, double highest, int out, int in) const;
    void moveIntoView();

    std::vector<Column> m_columns;
    std::vector<int> m_columnOf; ///< per node; -1: not in a column
    std::vector<QRectF> m_boxes;
    std::vector<QPolygonF> m_lines;
    std::vector<bool> m_isSkip; ///< per edge
    std::vector<Heading> m_headings;
    QSizeF m_size;
};

} // namespace playground
