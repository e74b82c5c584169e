// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_row.h"

#include <QStackedWidget>

namespace playground
{

class PaintPanel;
class StepView;

/// The stage, or over it the canvas: to paint on a branch's first picture, or to draw what a row begins with.
class StepViewStack : public QStackedWidget
{
    Q_OBJECT

public:
    StepViewStack();

    StepView& stage() const { return *m_stage; }
    PaintPanel& canvas() const { return *m_canvas; }
    bool painting() const; ///< on a branch's picture
    bool drawing() const; ///< what a row begins with

    /// Kept until the painting is done: meanwhile the scrubber may move, or sampling go on.
    void paintOn(SamplingRow branch, int sample);
    void draw(const ImageBatch& shape);
    void close();

    /// With the painted picture in its place among the others of its step.
    SamplingRow paintedBranch() const;
    /// Begins with `count` times the drawing, each time with other noise.
    SamplingRow renderRow(int count) const;

Q_SIGNALS:
    void switched(); ///< it may be another that is seen

private:
    StepView* m_stage;
    PaintPanel* m_canvas;
    SamplingRow m_branch;
    int m_sample = 0; ///< which of the branch's pictures is on the canvas
};

} // namespace playground
