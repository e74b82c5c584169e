// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view_stack.h"

#include "ui/images/image_at.h"
#include "ui/sample/paint_panel.h"
#include "ui/sample/sketch.h"
#include "ui/sample/step_view.h"

#include <algorithm>

namespace playground
{

StageStack::StageStack()
    : m_stage(new SampleStage)
    , m_canvas(new PaintPanel)
{
    m_stage->setObjectName(QStringLiteral("sampleStage"));
    addWidget(m_stage);
    addWidget(m_canvas);
}

bool StageStack::painting() const
{
    return currentWidget() == m_canvas && !m_canvas->drawing();
}

bool StageStack::drawing() const
{
    return currentWidget() == m_canvas && m_canvas->drawing();
}

void StageStack::paintOn(SamplingRow branch, int sample)
{
    m_branch = std::move(branch);
    m_sample = sample;
    m_canvas->paintOn(oneOf(m_branch.request.start, sample));
    setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    Q_EMIT switched();
}

void StageStack::draw(const Images& shape)
{
    m_canvas->draw(shape);
    setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    Q_EMIT switched();
}

void StageStack::close()
{
    setCurrentWidget(m_stage);
    Q_EMIT switched();
}

SamplingRow StageStack::paintedBranch() const
{
    SamplingRow branch = m_branch;
    const Images& painted = m_canvas->picture();
    const std::size_t first = static_cast<std::size_t>(m_sample) * painted.pixelsPerImage();
    std::copy(painted.values.begin(), painted.values.end(),
        branch.request.start.values.begin() + static_cast<std::ptrdiff_t>(first));
    return branch;
}

SamplingRow StageStack::drawnRow(int count) const
{
    SamplingRow row;
    row.request.count = count;
    Drawing{m_canvas->picture(), m_canvas->amount()}.begin(row.request);
    return row;
}

} // namespace playground
