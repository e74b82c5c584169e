// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_graph.h"
#include "ui/network/graph_layout.h"

#include <QFont>
#include <QLocale>
#include <QPalette>

#include <set>
#include <string>

class QPainter;

namespace playground
{

/// A network's graph as it is drawn, on the screen and into files.
struct GraphDrawing {
    NetworkGraph graph;
    std::set<std::string> skipsOff;
    int selected = -1; ///< node
    int hovered = -1; ///< node
    int hoveredSkip = -1; ///< edge
    bool focused = false;
};

/// The layout for a font: boxes as wide as the widest words.
GraphLayout layoutFor(const NetworkGraph& graph, const QFont& font, const QLocale& locale);

/// Draws at scale 1 with the painter's transformation.
void paintGraph(QPainter& painter, const GraphDrawing& drawing, const GraphLayout& layout,
    const QPalette& palette, const QFont& font, const QLocale& locale);

/// "32×28×28"
QString shapeText(const std::vector<int>& shape);

} // namespace playground
