// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"
#include "ui/plot/value_range.h"
#include "ui/train/loss_series.h"

#include <QWidget>
#include <optional>
#include <span>
#include <vector>

namespace playground
{

class LossCanvas;
class LossControls;
class LossLegend;
class LossReadout;

/// The loss of a run during training: the raw curve thin, the smoothed one on top, a line at the start of
/// each epoch and a dot for its mean, earlier runs in grey, and the values under the cursor. Called on the
/// GUI thread at any rate; redraws are queued. A view chosen by mouse or keys stays until fit().
class LossPlot : public QWidget
{
    Q_OBJECT

public:
    explicit LossPlot(QWidget* parent = nullptr);

    /// Continues the run. A step that is not after the last one first removes all records from that step on.
    void append(std::span<const StepRecord> records);
    /// Replaces the run: resumed, or rolled back after a non-finite loss. Ascending steps.
    void setHistory(std::vector<StepRecord> records);
    const std::vector<StepRecord>& history() const;
    /// Losses of held-out images at some of the run's steps; append them after the run's own records.
    void appendValidation(std::span<const StepRecord> records);
    void setValidation(std::vector<StepRecord> records);
    const std::vector<StepRecord>& validation() const;
    void setStepsPerEpoch(qint64 steps); ///< 0: unknown
    /// The training-time cursor: the step whose weights produce the pictures; negative: none.
    void setTimeLine(qint64 step);
    /// Removes the run and its validation but not the earlier runs, and fits the view.
    void clear();
    /// Adds another run's smoothed curve.
    void addEarlierRun(const QString& name, std::vector<StepRecord> records);
    void removeEarlierRun(int index); ///< in the order they were added
    void clearEarlierRuns();

    void setSmoothing(double weight); ///< clamped to 0..0.99
    void setLogarithmic(bool on);
    void setIgnoreOutliers(bool on);
    void setCourseRange(bool on); ///< fixes the loss axis to 0..0.1
    void setHorizontalAxis(HorizontalAxis axis);
    void fit();
    bool isViewOverridden() const;
    ValueRange horizontalRange() const; ///< visible range, in the axis' unit
    ValueRange verticalRange() const;
    std::optional<ValueRange> klRange() const; ///< right axis; nullopt: there is none

    /// Columns step, epoch, seconds, loss, smoothed and, if present, validation; full precision. All exports
    /// write the whole file or nothing; false: the reason is in `error`.
    bool exportCsv(const QString& path, QString* error = nullptr) const;
    /// The plot as shown, in the light palette, for printing.
    bool exportSvg(const QString& path, QString* error = nullptr);
    bool exportPdf(const QString& path, QString* error = nullptr);

Q_SIGNALS:
    void timeLineDragged(qint64 step); ///< by the user, to this step of the run

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyView();
    void validationChanged();
    void retranslate();
    void keepRoomForNumbers();
    void updateReadout();

    LossCanvas* m_canvas;
    LossLegend* m_legend;
    LossReadout* m_readout;
    LossControls* m_controls;
};

} // namespace playground
