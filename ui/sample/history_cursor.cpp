// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/history_cursor.h"

#include <algorithm>

namespace playground
{

const SampleStep* HistoryCursor::at() const
{
    const SamplingRow* here = row();
    const auto step = static_cast<std::size_t>(m_step);
    return here && m_step >= 0 && step < here->steps.size() ? &here->steps[step] : nullptr;
}

double HistoryCursor::amount() const
{
    const SampleStep* step = at();
    return step ? step->amount : 1;
}

void HistoryCursor::reset()
{
    m_following = true;
    goTo(0, -1);
}

void HistoryCursor::await(int id)
{
    m_following = true;
    m_haltAt = -1;
    goTo(id, -1);
}

void HistoryCursor::goTo(int id, int step)
{
    m_row = id;
    m_step = step;
    comeBackWithin();
}

void HistoryCursor::goToLast(int id)
{
    const SamplingRow* to = m_history.row(id);
    goTo(id, to ? static_cast<int>(to->steps.size()) - 1 : -1);
}

void HistoryCursor::goNear(int id, double amount)
{
    const SamplingRow* to = m_history.row(id);
    goTo(id, to ? stepNear(*to, amount) : -1);
}

bool HistoryCursor::setSample(int sample)
{
    const SamplingRow* here = row();
    if (!here || sample < 0 || sample >= here->request.count)
        return false;
    m_sample = sample;
    return true;
}

void HistoryCursor::follow(int id)
{
    const SamplingRow* live = m_history.row(id);
    if (!live || !m_following)
        return;
    goToLast(id);
    m_following = live->steps.back().index != m_haltAt;
}

void HistoryCursor::settle()
{
    if (const SamplingRow* here = row())
        m_step = m_history.currentOf(*here);
    comeBackWithin();
}

void HistoryCursor::comeBackWithin()
{
    const SamplingRow* here = row();
    m_step = std::min(m_step, here ? static_cast<int>(here->steps.size()) - 1 : -1);
    if (here) {
        if (m_step < 0 && !here->steps.empty())
            m_step = 0;
        m_sample = std::min(m_sample, std::max(0, here->request.count - 1));
    }
    const SampleStep* step = at();
    m_history.setCurrent(m_row, step ? step->index : 0, amount());
}

} // namespace playground
