// SPDX-License-Identifier: GPL-3.0-or-later
// The Sample page's requests: new rows, added rows, branches, drawings. Display is in sample_page.cpp.
#include "ui/sample/sample_page.h"

#include "ui/sample/rows_command.h"
#include "ui/sample/sample_buttons.h"
#include "ui/sample/step_view_stack.h"

#include <QPushButton>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
/// Sets everything except what a row starts from.
void setMeans(SamplingRequest& request, const SamplingRequest& chosen)
{
    request.sampler = chosen.sampler;
    request.classes = chosen.classes;
    request.guidance = chosen.guidance;
}
} // namespace

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
        cancelAll(); // the lane reports when they have ended
        return;
    }
    sampleAnew();
}

void SamplePage::sampleAnew()
{
    if (makeRoom())
        addRow();
}

// Clears the rows for a new one; false if nothing can be sampled.
bool SamplePage::makeRoom()
{
    if (!m_buttons->sample->isEnabled())
        return false;
    cancelAll();
    // Rows that never started, or were cancelled immediately, are dropped from the undo stack.
    const auto begun = [](const SamplingRow& row) { return !row.steps.empty(); };
    while (!m_history.rows().empty() && m_undo->canUndo()
        && std::none_of(m_history.rows().begin(), m_history.rows().end(), begun))
        m_undo->undo();
    m_replaced = m_history.ids();
    m_history.arrange({});
    forgetPlace();
    return true;
}

// A comparable row: the same start as the current row, its noise or its drawing.
void SamplePage::addRow()
{
    const SamplingRequest chosen = m_controls->request().request;
    SamplingRow row;
    if (const SamplingRow* root = m_history.root(m_cursor.id())) {
        row.request = root->request;
        setMeans(row.request, chosen);
    } else {
        row.request = chosen;
    }
    order(std::move(row));
}

void SamplePage::branch()
{
    if (m_upper->painting())
        return continueFromCanvas();
    if (const SampleStep* from = m_cursor.at())
        orderAsChosen(branchAt(*row(), *from));
}

// Sampler settings and seed come from the controls; the start from the row.
void SamplePage::orderAsChosen(SamplingRow row)
{
    const SamplingRequest chosen = m_controls->request().request;
    setMeans(row.request, chosen);
    row.request.seed = chosen.seed;
    order(std::move(row));
}

void SamplePage::order(SamplingRow row)
{
    const SamplingRequest request = row.request;
    row.totalSteps = request.sampler.steps;
    const std::int64_t snapshot = m_controls->request().snapshotStep;
    row.snapshotStep = std::max<std::int64_t>(0, snapshot);
    const std::vector<int> before = std::exchange(m_replaced, std::nullopt).value_or(m_history.ids());
    const int id = m_history.add(std::move(row));
    m_undo->push(
        new RowsCommand(before, m_history.ids(), [this](const std::vector<int>& rows) { showRows(rows); }));
    forgetUnreachable();
    m_cursor.await(id);
    refreshSteps();
    m_upper->close();
    setFocus();
    Q_EMIT ordered({id, request, snapshot});
}

void SamplePage::openCanvas(bool drawing)
{
    const SampleStep* at = m_cursor.at();
    const bool again = drawing ? m_upper->drawing() : m_upper->painting();
    if (again || (!drawing && !at))
        m_upper->close();
    else if (drawing)
        m_upper->draw(m_shape);
    else
        m_upper->paintOn(branchAt(*row(), *at), m_cursor.sample());
}

// A painted x_t replaces one picture of its step; a drawing is repeated for the requested number of pictures.
void SamplePage::continueFromCanvas()
{
    if (m_upper->drawing())
        return orderAsChosen(m_upper->renderRow(m_controls->request().request.count));
    SamplingRow branch = m_upper->paintedBranch();
    if (!m_history.row(branch.parent))
        return m_upper->close();
    orderAsChosen(std::move(branch));
}

void SamplePage::sampleTo(const RowRequest& chosen, int step, const std::optional<Sketch>& drawing)
{
    m_controls->setRequest(chosen);
    if (!drawing) {
        sampleAnew();
    } else if (makeRoom()) {
        SamplingRow row;
        row.request.count = chosen.request.count;
        drawing->begin(row.request);
        orderAsChosen(std::move(row));
    }
    m_cursor.haltAt(step);
}

void SamplePage::walkTo(const RowRequest& chosen, int step)
{
    if (m_undo->index() > 0 && m_undo->index() == m_walked)
        m_undo->undo();
    sampleTo(chosen, step);
    m_walked = m_undo->index();
}

/// Drops rows that no undo or redo can restore.
void SamplePage::forgetUnreachable()
{
    std::vector<int> reachable;
    for (int i = 0; i < m_undo->count(); ++i) {
        const auto& command = static_cast<const RowsCommand&>(*m_undo->command(i));
        reachable.insert(reachable.end(), command.before().begin(), command.before().end());
        reachable.insert(reachable.end(), command.after().begin(), command.after().end());
    }
    m_history.keepAside(reachable);
}

void SamplePage::showRows(const std::vector<int>& rows)
{
    const auto shown = [&](int id) { return std::find(rows.begin(), rows.end(), id) != rows.end(); };
    for (const SamplingRow& row : m_history.rows()) {
        if (row.running() && !shown(row.id))
            Q_EMIT cancelled(row.id);
    }
    const double amount = m_cursor.at() ? m_cursor.amount() : 0;
    const int parent = row() ? row()->parent : -1;
    const std::vector<int> before = m_history.ids();
    m_history.arrange(rows);
    int newest = 0; // among the newly shown rows
    for (const SamplingRow& row : m_history.rows()) {
        if (std::find(before.begin(), before.end(), row.id) == before.end())
            newest = std::max(newest, row.id);
    }
    m_upper->close();
    if (newest > 0)
        m_cursor.goToLast(newest);
    else if (!row() && !m_history.rows().empty())
        m_cursor.goNear(m_history.row(parent) ? parent : m_history.rows().back().id, amount);
    else if (!row())
        m_cursor.reset();
    refreshSteps();
}

void SamplePage::figure(int steps, int count, int view)
{
    RowRequest chosen = m_controls->request();
    SamplingRequest& request = chosen.request;
    // The HF course's sampler if it fits the network, otherwise the recipe's default.
    if (m_controls->fits(SamplerOptions().name))
        request.sampler = {};
    else
        request.sampler = m_default;
    request.sampler.steps = steps;
    request.count = count;
    m_controls->setRequest(chosen);
    setView(view);
    sampleAnew();
}

} // namespace playground
