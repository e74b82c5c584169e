// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/network/graph_painter.h"

namespace playground
{

/// Draws the graph into an SVG or, for a name that ends in ".png", into a picture; black on white. Returns
/// why it could not be written; empty if it was.
QString writeGraph(const GraphDrawing& drawing, const QFont& font, const QString& path);

} // namespace playground
