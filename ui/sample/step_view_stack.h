// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_row.h"

#include <QStackedWidget>

namespace playground
{

class PaintPanel;
class StepView;

/// The stage, or the canvas in front of it for painting on a branch's picture or drawing a starting picture.
class StepViewStack : public QStackedWidget
{
    Q_OBJECT

public:
    StepViewStack();

    StepView& stage() const { return *m_stage; }
    PaintPanel& canvas() const { return *m_canvas; }
    bool painting() const; ///< painting on a branch's picture
    bool drawing() const; ///< drawing a starting picture

    /// Keeps `branch` until painting ends; the scrubber may move and sampling may continue.
    void paintOn(SamplingRow branch, int sample);
    void draw(const ImageBatch& shape);
    void close();

    /// The branch with the painted picture replacing the original one.
    SamplingRow paintedBranch() const;
    /// A row that starts with `count` copies of the drawing, each with its own noise.
    SamplingRow renderRow(int count) const;

Q_SIGNALS:
    void switched(); ///< stage or canvas was shown

private:
    StepView* m_stage;
    PaintPanel* m_canvas;
    SamplingRow m_branch;
    int m_sample = 0; ///< index of the painted picture in the branch
};

} // namespace playground
