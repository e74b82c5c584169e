// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mix_curve.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
NoiseCurve linearMix()
{
    NoiseCurve curve;
    for (int i = 0; i < NoiseCurve::size; ++i) {
        curve.noise.push_back(static_cast<float>(i) / (NoiseCurve::size - 1));
        curve.clean.push_back(1 - curve.noise.back());
    }
    return curve;
}

/// Shares on a circle (their squares add up to one) are a diffusion schedule's, shares on a line a mix's.
bool isSchedule(const NoiseCurve& curve)
{
    const float sum = curve.clean[NoiseCurve::size / 2] + curve.noise[NoiseCurve::size / 2];
    return std::abs(sum - 1) > 1e-4F;
}

/// Flow matching counts to 1000 itself, a schedule to one less than its timesteps.
int lastTimestep(const NoiseCurve& curve)
{
    return isSchedule(curve) ? curve.timesteps - 1 : curve.timesteps;
}
} // namespace

MixCurve::MixCurve(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setCursor(Qt::SizeHorCursor);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setAutoMargins(QCP::msTop | QCP::msBottom);
    buildCurves();
    buildMarker();
    recolor();
    retranslate();
}

void MixCurve::buildCurves()
{
    m_plot->xAxis->setRange(0, 1);
    m_plot->yAxis->setRange(0, 1.04);
    const auto steps = [](double step) {
        auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
        ticker->setTickStep(step);
        return ticker;
    };
    m_plot->xAxis->setTicker(steps(0.1));
    m_plot->yAxis->setTicker(steps(0.5));
    m_plot->xAxis->setSubTicks(false);
    m_plot->yAxis->setSubTicks(false);
    // Not empty: QCustomPlot complains about a tracer on a graph without data.
    m_plot->addGraph()->addData(0, 1);
    m_plot->addGraph()->addData(0, 0);
    const auto label = [this](double y, Qt::Alignment alignment) {
        auto* text = new QCPItemText(m_plot);
        text->setPositionAlignment(alignment | Qt::AlignLeft);
        text->setPadding(QMargins(8, 0, 0, 0));
        text->position->setCoords(0, y);
        return text;
    };
    m_originalText = label(0.78, Qt::AlignTop);
    m_noiseText = label(0.22, Qt::AlignBottom);
}

void MixCurve::buildMarker()
{
    // A layer of its own: dragging redraws the marker, not the plot.
    m_plot->addLayer(QStringLiteral("marker"));
    QCPLayer* layer = m_plot->layer(QStringLiteral("marker"));
    layer->setMode(QCPLayer::lmBuffered);
    m_line = new QCPItemStraightLine(m_plot);
    m_line->setLayer(layer);
    const auto dot = [this, layer](int graph) {
        auto* tracer = new QCPItemTracer(m_plot);
        tracer->setLayer(layer);
        tracer->setGraph(m_plot->graph(graph));
        tracer->setInterpolating(true);
        tracer->setStyle(QCPItemTracer::tsCircle);
        tracer->setSize(9);
        tracer->setClipToAxisRect(false);
        return tracer;
    };
    m_onOriginal = dot(0);
    m_onNoise = dot(1);
    setCurve(linearMix());
    setAmount(0.5);
}

void MixCurve::setCurve(const NoiseCurve& curve)
{
    if (curve == m_curve)
        return;
    m_curve = curve;
    QVector<double> amounts;
    for (int i = 0; i < NoiseCurve::size; ++i)
        amounts.append(static_cast<double>(i) / (NoiseCurve::size - 1));
    m_plot->graph(0)->setData(amounts, QVector<double>(curve.clean.begin(), curve.clean.end()), true);
    m_plot->graph(1)->setData(amounts, QVector<double>(curve.noise.begin(), curve.noise.end()), true);
    setAmount(markedAmount());
    retranslate();
}

void MixCurve::setAmount(double amount)
{
    m_line->point1->setCoords(amount, 0);
    m_line->point2->setCoords(amount, 1);
    m_onOriginal->setGraphKey(amount);
    m_onNoise->setGraphKey(amount);
    const auto index = static_cast<std::size_t>(std::lround(amount * (NoiseCurve::size - 1)));
    setAccessibleDescription(
        tr("Amount %1: share of the original %2, share of the noise %3")
            .arg(locale().toString(amount, 'f', 3), locale().toString(m_curve.clean[index], 'f', 3),
                locale().toString(m_curve.noise[index], 'f', 3)));
    m_plot->layer(QStringLiteral("marker"))->replot();
}

void MixCurve::setSpan(double left, double right)
{
    const QMargins margins(static_cast<int>(std::lround(left)), 0,
        std::max(0, m_plot->width() - static_cast<int>(std::lround(right))), 0);
    if (margins.left() == m_plot->axisRect()->margins().left()
        && margins.right() == m_plot->axisRect()->margins().right())
        return;
    m_plot->axisRect()->setMargins(margins);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

double MixCurve::positionOf(double amount) const
{
    return m_plot->xAxis->coordToPixel(amount);
}

double MixCurve::markedAmount() const
{
    return m_line->point1->key();
}

void MixCurve::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolor();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MixCurve::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // QCustomPlot asks for it only once, when it is made.
    m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
}

bool MixCurve::eventFilter(QObject* watched, QEvent* event)
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

void MixCurve::recolor()
{
    const QColor text = palette().color(QPalette::WindowText);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const QColor line = palette().color(QPalette::Mid);
    const QColor original = roleColor(Role::Original, palette());
    const QColor noise = roleColor(Role::Noised, palette());
    m_plot->setBackground(palette().brush(QPalette::Window));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(line));
        axis->setTickPen(QPen(line));
        axis->grid()->setPen(QPen(line, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLabelFont(font());
        axis->setTickLabelColor(muted);
        axis->setLabelFont(font());
        axis->setLabelColor(text);
    }
    m_plot->graph(0)->setPen(QPen(original, 2));
    m_plot->graph(1)->setPen(QPen(noise, 2));
    m_originalText->setColor(original);
    m_noiseText->setColor(noise);
    m_originalText->setFont(font());
    m_noiseText->setFont(font());
    m_line->setPen(QPen(roleColor(Role::Marker, palette()), 2));
    for (QCPItemTracer* dot : {m_onOriginal, m_onNoise}) {
        const QColor color = dot == m_onOriginal ? original : noise;
        dot->setPen(QPen(palette().color(QPalette::Window), 1));
        dot->setBrush(color);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void MixCurve::retranslate()
{
    m_plot->setLocale(QLocale()); // QCustomPlot keeps the one it was made with
    setAccessibleName(tr("Shares of the original and of the noise against the amount"));
    m_plot->setToolTip(tr("How much of the image and how much of the noise a pixel is made of.\n"
                          "Click or drag to set the amount."));
    const bool schedule = isSchedule(m_curve);
    m_plot->xAxis->setLabel(m_curve.timesteps > 0
            ? tr("amount of noise: timestep 0 to %1").arg(lastTimestep(m_curve))
            : tr("amount of noise"));
    m_originalText->setText(schedule ? tr("original: √ᾱ") : tr("original: 1 − amount"));
    m_noiseText->setText(schedule ? tr("noise: √(1 − ᾱ)") : tr("noise: amount"));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace playground
