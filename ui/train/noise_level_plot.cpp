// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/noise_level_plot.h"

#include "ui/plot/sized_plot.h"
#include "ui/plot/tickers.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace playground
{

namespace
{
constexpr int lastLevel = NoiseLevelErrors::levels - 1;

QVector<double> toVector(const auto& values)
{
    return QVector<double>(values.begin(), values.end());
}

int nearestLevel(double amount)
{
    return static_cast<int>(std::lround(std::clamp(amount, 0.0, 1.0) * lastLevel));
}
} // namespace

NoiseLevelPlot::NoiseLevelPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new SizedPlot)
{
    setObjectName(QStringLiteral("noiseLevelPlot"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    build();
    recolor();
    retranslate();
}

void NoiseLevelPlot::build()
{
    m_plot->setObjectName(QStringLiteral("noiseLevelCanvas"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setCursor(Qt::PointingHandCursor);
    m_plot->installEventFilter(this);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->xAxis->setRange(-0.02, 1.02);
    auto tenths = QSharedPointer<QCPAxisTickerFixed>::create();
    m_plot->xAxis->setTicker(tenths);
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this, tenths] {
        const QFontMetricsF metrics(m_plot->xAxis->tickLabelFont());
        const double sixNumbers = 6 * 1.3 * metrics.horizontalAdvance(QStringLiteral("0.0"));
        tenths->setTickStep(m_plot->axisRect()->width() < sixNumbers ? 0.5 : 0.2); // they must not touch
    });
    m_plot->xAxis->setSubTicks(false);
    m_plot->yAxis->setNumberFormat(QStringLiteral("gb"));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLength(0, 4);
        axis->setSubTickLength(0, 2);
    }
    m_plot->xAxis->grid()->setVisible(false);
    m_firstGraph = m_plot->addGraph();
    m_nowGraph = m_plot->addGraph();
    // On a separate layer, so that dragging redraws only the line.
    m_plot->addLayer(QStringLiteral("marker"));
    m_plot->layer(QStringLiteral("marker"))->setMode(QCPLayer::lmBuffered);
    m_line = new QCPItemStraightLine(m_plot);
    m_line->setLayer(QStringLiteral("marker"));
    m_hint = new QCPItemText(m_plot);
    m_hint->setLayer(QStringLiteral("marker")); // above the line
    m_hint->setPadding(QMargins(4, 2, 4, 2));
    m_hint->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_hint->position->setCoords(0.5, 0.5);
    setAmount(m_amount);
    refresh();
}

void NoiseLevelPlot::show(const NoiseLevelErrors& errors)
{
    if (!m_first || m_first->heldOut != errors.heldOut)
        m_first = errors;
    m_now = errors;
    refresh();
}

void NoiseLevelPlot::clear()
{
    m_first.reset();
    m_now.reset();
    refresh();
}

void NoiseLevelPlot::setAmount(double amount)
{
    m_amount = amount;
    m_line->point1->setCoords(amount, 0);
    m_line->point2->setCoords(amount, 1);
    if (m_plot->isVisible()) // while hidden it may have no size; when shown, it draws everything
        m_plot->layer(QStringLiteral("marker"))->replot();
    setAccessibleDescription(reading());
    Q_EMIT readingChanged();
}

void NoiseLevelPlot::setLogarithmic(bool on)
{
    m_logarithmic = on;
    refresh();
}

QString NoiseLevelPlot::reading() const
{
    if (!m_now)
        return {};
    const int level = nearestLevel(m_amount);
    return readingOf(static_cast<double>(level) / lastLevel, m_now->mse[static_cast<std::size_t>(level)]);
}

QString NoiseLevelPlot::readingOf(double amount, double error)
{
    const QLocale locale;
    const bool plain = error >= 1e-3 && error < 1000;
    return tr("at %1: %2")
        .arg(locale.toString(amount, 'f', 1), locale.toString(error, plain ? 'f' : 'e', plain ? 4 : 1));
}

void NoiseLevelPlot::refresh()
{
    const auto draw = [](QCPGraph* graph, const std::optional<NoiseLevelErrors>& errors) {
        if (errors)
            graph->setData(toVector(errors->amounts), toVector(errors->mse), /*alreadySorted=*/true);
        else
            graph->data()->clear();
    };
    draw(m_nowGraph, m_now);
    draw(m_firstGraph, m_first);
    const bool earlier = m_first && m_now && m_first->step != m_now->step;
    m_firstGraph->setVisible(earlier);
    m_hint->setVisible(!m_now);
    applyRange();
    recolor();
    setAccessibleDescription(reading());
    Q_EMIT readingChanged();
}

/// Fits both curves. A logarithmic range moves in half decades, so that it does not change with every curve.
void NoiseLevelPlot::applyRange()
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = 0;
    for (const auto* errors : {&m_first, &m_now}) {
        if (!*errors)
            continue;
        for (const double error : (*errors)->mse) {
            if (!std::isfinite(error) || error <= 0)
                continue;
            lowest = std::min(lowest, error);
            highest = std::max(highest, error);
        }
    }
    if (highest == 0) { // nothing to show
        lowest = 1e-3;
        highest = 1;
    }
    if (m_logarithmic) {
        m_plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
        m_plot->yAxis->setTicker(QSharedPointer<LogarithmicTicker>::create());
        const auto half
            = [](double value, auto round) { return std::pow(10, round(std::log10(value) * 2) / 2); };
        m_plot->yAxis->setRange(half(lowest * 0.9, [](double v) { return std::floor(v); }),
            half(highest * 1.1, [](double v) { return std::ceil(v); }));
    } else {
        m_plot->yAxis->setScaleType(QCPAxis::stLinear);
        m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
        m_plot->yAxis->setRange(0, highest * 1.08);
    }
}

void NoiseLevelPlot::pick(double amount)
{
    const double level = static_cast<double>(nearestLevel(amount)) / lastLevel;
    if (level != m_amount)
        Q_EMIT amountPicked(level);
}

void NoiseLevelPlot::keyPressEvent(QKeyEvent* event)
{
    const double step = 1.0 / lastLevel;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return pick(m_amount - step);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return pick(m_amount + step);
    case Qt::Key_Home:
        return pick(0);
    case Qt::Key_End:
        return pick(1);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool NoiseLevelPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove)
        return QWidget::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->buttons() & Qt::LeftButton) {
        setFocus(Qt::MouseFocusReason);
        pick(m_plot->xAxis->pixelToCoord(mouse->position().x()));
    }
    return true;
}

void NoiseLevelPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolor();
    else if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
}

void NoiseLevelPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // QCustomPlot reads it only once, in its constructor.
    m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
}

void NoiseLevelPlot::recolor()
{
    const QColor base = palette().color(QPalette::Base);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const QColor line = palette().color(QPalette::Mid);
    m_plot->setBackground(base);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(line));
        axis->setTickPen(QPen(line));
        axis->setSubTickPen(QPen(line));
        QColor faint = line;
        faint.setAlpha(128);
        axis->grid()->setPen(QPen(faint, 1));
        axis->setTickLabelFont(font());
        axis->setTickLabelColor(m_now ? palette().color(QPalette::Text) : muted);
        axis->setLabelFont(font());
        axis->setLabelColor(muted);
    }
    const bool heldOut = m_now && m_now->heldOut;
    const QColor now = roleColor(heldOut ? Role::Validation : Role::Smoothed, palette());
    m_nowGraph->setPen(QPen(now, 2));
    m_nowGraph->setScatterStyle({QCPScatterStyle::ssDisc, now, 7});
    m_firstGraph->setPen(QPen(roleColor(Role::EarlierRun, palette()), 1.5));
    m_line->setPen(QPen(roleColor(Role::Marker, palette()), 2));
    m_hint->setColor(muted);
    m_hint->setBrush(base);
    m_hint->setFont(font());
    // Reserves the width of the widest label, so that the axes do not move while the numbers change, and the
    // upper half of the highest, which QCustomPlot would leave out.
    const QFontMetrics metrics(font());
    m_plot->axisRect()->setMinimumMargins(
        QMargins(metrics.horizontalAdvance(QStringLiteral("0.000")) + 16, metrics.height() / 2 + 3, 12, 0));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void NoiseLevelPlot::retranslate()
{
    QLocale numbers; // QCustomPlot keeps the locale it was created with
    numbers.setNumberOptions(QLocale::OmitGroupSeparator);
    m_plot->setLocale(numbers);
    setAccessibleName(tr("Error at each noise level"));
    const QString tip = tr(
        "Loss at each noise amount, on fixed images and noise: the mean squared error of the network's "
        "output.\n"
        "The training loss is this curve's mean over the sampled amounts. Grey: at the start of training.\n"
        "Click, drag or use the arrow keys to set the amount.");
    m_plot->setToolTip(tip);
    setToolTip(tip);
    m_plot->xAxis->setLabel(tr("noise amount"));
    m_hint->setText(tr("measured once there are weights"));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT readingChanged();
}

} // namespace playground
