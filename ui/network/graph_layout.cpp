// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/graph_layout.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>

namespace playground
{

namespace
{
constexpr double rowGap = 8;
constexpr double columnGap = 20;
constexpr double sparseLevel = 1.5; // rows between levels where blocks do not need the space
constexpr double lane = 6; // distance between parallel lines
constexpr double margin = 10;
// Heights at which lines leave and enter a box, as fractions of the box; distinct, so that lines never
// overlap.
constexpr double skipHeight = 0.28;
constexpr double flowHeight = 0.7;

bool isBeside(const NetworkNode& node)
{
    return node.kind == NetworkNode::Kind::Embedding || node.kind == NetworkNode::Kind::Unused;
}

/// "down_blocks.0.resnets.1": "down_blocks.0". Empty for a layer outside any block.
QString blockOf(const std::string& name)
{
    const QStringList parts = QString::fromStdString(name).split(QLatin1Char('.'));
    return parts.size() > 2 ? parts.mid(0, parts.size() - 2).join(QLatin1Char('.')) : QString();
}

double distanceTo(QPointF p, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0;
    const QPointF off = p - (a + t * along);
    return std::hypot(off.x(), off.y());
}
} // namespace

GraphLayout::GraphLayout(const NetworkGraph& graph, QSizeF box, double heading)
{
    collect(graph);
    placeBoxes(graph, box, heading);
    placeBeside(graph, box, heading);
    route(graph);
    moveIntoView();
}

void GraphLayout::collect(const NetworkGraph& graph)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const NetworkNode& node = graph.nodes[i];
        m_columnOf.push_back(isBeside(node) ? -1 : node.column);
        if (isBeside(node))
            continue;
        if (m_columns.size() <= static_cast<std::size_t>(node.column)) {
            m_columns.resize(static_cast<std::size_t>(node.column) + 1);
            m_columns.back().level = node.level;
        }
        m_columns[static_cast<std::size_t>(node.column)].nodes.push_back(static_cast<int>(i));
    }
    for (const NetworkEdge& edge : graph.edges) {
        m_isSkip.push_back(edge.kind == NetworkEdge::Kind::Skip);
        if (!m_isSkip.back())
            continue;
        const auto column = [&](int node) -> Column& {
            return m_columns[static_cast<std::size_t>(m_columnOf[static_cast<std::size_t>(node)])];
        };
        ++column(edge.from).skipsOut;
        ++column(edge.to).skipsIn;
        column(edge.to).upwards = true;
    }
}

void GraphLayout::placeBoxes(const NetworkGraph& graph, QSizeF box, double heading)
{
    m_boxes.resize(graph.nodes.size());
    const double row = box.height() + rowGap;
    const bool stacked = std::any_of(
        m_columns.begin(), m_columns.end(), [](const Column& column) { return column.nodes.size() > 2; });
    const double levelStep = stacked ? row : sparseLevel * row;
    double left = 0;
    for (Column& column : m_columns) {
        left += column.skipsIn > 1 ? lane * column.skipsIn : 0;
        column.left = left;
        column.top = column.level * levelStep;
        const auto count = static_cast<int>(column.nodes.size());
        for (int i = 0; i < count; ++i) {
            const int place = column.upwards ? count - 1 - i : i;
            m_boxes[static_cast<std::size_t>(column.nodes[static_cast<std::size_t>(i)])]
                = QRectF(QPointF(left, column.top + place * row), box);
        }
        const QString block
            = count == 0 ? QString() : blockOf(graph.nodes[static_cast<std::size_t>(column.nodes[0])].name);
        if (!block.isEmpty())
            m_headings.push_back(
                {block, QRectF(left, column.top + count * row - rowGap / 2, box.width(), heading)});
        left += box.width() + columnGap + (column.skipsOut > 1 ? lane * column.skipsOut : 0);
    }
}

/// Places nodes that are not on the image's path at the bottom left, where a U leaves space.
void GraphLayout::placeBeside(const NetworkGraph& graph, QSizeF box, double heading)
{
    double bottom = 0;
    double firstBottom = 0;
    int count = 0;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        count += m_columnOf[i] < 0;
        bottom = std::max(bottom, m_boxes[i].bottom());
        if (m_columnOf[i] == 0)
            firstBottom = std::max(firstBottom, m_boxes[i].bottom());
    }
    if (!m_headings.empty())
        bottom += heading;
    const double row = box.height() + rowGap;
    double top = std::max(bottom - count * row + rowGap, firstBottom + 2 * rowGap);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (m_columnOf[i] >= 0)
            continue;
        m_boxes[i] = QRectF(QPointF(0, top), box);
        top += row;
    }
}

void GraphLayout::route(const NetworkGraph& graph)
{
    using Kind = NetworkEdge::Kind;
    const auto& edges = graph.edges;
    // A skip passes above all skips nested in it. Those come earlier in `edges`, because they end earlier.
    const auto highest = [&](const NetworkEdge& outer) {
        double y = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (edges[i].kind == Kind::Skip && edges[i].from >= outer.from && edges[i].to <= outer.to)
                y = std::min(y, m_lines[i].boundingRect().top());
        }
        return y;
    };
    // The number of skips from (to) the same column that enclose it.
    const auto outside = [&](const NetworkEdge& inner, int NetworkEdge::*end) {
        const auto column
            = [&](const NetworkEdge& e) { return m_columnOf[static_cast<std::size_t>(e.*end)]; };
        return static_cast<int>(std::count_if(edges.begin(), edges.end(), [&](const NetworkEdge& outer) {
            return outer.kind == Kind::Skip && column(outer) == column(inner) && outer.from < inner.from;
        }));
    };
    for (const NetworkEdge& edge : edges) {
        if (edge.kind == Kind::Skip)
            m_lines.push_back(skip(
                edge, highest(edge), outside(edge, &NetworkEdge::from), outside(edge, &NetworkEdge::to)));
        else
            m_lines.push_back(edge.kind == Kind::Flow ? flow(graph, edge) : QPolygonF());
    }
}

QPolygonF GraphLayout::flow(const NetworkGraph& graph, const NetworkEdge& edge) const
{
    const QRectF from = box(edge.from);
    const QRectF to = box(edge.to);
    const int fromColumn = m_columnOf[static_cast<std::size_t>(edge.from)];
    const int toColumn = m_columnOf[static_cast<std::size_t>(edge.to)];
    if (fromColumn == toColumn || isBeside(graph.nodes[static_cast<std::size_t>(edge.from)])) {
        const double x = from.center().x();
        return to.top() > from.top() ? QPolygonF({{x, from.bottom()}, {x, to.top()}})
                                     : QPolygonF({{x, from.top()}, {x, to.bottom()}});
    }
    const QPointF start(from.right(), from.top() + flowHeight * from.height());
    const QPointF end(to.left(), to.top() + flowHeight * to.height());
    if (start.y() == end.y())
        return {{start, end}};
    // Avoids the vertical lines of skips in the same gap.
    const bool skipsIn = m_columns[static_cast<std::size_t>(toColumn)].skipsIn > 1;
    const double x = skipsIn ? start.x() + columnGap / 2 : end.x() - columnGap / 2;
    return {{start, {x, start.y()}, {x, end.y()}, end}};
}

/// Out to the right, up to its own height above the columns between, and back down.
QPolygonF GraphLayout::skip(const NetworkEdge& edge, double highest, int out, int in) const
{
    const QRectF from = box(edge.from);
    const QRectF to = box(edge.to);
    const QPointF start(from.right(), from.top() + skipHeight * from.height());
    const QPointF end(to.left(), to.top() + skipHeight * to.height());
    const int first = m_columnOf[static_cast<std::size_t>(edge.from)] + 1;
    const int last = m_columnOf[static_cast<std::size_t>(edge.to)] - 1;
    double top = std::numeric_limits<double>::max();
    for (int i = first; i <= last; ++i)
        top = std::min(top, m_columns[static_cast<std::size_t>(i)].top);
    const double y = std::min({start.y(), end.y(), top - 1.5 * lane, highest - lane});
    const double right = start.x() + lane * (out + 1);
    const double left = end.x() - lane * (in + 1);
    QPolygonF line{{start}};
    if (y != start.y())
        line << QPointF(right, start.y()) << QPointF(right, y);
    if (y != end.y())
        line << QPointF(left, y) << QPointF(left, end.y());
    return line << end;
}

void GraphLayout::moveIntoView()
{
    QRectF all;
    for (const QRectF& box : m_boxes)
        all |= box;
    for (const QPolygonF& line : m_lines)
        all |= line.boundingRect();
    for (const Heading& heading : m_headings)
        all |= heading.rect;
    const QPointF by = QPointF(margin, margin) - all.topLeft();
    for (QRectF& box : m_boxes)
        box.translate(by);
    for (QPolygonF& line : m_lines)
        line.translate(by);
    for (Heading& heading : m_headings)
        heading.rect.translate(by);
    m_size = all.size() + QSizeF(2 * margin, 2 * margin);
}

std::optional<int> GraphLayout::nodeAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].contains(position))
            return static_cast<int>(i);
    }
    return {};
}

std::optional<int> GraphLayout::skipAt(QPointF position, double distance) const
{
    std::optional<int> nearest;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QPolygonF& points = m_lines[i];
        for (int p = 0; m_isSkip[i] && p + 1 < points.size(); ++p) {
            const double d = distanceTo(position, points[p], points[p + 1]);
            if (d <= distance) {
                distance = d;
                nearest = static_cast<int>(i);
            }
        }
    }
    return nearest;
}

int GraphLayout::neighbour(int node, int arrowKey) const
{
    const bool sideways = arrowKey == Qt::Key_Left || arrowKey == Qt::Key_Right;
    const double sign = arrowKey == Qt::Key_Left || arrowKey == Qt::Key_Up ? -1 : 1;
    const QPointF from = box(node).center();
    int nearest = node;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QPointF by = m_boxes[i].center() - from;
        const double ahead = sign * (sideways ? by.x() : by.y());
        const double aside = std::abs(sideways ? by.y() : by.x());
        // The next column, or the same one; among the others, the straightest path.
        const double cost = sideways ? 3 * ahead + aside : ahead + 10 * aside;
        if (ahead > 1 && (sideways || aside < 1) && cost < least) {
            least = cost;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

} // namespace playground
