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

/// The state of a network drawing, for the screen and for files.
struct GraphDrawing {
    NetworkGraph graph;
    std::set<std::string> skipsOff;
    int selected = -1; ///< node
    int hovered = -1; ///< node
    int hoveredSkip = -1; ///< edge
    bool focused = false;
};

/// The layout for a font; boxes are as wide as the widest text.
GraphLayout layoutFor(const NetworkGraph& graph, const QFont& font, const QLocale& locale);

/// Paints at scale 1, within the painter's transformation.
void paintGraph(QPainter& painter, const GraphDrawing& drawing, const GraphLayout& layout,
    const QPalette& palette, const QFont& font, const QLocale& locale);

/// "32×28×28"
QString shapeText(const std::vector<int>& shape);

} // namespace playground
