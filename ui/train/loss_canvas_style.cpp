// SPDX-License-Identifier: GPL-3.0-or-later
// The loss canvas's appearance: graphs, items, pens, tickers and texts. Its contents are set in
// loss_canvas.cpp.
#include "ui/plot/tickers.h"
#include "ui/style/theme.h"
#include "ui/train/loss_canvas.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
QColor between(const QColor& a, const QColor& b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

QFont readable(QFont font)
{
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    return font;
}

QCPGraph* addMarks(QCustomPlot& plot)
{
    QCPGraph* graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setAdaptiveSampling(false);
    return graph;
}
} // namespace

void LossCanvas::buildGraphs()
{
    setAutoAddPlottableToLegend(false);
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    setNotAntialiasedElements(QCP::aeNone);
    addLayer(QStringLiteral("earlier"), layer(QStringLiteral("main")), limBelow);
    m_earlier = std::make_unique<EarlierRuns>(*this);
    m_raw = std::make_unique<Curve>(*this, QStringLiteral("main"));
    m_smoothed = std::make_unique<Curve>(*this, QStringLiteral("main"));
    m_isolated = addMarks(*this);
    m_gaps = addMarks(*this);
    addLayer(QStringLiteral("means"), layer(QStringLiteral("main")), limAbove); // above the numbers
    m_kl = std::make_unique<KlCurve>(*this, m_view.smoothing);
    m_validation = std::make_unique<ValidationCurve>(*this);
    m_means = std::make_unique<EpochMeans>(*this, QStringLiteral("means"));

    xAxis2->setVisible(true);
    xAxis2->setTicker(m_epochTicker);
    xAxis2->setTickLength(0);
    xAxis2->setBasePen(Qt::NoPen);
    xAxis2->setTickPen(Qt::NoPen);
    xAxis2->grid()->setVisible(true);
    xAxis2->grid()->setZeroLinePen(Qt::NoPen);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLength(0, 4);
        axis->setSubTickLength(0, 2);
        axis->setNumberFormat(QStringLiteral("gb"));
    }
    xAxis->grid()->setVisible(false); // the epoch lines serve as vertical grid
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), xAxis2,
        qOverload<const QCPRange&>(&QCPAxis::setRange));
}

void LossCanvas::buildItems()
{
    m_hint = new QCPItemText(this);
    m_hint->setLayer(QStringLiteral("axes"));
    m_hint->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_hint->position->setCoords(0.5, 0.5);
    m_tracerLine = new QCPItemStraightLine(this);
    m_timeLine = std::make_unique<TimeLine>(*this);
    m_tracerDot = new QCPItemTracer(this);
    m_tracerDot->setStyle(QCPItemTracer::tsCircle);
    m_tracerDot->setSize(8);
    for (QCPAbstractItem* item :
        {static_cast<QCPAbstractItem*>(m_tracerLine), static_cast<QCPAbstractItem*>(m_tracerDot)}) {
        item->setLayer(QStringLiteral("overlay"));
        item->setVisible(false);
    }
}

void LossCanvas::applyTickers()
{
    const bool logarithmic = m_view.logarithmic;
    yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic)
        yAxis->setTicker(QSharedPointer<LogarithmicTicker>::create());
    else
        yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    const bool whole = m_view.axis == HorizontalAxis::Step;
    if (whole)
        xAxis->setTicker(QSharedPointer<WholeNumberTicker>::create());
    else
        xAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    xAxis->setNumberFormat(whole ? QStringLiteral("f") : QStringLiteral("gb"));
    xAxis->setNumberPrecision(whole ? 0 : 6);
    retranslate();
}

void LossCanvas::applyPens()
{
    m_raw->setVisible(m_view.raw);
    m_raw->prepare(roleColor(Role::Loss, m_colors), 1);
    m_smoothed->setVisible(m_view.smoothed);
    m_smoothed->prepare(roleColor(Role::Smoothed, m_colors), 2);
    m_validation->setVisible(m_view.validation);
    m_kl->setVisible(m_view.kl);
    m_kl->prepare(m_colors);
    m_earlier->prepare(m_colors, m_view.earlier);
}

void LossCanvas::paintWith(const QPalette& palette)
{
    m_colors = palette;
    const QColor base = palette.color(QPalette::Base);
    const QColor line = palette.color(QPalette::Mid);
    const QColor muted = palette.color(QPalette::PlaceholderText);
    const QFont font = readable(this->font());
    setBackground(base);
    axisRect()->setBackground(base);
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2}) {
        axis->grid()->setPen(QPen(between(line, base), 1));
        axis->setLabelColor(muted);
        axis->setLabelFont(font);
        axis->setTickLabelFont(font);
    }
    for (QCPAxis* axis : {yAxis, xAxis}) {
        axis->setBasePen(QPen(line, 1));
        axis->setTickPen(QPen(line, 1));
        axis->setSubTickPen(QPen(line, 1));
    }
    xAxis2->setTickLabelColor(muted);
    xAxis2->grid()->setPen(QPen(line, 1, Qt::DashLine));
    m_kl->paintWith(palette, font);

    m_isolated->setScatterStyle({QCPScatterStyle::ssDisc, roleColor(Role::Smoothed, palette), 8});
    const QColor marker = roleColor(Role::Marker, palette);
    m_gaps->setScatterStyle({QCPScatterStyle::ssTriangle, marker, marker, 12});
    m_tracerLine->setPen(QPen(muted, 1));
    m_timeLine->paintWith(palette);
    m_tracerDot->setPen(QPen(base, 1.5));
    m_tracerDot->setBrush(roleColor(Role::Smoothed, palette));
    m_validation->paintWith(palette);
    m_means->paintWith(palette, font);
    m_hint->setColor(muted);
    m_hint->setFont(font);
    // Reserves the width of the widest label, so that the axes do not move while the numbers change.
    const QFontMetrics metrics(font);
    const int left = metrics.horizontalAdvance(QStringLiteral("0.0000")) + metrics.height() + 24;
    xAxis2->setTickLabelPadding(metrics.height() / 2); // clear of the topmost number of the vertical axis
    axisRect()->setMinimumMargins(QMargins(left, metrics.height() + metrics.height() / 2 + 4, 14, 0));
    applyPens();
    showEmptiness();
    replot(rpQueuedReplot);
}

/// Before the first loss: grey axes and a hint.
void LossCanvas::showEmptiness()
{
    const bool empty = m_run.empty() && m_earlier->empty();
    m_hint->setVisible(empty);
    const QColor text = m_colors.color(empty ? QPalette::PlaceholderText : QPalette::Text);
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->setTickLabelColor(text);
    xAxis2->setTickLabels(!m_run.empty());
}

void LossCanvas::retranslate()
{
    QLocale numbers; // QCustomPlot keeps the locale it was created with
    numbers.setNumberOptions(QLocale::OmitGroupSeparator);
    setLocale(numbers);
    switch (m_view.axis) {
    case HorizontalAxis::Step:
        xAxis->setLabel(tr("step"));
        break;
    case HorizontalAxis::Epoch:
        xAxis->setLabel(tr("epoch"));
        break;
    case HorizontalAxis::Seconds:
        xAxis->setLabel(tr("training time in seconds"));
        break;
    }
    yAxis->setLabel(m_view.logarithmic ? tr("loss, log scale") : tr("loss"));
    m_kl->setLabel(tr("KL, nats"));
    m_hint->setText(tr("Press Train (T) to see the loss here."));
    m_epochTicker->setLabel(tr("epoch %1"));
    replot(rpQueuedReplot);
}

} // namespace playground
