// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/comparison.h"
#include "ui/sample/history_cursor.h"
#include "ui/sample/sketch.h"

#include <QObject>
#include <QUndoStack>

#include <optional>
#include <vector>

namespace playground
{

/// What the Sample page knows: the rows, the current step and picture, and undo. Turns the user's wishes into
/// requests and applies the events that answer them. Has no widgets; GUI thread.
///
/// In the functions below `chosen` are the settings of a new row, as SamplerControls has them. A row that
/// starts like another one takes only what fits from them.
class SamplingModel : public QObject
{
    Q_OBJECT

public:
    explicit SamplingModel(QObject* parent = nullptr);
    ~SamplingModel() override;

    const SamplingHistory& history() const { return m_history; }
    const HistoryCursor& cursor() const { return m_cursor; }
    /// The current row; null without rows (the step is then -1).
    const SamplingRow* row() const { return m_cursor.row(); }
    int step() const { return m_cursor.step(); } ///< index into the current row's steps
    int sample() const { return m_cursor.sample(); } ///< index of the current picture
    bool sampling() const; ///< a row is waiting or running
    bool canBranch() const; ///< the current step has noise left to remove
    bool shows(const Comparison& findings) const; ///< they are of the current step and picture
    QUndoStack& undoStack() { return m_undo; } ///< sampled rows and the rows they replaced

    /// Replaces all rows by a new one from noise, or from `drawing`.
    void sample(const RowRequest& chosen, const std::optional<Sketch>& drawing = {});
    /// Like sample(), but replaces the result of the last walk, so that dragging a slider is one undo step.
    void walk(const RowRequest& chosen);
    /// Adds a row with the current row's start: its noise or its drawing.
    void addRow(const RowRequest& chosen);
    /// Adds a row that starts from `drawing`.
    void addDrawing(const RowRequest& chosen, const Sketch& drawing);
    /// Adds a row that starts from the current step.
    void branch(const RowRequest& chosen);
    /// Remembers the current step and picture, which is returned for painting on it; nothing without steps.
    std::optional<ImageBatch> beginPainting();
    /// Adds a row that starts from the remembered step with `painted` instead of its picture. Does nothing if
    /// the step's row was removed meanwhile.
    void branchFrom(const RowRequest& chosen, const ImageBatch& painted);
    void cancel(); ///< every row that is waiting or running; finished steps are kept
    void clear(); ///< another recipe: removes everything, undo included

    /// Events of rows that are gone are ignored.
    void apply(std::vector<SamplingEvent> events);

    void goTo(int step); ///< stops following
    void goNear(int row, double amount); ///< to the row's step nearest to this noise amount; stops following
    void followNewest(); ///< goes to the row's newest step, and on with every new one
    void haltAt(int index) { m_cursor.haltAt(index); } ///< following the newest row stops at this SampleStep
    void setSample(int sample); ///< ignored if the row has no such picture
    void setComparing(bool comparing); ///< whether the current picture is compared with the training set

Q_SIGNALS:
    void requested(const playground::RowRequest& request);
    void cancelled(int row); ///< not needed any more
    void samplingChanged(bool sampling);
    void comparisonRequested(const playground::ComparisonRequest& request); ///< the newest request wins
    void rowsChanged(const std::vector<int>& rows); ///< rows were added, removed or restored: those there are
    void stepsChanged(int row); ///< the current row is another one, or any row has new steps or another state
    void currentChanged(int row, int step, int sample); ///< follows every change, also of the steps

private:
    void requestFrom(SamplingRow start, const RowRequest& chosen);
    void request(SamplingRow row, std::int64_t snapshotStep);
    void makeRoom();
    void showRows(const std::vector<int>& rows);
    void dropUnreachable();
    void tellSteps();
    void tellCurrent();
    void compare();

    SamplingHistory m_history;
    HistoryCursor m_cursor{m_history};
    QUndoStack m_undo;
    int m_walked = -1; ///< undo stack index after the last walk
    std::optional<std::vector<int>> m_replaced; ///< rows replaced by the next request
    SamplingRow m_painted; ///< branch of the step that is painted on
    int m_paintedSample = 0;
    bool m_comparing = false;
    bool m_wasSampling = false;
};

} // namespace playground
