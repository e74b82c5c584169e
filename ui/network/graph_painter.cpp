// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/graph_painter.h"

#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr double padding = 5;
constexpr double arrow = 5;
constexpr double join = 3.2; // radius of the dot where a skip is concatenated
const QString times = QStringLiteral("\u00d7");

/// The block's name is shown below the block.
QString shortName(const std::string& name)
{
    const QStringList parts = QString::fromStdString(name).split(QLatin1Char('.'));
    return parts.size() > 2 ? parts.mid(parts.size() - 2).join(QLatin1Char('.'))
                            : parts.join(QLatin1Char('.'));
}

QString shapeOrNote(const NetworkNode& node)
{
    return node.kind == NetworkNode::Kind::Unused
        ? QCoreApplication::translate("playground::GraphView", "never called")
        : shapeText(node.shape);
}

QString parametersText(const NetworkNode& node, const QLocale& locale)
{
    return node.parameters > 0 ? locale.toString(qlonglong{node.parameters}) : QString();
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

class Drawer
{
public:
    Drawer(QPainter& painter, const GraphDrawing& drawing, const GraphLayout& layout, const QPalette& palette,
        const QFont& font, const QLocale& locale)
        : m_painter(painter)
        , m_drawing(drawing)
        , m_layout(layout)
        , m_palette(palette)
        , m_font(font)
        , m_locale(locale)
    {
    }

    void draw()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setFont(m_font);
        const auto count = static_cast<int>(m_drawing.graph.edges.size());
        for (int i = 0; i < count; ++i) {
            if (edge(i).kind == NetworkEdge::Kind::Condition)
                drawCondition(edge(i));
        }
        for (int i = 0; i < count; ++i) {
            if (edge(i).kind == NetworkEdge::Kind::Flow)
                drawFlow(m_layout.line(i));
        }
        for (int i = 0; i < count; ++i) {
            if (edge(i).kind == NetworkEdge::Kind::Skip)
                drawSkip(i);
        }
        for (const GraphLayout::Heading& heading : m_layout.headings()) {
            m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
            m_painter.drawText(heading.rect, Qt::AlignCenter | Qt::TextDontClip, heading.text);
        }
        for (int i = 0; i < static_cast<int>(m_drawing.graph.nodes.size()); ++i)
            drawBox(i);
    }

private:
    const NetworkEdge& edge(int i) const { return m_drawing.graph.edges[static_cast<std::size_t>(i)]; }

    /// Draws the selected layer's conditions only; all of them would be too dense.
    void drawCondition(const NetworkEdge& condition)
    {
        if (condition.from != m_drawing.selected && condition.to != m_drawing.selected)
            return;
        m_painter.setPen(QPen(m_palette.color(QPalette::PlaceholderText), 1, Qt::DotLine));
        m_painter.drawLine(m_layout.box(condition.from).center(), m_layout.box(condition.to).center());
    }

    void drawFlow(const QPolygonF& line)
    {
        const QColor color = m_palette.color(QPalette::PlaceholderText);
        m_painter.setPen(QPen(color, 1.2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(line);
        const QPointF end = line.last();
        const QPointF along = end - line[line.size() - 2];
        const double length = std::hypot(along.x(), along.y());
        if (length <= 0)
            return;
        const QPointF back = along / length * arrow;
        const QPointF aside(-back.y() * 0.6, back.x() * 0.6);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(QPolygonF({end, end - back + aside, end - back - aside}));
    }

    void drawSkip(int i)
    {
        const bool off = m_drawing.skipsOff.contains(edge(i).id);
        const bool near = i == m_drawing.hoveredSkip || edge(i).from == m_drawing.selected
            || edge(i).to == m_drawing.selected;
        const QColor color
            = off ? m_palette.color(QPalette::PlaceholderText) : roleColor(Role::Skip, m_palette);
        m_painter.setPen(QPen(color, near ? 3 : 1.8, off ? Qt::DashLine : Qt::SolidLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(m_layout.line(i));
        m_painter.setPen(QPen(color, 1.5));
        m_painter.setBrush(off ? m_palette.color(QPalette::Window) : color);
        const QPointF end = m_layout.line(i).last() - QPointF(join, 0);
        m_painter.drawEllipse(end, join, join);
        if (!off)
            return;
        const QPointF middle = m_layout.line(i).boundingRect().center();
        const QPointF at(middle.x(), m_layout.line(i).boundingRect().top());
        m_painter.setPen(QPen(roleColor(Role::Error, m_palette), 2));
        m_painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4));
        m_painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4));
    }

    void drawBox(int i)
    {
        const NetworkNode& node = m_drawing.graph.nodes[static_cast<std::size_t>(i)];
        const QRectF box = m_layout.box(i);
        const bool selected = i == m_drawing.selected;
        const bool unused = node.kind == NetworkNode::Kind::Unused;
        const QColor frame = selected || i == m_drawing.hovered ? m_palette.color(QPalette::Highlight)
                                                                : m_palette.color(QPalette::Mid);
        m_painter.setPen(QPen(frame, selected ? 2.5 : 1.2, unused ? Qt::DashLine : Qt::SolidLine));
        m_painter.setBrush(m_palette.color(unused ? QPalette::Window : QPalette::Base));
        m_painter.drawRoundedRect(box, 3, 3);
        if (selected && m_drawing.focused) {
            m_painter.setPen(QPen(m_palette.color(QPalette::WindowText), 1, Qt::DotLine));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4);
        }
        const QRectF inner = box.adjusted(padding, 2, -padding, -2);
        const QRectF upper(inner.topLeft(), QSizeF(inner.width(), inner.height() / 2));
        const QRectF lower = upper.translated(0, inner.height() / 2);
        m_painter.setPen(m_palette.color(unused ? QPalette::PlaceholderText : QPalette::Text));
        m_painter.setFont(bold(m_font));
        m_painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, shortName(node.name));
        m_painter.setFont(m_font);
        m_painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft, shapeOrNote(node));
        m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
        m_painter.drawText(lower, Qt::AlignVCenter | Qt::AlignRight, parametersText(node, m_locale));
    }

    QPainter& m_painter;
    const GraphDrawing& m_drawing;
    const GraphLayout& m_layout;
    const QPalette& m_palette;
    const QFont m_font;
    const QLocale& m_locale;
};
} // namespace

GraphLayout layoutFor(const NetworkGraph& graph, const QFont& font, const QLocale& locale)
{
    const QFontMetricsF metrics(font);
    const QFontMetricsF boldMetrics(bold(font));
    double width = 0;
    for (const NetworkNode& node : graph.nodes) {
        const QString numbers = shapeOrNote(node) + QStringLiteral("  ") + parametersText(node, locale);
        width = std::max(
            {width, metrics.horizontalAdvance(numbers), boldMetrics.horizontalAdvance(shortName(node.name))});
    }
    const QSizeF box(std::ceil(width + 2 * padding + 2), std::ceil(2 * metrics.height() + 4));
    return {graph, box, metrics.height()};
}

void paintGraph(QPainter& painter, const GraphDrawing& drawing, const GraphLayout& layout,
    const QPalette& palette, const QFont& font, const QLocale& locale)
{
    Drawer(painter, drawing, layout, palette, font, locale).draw();
}

QString shapeText(const std::vector<int>& shape)
{
    QStringList sizes;
    for (const int size : shape)
        sizes << QString::number(size);
    return sizes.join(times);
}

} // namespace playground
