// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view_stack.h"

#include "ui/sample/paint_panel.h"
#include "ui/sample/sampling_model.h"
#include "ui/sample/step_view.h"

namespace playground
{

StepViewStack::StepViewStack(SamplingModel& model)
    : m_model(model)
    , m_stepView(new StepView)
    , m_canvas(new PaintPanel)
{
    m_stepView->setObjectName(QStringLiteral("sampleStage"));
    addWidget(m_stepView);
    addWidget(m_canvas);
    connect(m_canvas, &PaintPanel::closed, this, &StepViewStack::close);
}

bool StepViewStack::painting() const
{
    return currentWidget() == m_canvas && !m_canvas->drawing();
}

bool StepViewStack::drawing() const
{
    return currentWidget() == m_canvas && m_canvas->drawing();
}

void StepViewStack::togglePainting()
{
    const auto picture = painting() ? std::nullopt : m_model.beginPainting();
    if (!picture)
        return close();
    m_canvas->paintOn(*picture);
    showCanvas();
}

void StepViewStack::toggleDrawing(const ImageBatch& shape)
{
    if (drawing())
        return close();
    m_canvas->draw(shape);
    showCanvas();
}

void StepViewStack::showCanvas()
{
    setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    Q_EMIT switched();
}

// A painted x_t replaces one picture of its step; a drawing is repeated for the chosen number of pictures.
void StepViewStack::sampleFromCanvas(const RowRequest& chosen)
{
    const bool drawn = drawing();
    const Sketch sketch{m_canvas->picture(), m_canvas->amount()};
    close();
    if (drawn)
        m_model.addDrawing(chosen, sketch);
    else
        m_model.branchFrom(chosen, sketch.picture);
}

void StepViewStack::close()
{
    setCurrentWidget(m_stepView);
    Q_EMIT switched();
}

} // namespace playground
