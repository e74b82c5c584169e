// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QStackedWidget>

namespace playground
{

class PaintPanel;
class SamplingModel;
class StepView;
struct RowRequest;

/// The step view, or the canvas in front of it for painting on a step's picture or drawing a starting
/// picture.
class StepViewStack : public QStackedWidget
{
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit StepViewStack(SamplingModel& model);

    StepView& stepView() const { return *m_stepView; }
    PaintPanel& canvas() const { return *m_canvas; }
    bool painting() const; ///< on a step's picture
    bool drawing() const; ///< a starting picture

    /// Opens the canvas with the current picture, if there is one, or closes it if it is open for painting.
    /// The scrubber may move and sampling may continue meanwhile.
    void togglePainting();
    /// Opens the canvas for drawing, or closes it if it is open for drawing.
    void toggleDrawing(const ImageBatch& shape);
    /// Samples from the picture on the canvas, and closes it.
    void sampleFromCanvas(const RowRequest& chosen);
    void close();

Q_SIGNALS:
    void switched(); ///< step view or canvas was shown

private:
    void showCanvas();

    SamplingModel& m_model;
    StepView* m_stepView;
    PaintPanel* m_canvas;
};

} // namespace playground
