// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_canvas.h"

#include "ui/plot/plot_navigation.h"
#include "ui/plot/tickers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace playground
{

LossCanvas::LossCanvas(QWidget* parent)
    : SizedPlot(parent)
    , m_epochTicker(new EpochTicker)
{
    buildGraphs();
    buildItems();
    m_navigation = new PlotNavigation(this);
    connect(m_navigation, &PlotNavigation::viewChanged, this, &LossCanvas::overrideView);
    connect(m_navigation, &PlotNavigation::resetRequested, this, &LossCanvas::fit);
    connect(m_navigation, &PlotNavigation::pointed, this, &LossCanvas::traceNearest);
    connect(m_navigation, &PlotNavigation::stepped, this, &LossCanvas::traceBy);
    connect(m_navigation, &PlotNavigation::handleMoved, this, [this](double x) {
        if (!m_run.empty())
            Q_EMIT timeLineDragged(m_run.records()[m_raw->nearest(x)].step);
    });
    connect(m_navigation, &PlotNavigation::left, this, [this] { trace(std::nullopt); });
    connect(this, &QCustomPlot::beforeReplot, this, [this] {
        setBufferDevicePixelRatio(devicePixelRatioF()); // the window may have moved to another screen
        applyPens();
    });
    applyTickers();
    applyRange();
    showEmptiness();
}

void LossCanvas::append(std::span<const StepRecord> records)
{
    if (records.empty())
        return;
    const std::size_t from = m_run.size();
    const auto stepsPerEpoch = m_run.stepsPerEpoch();
    m_run.append(records);
    if (m_view.axis == HorizontalAxis::Epoch && m_run.stepsPerEpoch() != stepsPerEpoch)
        return rebuild(); // the first completed epoch defines its length
    drawFrom(from);
    addExtent(from);
    changed();
}

void LossCanvas::setHistory(std::span<const StepRecord> records)
{
    const auto stepsPerEpoch = m_run.givenStepsPerEpoch();
    m_run = LossSeries(m_view.smoothing);
    m_run.setStepsPerEpoch(stepsPerEpoch);
    m_run.append(records);
    trace(std::nullopt);
    rebuild();
    if (m_run.empty())
        fit();
}

void LossCanvas::setValidation(std::vector<StepRecord> records)
{
    m_validation->setRecords(std::move(records));
    m_validation->place(m_run, m_view.axis);
    collectExtent();
    changed();
}

void LossCanvas::appendValidation(std::span<const StepRecord> records)
{
    const auto& held = m_validation->records();
    const std::size_t before = held.size();
    const bool backwards = before > 0 && !records.empty() && records.front().step <= held.back().step;
    m_validation->append(records);
    m_validation->place(m_run, m_view.axis);
    if (backwards)
        collectExtent(); // removed records no longer count
    else if (m_view.validation)
        m_extent.add(std::span(m_validation->losses()).subspan(before));
    changed();
}

void LossCanvas::setStepsPerEpoch(qint64 steps)
{
    m_run.setStepsPerEpoch(steps);
    rebuild();
}

void LossCanvas::addEarlierRun(std::span<const StepRecord> records)
{
    m_earlier->add(records, m_view.smoothing);
    rebuild();
}

void LossCanvas::removeEarlierRun(int index)
{
    m_earlier->remove(index);
    rebuild();
}

void LossCanvas::clearEarlierRuns()
{
    m_earlier->clear();
    rebuild();
}

void LossCanvas::setView(const LossView& view)
{
    const LossView old = std::exchange(m_view, view);
    if (old == view)
        return;
    if (view.smoothing != old.smoothing) {
        m_run.setSmoothing(view.smoothing);
        m_smoothed->setValues(m_run.smoothed());
        m_kl->setSmoothing(view.smoothing);
        m_earlier->setSmoothing(view.smoothing);
    }
    if (view.logarithmic != old.logarithmic || view.axis != old.axis)
        applyTickers();
    if (view.axis != old.axis)
        rebuild();
    else if (view.smoothing != old.smoothing || view.smoothed != old.smoothed || view.raw != old.raw
        || view.earlier != old.earlier || view.validation != old.validation)
        collectExtent();
    m_means->setVisible(view.means);
    drawMarks();
    trace(m_traced);
    // A change of scale keeps the zoomed range if it contains positive values.
    const bool sameScale = view.logarithmic == old.logarithmic || (m_overridden && yAxis->range().upper > 0);
    const bool sameRange = sameScale && view.ignoreOutliers == old.ignoreOutliers
        && view.courseRange == old.courseRange && view.axis == old.axis;
    if (sameRange)
        changed();
    else
        fit();
}

void LossCanvas::fit()
{
    const bool was = std::exchange(m_overridden, false);
    changed();
    if (was)
        Q_EMIT overriddenChanged(false);
}

void LossCanvas::overrideView()
{
    if (m_run.empty() && m_earlier->empty())
        return fit(); // otherwise the first losses would appear outside the view
    const bool was = std::exchange(m_overridden, true);
    replot(rpQueuedReplot);
    if (!was)
        Q_EMIT overriddenChanged(true);
}

/// Redraws everything, needed when existing points change rather than when points are added.
void LossCanvas::rebuild()
{
    m_raw->clear();
    m_smoothed->clear();
    m_kl->clear();
    drawFrom(0);
    m_validation->place(m_run, m_view.axis);
    m_earlier->place(m_view.axis, m_run.stepsPerEpoch());
    collectExtent();
    trace(m_traced);
    changed();
}

void LossCanvas::drawFrom(std::size_t from)
{
    const QList<double> places = m_run.positions(from, m_view.axis);
    m_raw->append(places, std::span(m_run.losses()).subspan(from));
    // The smoother may have recomputed a constant beginning; its values differ only in the last bit.
    m_smoothed->append(places, std::span(m_run.smoothed()).subspan(from));
    m_kl->append(places, std::span(m_run.records()).subspan(from));
    drawMarks();
}

/// Draws everything that has few points: gaps, isolated points, epochs and their means.
void LossCanvas::drawMarks()
{
    m_gaps->data()->clear();
    for (const LossSeries::Gap& gap : m_run.gaps())
        m_gaps->addData(m_raw->key(gap.index), gap.value);
    m_isolated->data()->clear();
    if (m_view.raw || m_view.smoothed)
        for (const std::size_t i : m_run.lonePoints())
            m_isolated->addData(m_raw->key(i), (m_view.smoothed ? m_run.smoothed() : m_run.losses())[i]);
    QVector<EpochTicker::Mark> marks;
    QList<QPointF> means;
    for (const LossSeries::Epoch& epoch : m_run.epochs()) {
        marks.append({m_run.start(epoch, m_view.axis), epoch.number});
        if (m_run.complete(epoch) && epoch.finite > 0)
            means.append({m_raw->key(epoch.last), epoch.mean()});
    }
    m_epochTicker->setMarks(std::move(marks));
    m_means->setMeans(means);
}

/// The extent is taken from the curve that is read: the smoothed one, or the raw one if it is hidden.
void LossCanvas::addExtent(std::size_t from)
{
    const auto& values = m_view.smoothed ? m_run.smoothed() : m_run.losses();
    if (m_view.smoothed || m_view.raw)
        m_extent.add(std::span(values).subspan(from));
}

void LossCanvas::collectExtent()
{
    m_extent.clear();
    addExtent(0);
    if (m_view.validation)
        m_extent.add(m_validation->losses());
    if (m_view.earlier)
        m_earlier->addTo(m_extent);
}

void LossCanvas::applyRange()
{
    double last = m_run.empty() ? 0 : m_raw->key(m_raw->size() - 1);
    if (m_view.earlier)
        last = std::max(last, m_earlier->end());
    const bool nothing = m_run.empty() && m_earlier->empty();
    xAxis->setRange(0, nothing ? 100 : last > 0 ? last * 1.02 : 1);

    const ValueScale scale = m_view.logarithmic ? ValueScale::Logarithmic : ValueScale::Linear;
    const Outliers outliers = m_view.ignoreOutliers ? Outliers::Ignore : Outliers::Keep;
    ValueRange y = m_extent.range(scale, outliers);
    if (m_view.ignoreOutliers)
        includeLast(y);
    if (m_view.courseRange)
        y = {m_view.logarithmic ? 1e-3 : 0.0, 0.1};
    else if (m_view.logarithmic && !m_extent.extent(scale, outliers))
        y = {1e-3, 1}; // nothing positive: show readable decades
    yAxis->setRange(y.lower, y.upper);
    m_kl->fit();
}

/// In a short run the last points are of interest and never count as outliers.
void LossCanvas::includeLast(ValueRange& range) const
{
    constexpr std::size_t shortRun = 400;
    constexpr std::size_t lastPoints = 20; // 5 % of it
    if (m_run.size() > shortRun)
        return;
    const auto include = [&](std::span<const double> values) {
        for (const double value : values.last(std::min(values.size(), lastPoints))) {
            if (!std::isfinite(value) || (m_view.logarithmic && value <= 0))
                continue;
            range.lower = std::min(range.lower, value);
            range.upper = std::max(range.upper, value);
        }
    };
    if (m_view.smoothed)
        include(m_run.smoothed());
    if (m_view.raw)
        include(m_run.losses());
}

/// After any change of the data: fits the view to it unless the user has zoomed or panned.
void LossCanvas::changed()
{
    showEmptiness();
    if (!m_overridden)
        applyRange();
    placeTimeLine();
    replot(rpQueuedReplot);
}

void LossCanvas::traceNearest(double x)
{
    if (!m_run.empty())
        trace(m_raw->nearest(x));
}

void LossCanvas::traceBy(int steps)
{
    if (m_run.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_run.size()) - 1;
    const auto from = m_traced ? static_cast<std::ptrdiff_t>(*m_traced) : last;
    trace(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + (m_traced ? steps : 0), 0, last)));
}

void LossCanvas::setTimeLine(std::optional<std::int64_t> step)
{
    if (step == m_timeLine->step())
        return;
    m_timeLine->setStep(step);
    placeTimeLine();
    layer(QStringLiteral("overlay"))->replot();
}

void LossCanvas::placeTimeLine()
{
    m_navigation->setHandle(m_timeLine->place(m_run, *m_raw));
}

void LossCanvas::showTracer(bool on)
{
    layer(QStringLiteral("overlay"))->setVisible(on);
}

void LossCanvas::trace(std::optional<std::size_t> index)
{
    m_traced = index && *index < m_run.size() ? index : std::nullopt;
    m_tracerLine->setVisible(m_traced.has_value());
    m_tracerDot->setVisible(false);
    if (m_traced) {
        const double x = m_raw->key(*m_traced);
        const double y = (m_view.smoothed ? m_run.smoothed() : m_run.losses())[*m_traced];
        m_tracerLine->point1->setCoords(x, 0);
        m_tracerLine->point2->setCoords(x, 1);
        m_tracerDot->position->setCoords(x, y);
        m_tracerDot->setVisible(std::isfinite(y));
    }
    layer(QStringLiteral("overlay"))->replot();
    Q_EMIT tracedChanged();
}

} // namespace playground
