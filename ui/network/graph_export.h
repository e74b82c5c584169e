// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/network/graph_painter.h"

namespace playground
{

/// Writes the graph, black on white, as a PNG if the name ends in ".png", otherwise as an SVG. Returns an
/// empty string on success, otherwise the reason.
QString writeGraph(const GraphDrawing& drawing, const QFont& font, const QString& path);

} // namespace playground
