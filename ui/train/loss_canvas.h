// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/curve.h"
#include "ui/plot/sized_plot.h"
#include "ui/plot/value_range.h"
#include "ui/train/earlier_runs.h"
#include "ui/train/epoch_means.h"
#include "ui/train/kl_curve.h"
#include "ui/train/loss_view.h"
#include "ui/train/time_line.h"
#include "ui/train/validation_curve.h"

#include <memory>
#include <optional>

namespace playground
{

/// The plot inside LossPlot: graphs, axes, marks and the tracer. Redraws are queued, so that appending at any
/// rate costs one redraw per turn of the event loop.
class LossCanvas : public SizedPlot
{
    Q_OBJECT

public:
    explicit LossCanvas(QWidget* parent = nullptr);

    const LossSeries& run() const { return m_run; }

    void append(std::span<const StepRecord> records); ///< ascending steps
    void setHistory(std::span<const StepRecord> records);
    void setValidation(std::vector<StepRecord> records);
    void appendValidation(std::span<const StepRecord> records);
    const std::vector<StepRecord>& validation() const { return m_validation->records(); }
    bool hasKl() const { return !m_kl->empty(); } ///< the run trains an autoencoder
    void setStepsPerEpoch(qint64 steps);
    void addEarlierRun(std::span<const StepRecord> records);
    void removeEarlierRun(int index);
    void clearEarlierRuns();

    /// Changes of range, scale or axis reset to the fitted view; others keep the current one.
    void setView(const LossView& view);
    void fit();
    bool isOverridden() const { return m_overridden; }

    /// The record at the tracer, if it is shown.
    std::optional<std::size_t> traced() const { return m_traced; }

    /// Shows a draggable line at this step of the run; nullopt: no line.
    void setTimeLine(std::optional<std::int64_t> step);

    void paintWith(const QPalette& palette); ///< uses the palette's colours
    void showTracer(bool on); ///< off for exported images
    void retranslate();

Q_SIGNALS:
    void tracedChanged();
    void overriddenChanged(bool overridden);
    void timeLineDragged(qint64 step);

private:
    void buildGraphs();
    void buildItems();
    void rebuild();
    void drawFrom(std::size_t from);
    void drawMarks();
    void addExtent(std::size_t from);
    void collectExtent();
    void applyTickers();
    void applyRange();
    void includeLast(ValueRange& range) const;
    void applyPens();
    void showEmptiness();
    void changed();
    void overrideView();
    void trace(std::optional<std::size_t> index);
    void traceNearest(double x);
    void traceBy(int steps);
    void placeTimeLine();

    LossSeries m_run;
    LossView m_view;
    ValueExtent m_extent;
    bool m_overridden = false;
    std::optional<std::size_t> m_traced;
    QPalette m_colors;

    class PlotNavigation* m_navigation = nullptr;
    std::unique_ptr<Curve> m_raw; ///< one point per record, a gap where the loss is not finite
    std::unique_ptr<Curve> m_smoothed;
    std::unique_ptr<ValidationCurve> m_validation;
    std::unique_ptr<KlCurve> m_kl;
    std::unique_ptr<EarlierRuns> m_earlier;
    std::unique_ptr<EpochMeans> m_means;
    std::unique_ptr<TimeLine> m_timeLine;
    QCPGraph* m_gaps = nullptr; ///< triangles
    QCPGraph* m_isolated = nullptr; ///< circles: points without neighbours, which a line would not show
    QSharedPointer<class EpochTicker> m_epochTicker;
    QCPItemStraightLine* m_tracerLine = nullptr;
    QCPItemTracer* m_tracerDot = nullptr;
    QCPItemText* m_hint = nullptr;
};

} // namespace playground
