// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view_stack.h"

#include "ui/images/image_at.h"
#include "ui/sample/paint_panel.h"
#include "ui/sample/sketch.h"
#include "ui/sample/step_view.h"

#include <algorithm>

namespace playground
{

StepViewStack::StepViewStack()
    : m_stage(new StepView)
    , m_canvas(new PaintPanel)
{
    m_stage->setObjectName(QStringLiteral("sampleStage"));
    addWidget(m_stage);
    addWidget(m_canvas);
}

bool StepViewStack::painting() const
{
    return currentWidget() == m_canvas && !m_canvas->drawing();
}

bool StepViewStack::drawing() const
{
    return currentWidget() == m_canvas && m_canvas->drawing();
}

void StepViewStack::paintOn(SamplingRow branch, int sample)
{
    m_branch = std::move(branch);
    m_sample = sample;
    m_canvas->paintOn(oneOf(m_branch.request.start, sample));
    setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    Q_EMIT switched();
}

void StepViewStack::draw(const ImageBatch& shape)
{
    m_canvas->draw(shape);
    setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    Q_EMIT switched();
}

void StepViewStack::close()
{
    setCurrentWidget(m_stage);
    Q_EMIT switched();
}

SamplingRow StepViewStack::paintedBranch() const
{
    SamplingRow branch = m_branch;
    const ImageBatch& painted = m_canvas->picture();
    const std::size_t first = static_cast<std::size_t>(m_sample) * painted.pixelsPerImage();
    std::copy(painted.values.begin(), painted.values.end(),
        branch.request.start.values.begin() + static_cast<std::ptrdiff_t>(first));
    return branch;
}

SamplingRow StepViewStack::renderRow(int count) const
{
    SamplingRow row;
    row.request.count = count;
    Sketch{m_canvas->picture(), m_canvas->amount()}.begin(row.request);
    return row;
}

} // namespace playground
