// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampling_model.h"

#include "ui/images/image_at.h"
#include "ui/sample/rows_command.h"

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
bool contains(const std::vector<int>& ids, int id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Sets everything but what a row starts from.
void setSettings(SamplingRequest& request, const SamplingRequest& chosen)
{
    request.sampler = chosen.sampler;
    request.classes = chosen.classes;
    request.guidance = chosen.guidance;
}
} // namespace

SamplingModel::SamplingModel(QObject* parent)
    : QObject(parent)
{
}

SamplingModel::~SamplingModel()
{
    m_undo.blockSignals(true); // it clears itself, when those who listen are half gone
}

bool SamplingModel::sampling() const
{
    return std::any_of(m_history.rows().begin(), m_history.rows().end(),
        [](const SamplingRow& row) { return row.running(); });
}

bool SamplingModel::canBranch() const
{
    return m_cursor.at() && m_cursor.amount() > 0;
}

bool SamplingModel::shows(const Comparison& findings) const
{
    const SampleStep* at = m_cursor.at();
    return at && findings.row == m_cursor.id() && findings.sample == m_cursor.sample()
        && findings.step == at->index;
}

void SamplingModel::sample(const RowRequest& chosen, const std::optional<Sketch>& drawing)
{
    makeRoom();
    if (drawing)
        addDrawing(chosen, *drawing);
    else
        addRow(chosen);
}

// Removes the rows for a new one; undo brings them back.
void SamplingModel::makeRoom()
{
    cancel();
    // Rows that never started, or were cancelled immediately, are dropped from the undo stack.
    const auto begun = [](const SamplingRow& row) { return !row.steps.empty(); };
    while (!m_history.rows().empty() && m_undo.canUndo()
        && std::none_of(m_history.rows().begin(), m_history.rows().end(), begun))
        m_undo.undo();
    m_replaced = m_history.ids();
    m_history.arrange({});
    m_cursor.reset();
    tellSteps();
    Q_EMIT rowsChanged({});
}

void SamplingModel::walk(const RowRequest& chosen)
{
    if (m_undo.index() > 0 && m_undo.index() == m_walked)
        m_undo.undo();
    sample(chosen);
    m_walked = m_undo.index();
}

void SamplingModel::addRow(const RowRequest& chosen)
{
    SamplingRow row;
    if (const SamplingRow* root = m_history.root(m_cursor.id())) {
        row.request = root->request;
        setSettings(row.request, chosen.request);
    } else {
        row.request = chosen.request;
    }
    request(std::move(row), chosen.snapshotStep);
}

void SamplingModel::addDrawing(const RowRequest& chosen, const Sketch& drawing)
{
    SamplingRow row;
    row.request.count = chosen.request.count;
    drawing.begin(row.request);
    requestFrom(std::move(row), chosen);
}

void SamplingModel::branch(const RowRequest& chosen)
{
    if (const SampleStep* from = m_cursor.at())
        requestFrom(branchAt(*row(), *from), chosen);
}

std::optional<ImageBatch> SamplingModel::beginPainting()
{
    const SampleStep* at = m_cursor.at();
    if (!at)
        return {};
    m_painted = branchAt(*row(), *at);
    m_paintedSample = m_cursor.sample();
    return oneOf(m_painted.request.start, m_paintedSample);
}

void SamplingModel::branchFrom(const RowRequest& chosen, const ImageBatch& painted)
{
    if (!m_history.row(m_painted.parent))
        return;
    SamplingRow branch = m_painted;
    const std::size_t first = static_cast<std::size_t>(m_paintedSample) * painted.pixelsPerImage();
    std::copy(painted.values.begin(), painted.values.end(),
        branch.request.start.values.begin() + static_cast<std::ptrdiff_t>(first));
    requestFrom(std::move(branch), chosen);
}

// The start is the row's; everything else, the seed included, is chosen.
void SamplingModel::requestFrom(SamplingRow start, const RowRequest& chosen)
{
    setSettings(start.request, chosen.request);
    start.request.seed = chosen.request.seed;
    request(std::move(start), chosen.snapshotStep);
}

void SamplingModel::request(SamplingRow row, std::int64_t snapshotStep)
{
    const SamplingRequest request = row.request;
    row.totalSteps = request.sampler.steps;
    row.snapshotStep = std::max<std::int64_t>(0, snapshotStep);
    const std::vector<int> before = std::exchange(m_replaced, std::nullopt).value_or(m_history.ids());
    const int id = m_history.add(std::move(row));
    m_walked = -1; // the index belongs to another row from now on
    m_undo.push(
        new RowsCommand(before, m_history.ids(), [this](const std::vector<int>& rows) { showRows(rows); }));
    dropUnreachable();
    m_cursor.await(id);
    tellSteps();
    Q_EMIT rowsChanged(m_history.ids());
    Q_EMIT requested({id, request, snapshotStep});
}

// Drops rows that no undo or redo can restore.
void SamplingModel::dropUnreachable()
{
    std::vector<int> reachable;
    for (int i = 0; i < m_undo.count(); ++i) {
        const auto& command = static_cast<const RowsCommand&>(*m_undo.command(i));
        reachable.insert(reachable.end(), command.before().begin(), command.before().end());
        reachable.insert(reachable.end(), command.after().begin(), command.after().end());
    }
    m_history.keepAside(reachable);
}

// Undo and redo. The cursor goes to the newest row that came back, or stays at its noise amount.
void SamplingModel::showRows(const std::vector<int>& rows)
{
    for (const SamplingRow& row : m_history.rows()) {
        if (row.running() && !contains(rows, row.id))
            Q_EMIT cancelled(row.id);
    }
    const double amount = m_cursor.at() ? m_cursor.amount() : 0;
    const int parent = row() ? row()->parent : -1;
    const std::vector<int> before = m_history.ids();
    m_history.arrange(rows);
    int newest = 0; // among the newly shown rows
    for (const SamplingRow& row : m_history.rows()) {
        if (!contains(before, row.id))
            newest = std::max(newest, row.id);
    }
    if (newest > 0)
        m_cursor.goToLast(newest);
    else if (!row() && !m_history.rows().empty())
        m_cursor.goNear(m_history.row(parent) ? parent : m_history.rows().back().id, amount);
    else if (!row())
        m_cursor.reset();
    tellSteps();
    Q_EMIT rowsChanged(m_history.ids());
}

void SamplingModel::cancel()
{
    for (const SamplingRow& row : m_history.rows()) {
        if (row.running())
            Q_EMIT cancelled(row.id);
    }
}

void SamplingModel::clear()
{
    cancel();
    m_history.clear();
    m_walked = -1;
    m_undo.clear();
    m_cursor.reset();
    tellSteps();
    Q_EMIT rowsChanged({});
}

void SamplingModel::apply(std::vector<SamplingEvent> events)
{
    for (SamplingEvent& event : events) {
        const int row = event.row;
        if (m_history.apply(std::move(event)))
            m_cursor.follow(row);
    }
    if (!events.empty())
        tellSteps();
}

void SamplingModel::goTo(int step)
{
    m_cursor.setFollowing(false);
    m_cursor.goTo(m_cursor.id(), step);
    tellCurrent();
}

void SamplingModel::goNear(int row, double amount)
{
    const SamplingRow* to = m_history.row(row);
    if (!to || to->steps.empty())
        return;
    const bool otherRow = row != m_cursor.id();
    m_cursor.setFollowing(false);
    m_cursor.goNear(row, amount);
    if (otherRow)
        tellSteps();
    else
        tellCurrent();
}

void SamplingModel::followNewest()
{
    m_cursor.setFollowing(true);
    m_cursor.goToLast(m_cursor.id());
    tellCurrent();
}

void SamplingModel::setSample(int sample)
{
    if (m_cursor.setSample(sample))
        tellCurrent();
}

void SamplingModel::setComparing(bool comparing)
{
    m_comparing = comparing;
    compare();
}

void SamplingModel::tellSteps()
{
    m_cursor.settle();
    Q_EMIT stepsChanged(m_cursor.id());
    tellCurrent();
}

void SamplingModel::tellCurrent()
{
    Q_EMIT currentChanged(m_cursor.id(), m_cursor.step(), m_cursor.sample());
    compare();
    const bool busy = sampling();
    if (busy != std::exchange(m_wasSampling, busy))
        Q_EMIT samplingChanged(busy);
}

void SamplingModel::compare()
{
    const SampleStep* at = m_cursor.at();
    if (!at || !m_comparing)
        return;
    const int sample = m_cursor.sample();
    Q_EMIT comparisonRequested({m_cursor.id(), at->index, sample, oneOf(at->x, sample),
        oneOf(predictionOf(*at), sample), at->amount});
}

} // namespace playground
