// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/graph_view.h"

#include "ui/style/theme.h"
#include "ui/style/translated.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace playground
{

namespace
{
constexpr double largestScale = 1.6;
constexpr double smallestScale = 0.7; // smaller text would be unreadable from a distance
constexpr double clickDistance = 6; // logical pixels
} // namespace

GraphView::GraphView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

void GraphView::setGraph(const NetworkGraph& graph)
{
    m_drawing = {};
    m_drawing.graph = graph;
    m_drawing.focused = hasFocus();
    const auto first = std::find_if(graph.nodes.begin(), graph.nodes.end(), [](const NetworkNode& node) {
        return node.kind != NetworkNode::Kind::Input && node.kind != NetworkNode::Kind::Embedding;
    });
    m_drawing.selected = first == graph.nodes.end() ? -1 : static_cast<int>(first - graph.nodes.begin());
    measure();
    describe();
}

void GraphView::select(int node)
{
    if (node == m_drawing.selected || node < 0 || node >= static_cast<int>(graph().nodes.size()))
        return;
    m_drawing.selected = node;
    describe();
    update();
    Q_EMIT nodeSelected(node);
}

void GraphView::setSkipsOff(std::set<std::string> ids)
{
    if (ids == m_drawing.skipsOff)
        return;
    m_drawing.skipsOff = std::move(ids);
    describe();
    update();
    Q_EMIT skipsChanged();
}

GraphDrawing GraphView::drawingForFile() const
{
    GraphDrawing drawing;
    drawing.graph = m_drawing.graph;
    drawing.skipsOff = m_drawing.skipsOff;
    return drawing;
}

QRectF GraphView::boxOf(int node) const
{
    const QRectF box = m_layout.box(node);
    return {box.topLeft() * m_scale + m_origin, box.size() * m_scale};
}

QPointF GraphView::skipHandle(int edge) const
{
    const QPolygonF line = m_layout.line(edge);
    const auto middle = line.size() / 2;
    return (line[middle - 1] + line[middle]) / 2 * m_scale + m_origin;
}

QSize GraphView::sizeHint() const
{
    return m_layout.size().isEmpty() ? QSize(800, 300) : m_layout.size().toSize();
}

QSize GraphView::minimumSizeHint() const
{
    return (m_layout.size() * smallestScale).toSize().expandedTo({240, 120});
}

void GraphView::measure()
{
    m_layout = layoutFor(m_drawing.graph, font(), locale());
    updateGeometry();
    fit();
}

void GraphView::fit()
{
    const QSizeF whole = m_layout.size();
    if (whole.isEmpty())
        return;
    m_scale = std::min({largestScale, width() / whole.width(), height() / whole.height()});
    m_origin = {(width() - m_scale * whole.width()) / 2, (height() - m_scale * whole.height()) / 2};
    update();
}

void GraphView::toggle(const std::vector<std::string>& ids)
{
    std::set<std::string> off = m_drawing.skipsOff;
    const bool anyOn
        = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return !off.contains(id); });
    for (const std::string& id : ids) {
        if (anyOn)
            off.insert(id);
        else
            off.erase(id);
    }
    setSkipsOff(std::move(off));
}

void GraphView::hover(QPointF position)
{
    const QPointF at = inDrawing(position);
    const int node = m_layout.nodeAt(at).value_or(-1);
    const int skip = node >= 0 ? -1 : m_layout.skipAt(at, clickDistance / m_scale).value_or(-1);
    if (node == m_drawing.hovered && skip == m_drawing.hoveredSkip)
        return;
    m_drawing.hovered = node;
    m_drawing.hoveredSkip = skip;
    setCursor(node >= 0 || skip >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void GraphView::describe()
{
    setAccessibleName(tr("Graph of the network"));
    QString text;
    if (m_drawing.selected >= 0) {
        const NetworkNode& node = graph().nodes[static_cast<std::size_t>(m_drawing.selected)];
        text = tr("Selected: %1, output %2, %3 parameters")
                   .arg(QString::fromStdString(node.name), shapeText(node.shape),
                       locale().toString(qlonglong{node.parameters}));
        for (const std::string& id : m_drawing.skipsOff)
            text += QStringLiteral("; ") + tr("skip %1 is off").arg(QString::fromStdString(id));
    }
    setAccessibleDescription(text);
}

QString GraphView::toolTipAt(QPointF position) const
{
    const QPointF at = inDrawing(position);
    if (const auto node = m_layout.nodeAt(at)) {
        const NetworkNode& n = graph().nodes[static_cast<std::size_t>(*node)];
        return QString::fromStdString(n.name) + QLatin1Char('\n') + translated(n.words) + QLatin1Char('\n')
            + tr("output %1, %2 parameters")
                  .arg(n.shape.empty() ? QStringLiteral("\u2014") : shapeText(n.shape),
                      locale().toString(qlonglong{n.parameters}));
    }
    if (const auto skip = m_layout.skipAt(at, clickDistance / m_scale)) {
        const std::string& id = graph().edges[static_cast<std::size_t>(*skip)].id;
        const QString name
            = QString::fromStdString(id).replace(QLatin1String("->"), QStringLiteral("\u2192"));
        return m_drawing.skipsOff.contains(id)
            ? tr("Skip connection %1: off, replaced by zeros. Click to switch it on.").arg(name)
            : tr("Skip connection %1. Click to replace it by zeros.").arg(name);
    }
    return {};
}

bool GraphView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void GraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.translate(m_origin);
    painter.scale(m_scale, m_scale);
    paintGraph(painter, m_drawing, m_layout, palette(), font(), locale());
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void GraphView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange
        || event->type() == QEvent::LocaleChange) {
        measure();
        describe();
    } else if (event->type() == QEvent::PaletteChange) {
        update();
    }
}

void GraphView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const QPointF at = inDrawing(event->position());
    if (const auto node = m_layout.nodeAt(at))
        select(*node);
    else if (const auto skip = m_layout.skipAt(at, clickDistance / m_scale))
        toggle({graph().edges[static_cast<std::size_t>(*skip)].id});
}

void GraphView::mouseMoveEvent(QMouseEvent* event)
{
    hover(event->position());
}

void GraphView::leaveEvent(QEvent*)
{
    hover({-1, -1});
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    if (m_drawing.selected < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return select(m_layout.neighbour(m_drawing.selected, event->key()));
    case Qt::Key_Space: {
        std::vector<std::string> ids;
        for (const NetworkEdge& edge : graph().edges) {
            if (!edge.id.empty() && (edge.from == m_drawing.selected || edge.to == m_drawing.selected))
                ids.push_back(edge.id);
        }
        return ids.empty() ? QWidget::keyPressEvent(event) : toggle(ids);
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

void GraphView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_drawing.focused = true;
    update();
}

void GraphView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_drawing.focused = false;
    update();
}

} // namespace playground
