// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noise/amount_plot.h"

#include "ui/plot/sized_plot.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

AmountPlot::AmountPlot(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_plot(new SizedPlot)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_plot, 1);
    m_plot->setCursor(Qt::SizeHorCursor);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setAutoMargins(QCP::msTop | QCP::msBottom);
    m_plot->xAxis->setRange(0, 1);
    m_plot->xAxis->setSubTicks(false);
    m_plot->yAxis->setRange(0, 1.04);
    m_plot->yAxis->setSubTicks(false);
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(0.5);
    m_plot->yAxis->setTicker(ticker);
    buildMarker();
}

void AmountPlot::buildMarker()
{
    // On a separate layer, so that dragging redraws only the marker.
    m_plot->addLayer(QStringLiteral("marker"));
    QCPLayer* layer = m_plot->layer(QStringLiteral("marker"));
    layer->setMode(QCPLayer::lmBuffered);
    m_line = new QCPItemStraightLine(m_plot);
    m_line->setLayer(layer);
    m_line->point1->setCoords(0.5, 0);
    m_line->point2->setCoords(0.5, 1);
}

void AmountPlot::addDot(QCPGraph* graph)
{
    auto* tracer = new QCPItemTracer(m_plot);
    tracer->setLayer(m_line->layer());
    tracer->setGraph(graph);
    tracer->setInterpolating(true);
    tracer->setStyle(QCPItemTracer::tsCircle);
    tracer->setSize(9);
    tracer->setClipToAxisRect(false);
    m_dots.push_back(tracer);
}

void AmountPlot::setValues(int graph, const QVector<double>& values)
{
    QVector<double> amounts;
    for (qsizetype i = 0; i < values.size(); ++i)
        amounts.append(static_cast<double>(i) / static_cast<double>(values.size() - 1));
    m_plot->graph(graph)->setData(amounts, values, /*alreadySorted=*/true);
}

QSize AmountPlot::minimumSizeHint() const
{
    return {200, std::max(90, 6 * fontMetrics().height())};
}

void AmountPlot::setAmount(double amount)
{
    m_line->point1->setCoords(amount, 0);
    m_line->point2->setCoords(amount, 1);
    for (QCPItemTracer* dot : m_dots)
        dot->setGraphKey(amount);
    describe(amount);
    m_plot->layer(QStringLiteral("marker"))->replot();
}

void AmountPlot::setSpan(double left, double right)
{
    m_left = left;
    m_right = right;
    applySpan();
}

void AmountPlot::applySpan()
{
    const QMargins margins(static_cast<int>(std::lround(m_left)), 0,
        std::max(0, width() - static_cast<int>(std::lround(m_right))), 0);
    if (margins.left() == m_plot->axisRect()->margins().left()
        && margins.right() == m_plot->axisRect()->margins().right())
        return;
    m_plot->axisRect()->setMargins(margins);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

double AmountPlot::positionOf(double amount) const
{
    return m_plot->xAxis->coordToPixel(amount);
}

double AmountPlot::markedAmount() const
{
    return m_line->point1->key();
}

void AmountPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolor();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void AmountPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applySpan(); // the span may have been set while this was hidden with a different width
    // QCustomPlot reads it only once, in its constructor.
    m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
}

bool AmountPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove)
        return QWidget::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->buttons() & Qt::LeftButton) {
        const double amount = m_plot->xAxis->pixelToCoord(mouse->position().x());
        Q_EMIT amountPicked(std::round(std::clamp(amount, 0.0, 1.0) * 1000) / 1000);
    }
    return true;
}

void AmountPlot::recolor()
{
    const QColor text = palette().color(QPalette::WindowText);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const QColor line = palette().color(QPalette::Mid);
    m_plot->setBackground(palette().brush(QPalette::Window));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2}) {
        axis->setBasePen(QPen(line));
        axis->setTickPen(QPen(line));
        axis->grid()->setPen(QPen(line, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLabelFont(font());
        axis->setTickLabelColor(muted);
        axis->setLabelFont(font());
        axis->setLabelColor(text);
    }
    m_line->setPen(QPen(roleColor(Role::Marker, palette()), 2));
    for (QCPItemTracer* dot : m_dots) {
        dot->setPen(QPen(palette().color(QPalette::Window), 1));
        dot->setBrush(dot->graph()->pen().color());
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void AmountPlot::retranslate()
{
    m_plot->setLocale(QLocale()); // QCustomPlot keeps the locale it was created with
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace playground
