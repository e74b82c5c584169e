// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks to be sampled: anew, as another row, from a step, from a drawing. What it shows is in
// sample_page.cpp.
#include "ui/pages/sample_page.h"

#include "ui/sampling/paint_panel.h"
#include "ui/sampling/sample_buttons.h"
#include "ui/sampling/sample_stage.h"
#include "ui/sampling/transport_bar.h"

#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace playground
{

void SamplePage::cancelAll()
{
    for (const SamplingRow& row : m_history.rows()) {
        if (row.running())
            Q_EMIT cancelled(row.id);
    }
}

void SamplePage::sampleOrCancel()
{
    if (sampling()) {
        cancelAll(); // the lane tells when they have ended
        return;
    }
    sampleAnew();
}

void SamplePage::sampleAnew()
{
    if (!m_buttons->sample->isEnabled())
        return;
    cancelAll();
    m_history.setAside();
    forgetPlace();
    addRow();
}

// Comparable rows: what the one shown began with, its noise or its drawing, once more.
void SamplePage::addRow()
{
    const SamplingChoice choice = m_controls->choice();
    SamplingRow row;
    if (const SamplingRow* root = m_history.root(m_row)) {
        row.request = root->request;
    } else {
        row.request.count = choice.count;
        row.request.seed = choice.seed;
    }
    row.request.sampler = choice.sampler;
    order(std::move(row));
}

void SamplePage::branch()
{
    if (m_upper->currentWidget() == m_paint && !m_paint->drawing())
        return goOnFromCanvas(); // with what was painted
    if (row() && m_step >= 0)
        orderBranch(branchHere());
}

SamplingRow SamplePage::branchHere() const
{
    const SampleStep& from = row()->steps[static_cast<std::size_t>(m_step)];
    SamplingRow branch;
    branch.parent = m_row;
    branch.branchStep = from.index;
    branch.request.count = from.x.count;
    branch.request.start = from.x;
    branch.request.startAmount = from.amount;
    return branch;
}

void SamplePage::orderBranch(SamplingRow branch)
{
    const SamplingChoice choice = m_controls->choice();
    branch.request.sampler = choice.sampler;
    branch.request.seed = choice.seed;
    order(std::move(branch));
}

void SamplePage::order(SamplingRow row)
{
    const SamplingRequest request = row.request;
    row.totalSteps = request.sampler.steps;
    const std::int64_t snapshot = m_controls->choice().snapshotStep;
    row.snapshotStep = std::max<std::int64_t>(0, snapshot);
    const int id = m_history.add(std::move(row));
    m_added.push_back(id);
    m_row = id;
    m_step = -1;
    m_following = true;
    m_haltAt = -1;
    closeCanvas();
    refreshSteps();
    setFocus();
    Q_EMIT ordered({id, request, snapshot});
}

void SamplePage::openCanvas(bool drawing)
{
    const bool again = m_upper->currentWidget() == m_paint && m_paint->drawing() == drawing;
    const SamplingRow* at = row();
    if (again || (!drawing && (!at || m_step < 0)))
        return closeCanvas();
    if (drawing) {
        m_paint->draw(m_shape);
    } else {
        // Kept: the scrubber may move, or sampling go on, before the painting is done.
        m_painted = branchHere();
        m_paintedSample = m_sample;
        m_paint->paintOn(pictureAlone(m_painted.request.start, m_sample));
    }
    m_buttons->paint->setChecked(!drawing);
    m_buttons->draw->setChecked(drawing);
    m_upper->setCurrentWidget(m_paint);
    m_paint->setFocus();
}

void SamplePage::closeCanvas()
{
    m_buttons->paint->setChecked(false);
    m_buttons->draw->setChecked(false);
    m_upper->setCurrentWidget(m_stage);
}

// A painted x_t takes its place among the others of its step; a drawing is sampled as often as there are
// pictures to be had, each time with other noise.
void SamplePage::goOnFromCanvas()
{
    const Images painted = m_paint->picture();
    if (!m_paint->drawing()) {
        if (!m_history.row(m_painted.parent))
            return closeCanvas();
        SamplingRow branch = m_painted;
        const std::size_t first = static_cast<std::size_t>(m_paintedSample) * painted.pixelsPerImage();
        std::copy(painted.values.begin(), painted.values.end(),
            branch.request.start.values.begin() + static_cast<std::ptrdiff_t>(first));
        return orderBranch(std::move(branch));
    }
    const SamplingChoice choice = m_controls->choice();
    Images start = painted;
    start.values.clear();
    for (start.count = 0; start.count < choice.count; ++start.count)
        start.values.insert(start.values.end(), painted.values.begin(), painted.values.end());
    SamplingRow row;
    row.request = {choice.sampler, start.count, choice.seed, start, m_paint->amount(), /*startIsClean=*/true};
    order(std::move(row));
}

void SamplePage::sampleTo(const SamplingChoice& choice, int step)
{
    m_controls->setChoice(choice);
    sampleAnew();
    m_haltAt = step;
}

void SamplePage::undo()
{
    if (m_added.empty())
        return;
    if (m_added.size() == 1 && m_history.hasAside())
        return putBack();
    const int id = m_added.back();
    m_added.pop_back();
    const SamplingRow* gone = m_history.row(id);
    const double amount
        = gone && m_step >= 0 && m_row == id ? gone->steps[static_cast<std::size_t>(m_step)].amount : 0;
    if (gone && gone->running())
        Q_EMIT cancelled(id);
    const int parent = gone ? gone->parent : -1;
    m_history.remove(id);
    if (!row() && !m_history.rows().empty()) {
        m_row = m_history.row(parent) ? parent : m_history.rows().back().id;
        m_step = stepNear(*row(), amount);
    } else if (!row()) {
        m_step = -1;
    }
    refreshSteps();
}

// The rows that the last Sample made place for.
void SamplePage::putBack()
{
    cancelAll();
    m_history.putBack();
    forgetPlace();
    for (const SamplingRow& row : m_history.rows())
        m_added.push_back(row.id);
    std::sort(m_added.begin(), m_added.end()); // ids count up
    m_row = m_added.back();
    m_step = static_cast<int>(row()->steps.size()) - 1;
    refreshSteps();
}

void SamplePage::figure(int steps, int count, int view)
{
    SamplingChoice choice = m_controls->choice();
    // The course's own way where the network can take it, else the recipe's usual one.
    if (m_controls->fits(SamplerOptions().name))
        choice.sampler = {};
    else
        choice.sampler = m_usual;
    choice.sampler.steps = steps;
    choice.count = count;
    m_controls->setChoice(choice);
    setView(view);
    sampleAnew();
}

} // namespace playground
