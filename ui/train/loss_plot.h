// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"
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

/// The loss of a run as it trains: the raw curve thin, the smoothed one on top, a line where each epoch
/// begins and a dot for its mean, earlier runs in grey, and the values under the cursor. Fed at any pace from
/// the GUI thread; redraws are queued. A view the user chose by mouse or keys stays until fit().
class LossPlot : public QWidget
{
    Q_OBJECT

public:
    explicit LossPlot(QWidget* parent = nullptr);

    /// Goes on with the run. A step that is not after the last one takes the run back to before that step.
    void append(std::span<const StepRecord> records);
    /// The whole run anew: resumed, or cut back after a loss that was not finite. Ascending steps.
    void setHistory(std::vector<StepRecord> records);
    const std::vector<StepRecord>& history() const;
    /// The loss of held-out images, at some of the run's steps; append after the run's own records.
    void appendValidation(std::span<const StepRecord> records);
    void setValidation(std::vector<StepRecord> records);
    const std::vector<StepRecord>& validation() const;
    void setStepsPerEpoch(qint64 steps); ///< 0: not known
    /// The cursor of training time: the step whose weights the pictures are of; negative: none.
    void setTimeLine(qint64 step);
    /// Forgets the run with its validation, not the earlier ones, and fits the view.
    void clear();
    /// Overlays another run's smoothed curve.
    void addEarlierRun(const QString& name, std::vector<StepRecord> records);
    void removeEarlierRun(int index); ///< in the order in which they were added
    void clearEarlierRuns();

    void setSmoothing(double weight); ///< clamped to 0..0.99
    void setLogarithmic(bool on);
    void setIgnoreOutliers(bool on);
    void setCourseRange(bool on); ///< 0..0.1, as the course plots it
    void setHorizontalAxis(HorizontalAxis axis);
    void fit();
    bool isViewOverridden() const;
    ValueRange horizontalRange() const; ///< what is seen now, in the axis' unit
    ValueRange verticalRange() const;
    std::optional<ValueRange> klRange() const; ///< at the right; none: there is no such axis

    /// Columns step, epoch, seconds, loss, smoothed, and validation where there is some; all digits. This and
    /// the following write the whole file or none; false leaves the reason in `error`.
    bool exportCsv(const QString& path, QString* error = nullptr) const;
    /// The picture as it is seen, in the light colours, which print.
    bool exportSvg(const QString& path, QString* error = nullptr);
    bool exportPdf(const QString& path, QString* error = nullptr);
    /// The picture as it is seen, at twice its size.
    bool exportPng(const QString& path, QString* error = nullptr);

Q_SIGNALS:
    void hovered(const playground::StepRecord& record, double smoothed);
    void hoverEnded();
    void viewOverridden(bool overridden);
    void timeLineDragged(qint64 step); ///< to this step of the run

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyView();
    void validationChanged();
    void retranslate();
    void updateReadout();

    LossCanvas* m_canvas;
    LossLegend* m_legend;
    LossReadout* m_readout;
    LossControls* m_controls;
    bool m_hovering = false;
};

} // namespace playground
