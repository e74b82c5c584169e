// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampling_history.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

namespace playground
{

namespace
{
std::size_t bytesOf(const SampleStep& step)
{
    std::size_t values = 0;
    for (const ImageBatch* images :
        {&step.x, &step.predicted, &step.formula.added, &step.decodedX, &step.decodedPrediction})
        values += images->values.size();
    return values * sizeof(float);
}

std::size_t bytesOf(const SamplingRow& row)
{
    std::size_t bytes = 0;
    for (const SampleStep& step : row.steps)
        bytes += bytesOf(step);
    return bytes;
}

std::ptrdiff_t at(int index)
{
    return static_cast<std::ptrdiff_t>(index);
}
} // namespace

SamplingHistory::SamplingHistory(std::size_t budgetBytes)
    : m_budget(budgetBytes)
{
}

int SamplingHistory::add(SamplingRow row)
{
    row.id = m_nextId++;
    const int id = row.id;
    auto place = m_rows.end();
    if (row.parent >= 0) {
        // After the parent's last descendant; descendants directly follow their parent.
        std::vector<int> family{row.parent};
        for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
            const auto member
                = [&](int who) { return std::find(family.begin(), family.end(), who) != family.end(); };
            if (member(it->parent))
                family.push_back(it->id);
            if (member(it->id))
                place = it + 1;
        }
    }
    m_rows.insert(place, std::move(row));
    return id;
}

bool SamplingHistory::apply(SamplingEvent event)
{
    switch (event.kind) {
    case SamplingEvent::Kind::Started:
        start(event.row, event.totalSteps, event.snapshotStep, std::move(event.weightsHash));
        return false;
    case SamplingEvent::Kind::Step:
        append(event.row, std::move(event.step));
        return true;
    case SamplingEvent::Kind::Finished:
        finish(event.row, std::move(event.pictures), std::move(event.decoded));
        return true;
    case SamplingEvent::Kind::Cancelled:
        end(event.row, SamplingRow::State::Cancelled);
        return false;
    case SamplingEvent::Kind::Failed:
        end(event.row, SamplingRow::State::Failed);
        return false;
    }
    return false;
}

void SamplingHistory::start(int id, int totalSteps, std::int64_t snapshotStep, std::string weightsHash)
{
    if (SamplingRow* row = find(id)) {
        row->totalSteps = totalSteps;
        row->snapshotStep = snapshotStep;
        row->weightsHash = std::move(weightsHash);
        row->state = SamplingRow::State::Running;
    }
}

void SamplingHistory::append(int id, SampleStep step)
{
    SamplingRow* row = find(id);
    if (!row)
        return;
    row->evaluations += step.evaluations;
    row->milliseconds += step.milliseconds;
    m_bytes += bytesOf(step);
    row->steps.push_back(std::move(step));
    thin();
}

void SamplingHistory::finish(int id, ImageBatch pictures, ImageBatch decoded)
{
    SamplingRow* row = find(id);
    if (!row)
        return;
    row->state = SamplingRow::State::Finished;
    SampleStep last;
    last.index = row->totalSteps;
    last.x = std::move(pictures);
    last.decodedX = std::move(decoded);
    append(id, std::move(last));
}

void SamplingHistory::end(int id, SamplingRow::State state)
{
    if (SamplingRow* row = find(id))
        row->state = state;
}

void SamplingHistory::clear()
{
    m_rows.clear();
    m_aside.clear();
    count();
}

void SamplingHistory::arrange(const std::vector<int>& ids)
{
    std::vector<SamplingRow> all = std::exchange(m_aside, {});
    std::move(m_rows.begin(), m_rows.end(), std::back_inserter(all));
    m_rows.clear();
    for (const int id : ids) {
        const auto found
            = std::find_if(all.begin(), all.end(), [id](const SamplingRow& row) { return row.id == id; });
        if (found == all.end())
            continue;
        m_rows.push_back(std::move(*found));
        all.erase(found);
    }
    for (SamplingRow& row : all) {
        if (row.running())
            row.state = SamplingRow::State::Cancelled; // later events find no row
    }
    std::sort(all.begin(), all.end(), [](const SamplingRow& a, const SamplingRow& b) { return a.id < b.id; });
    m_aside = std::move(all);
    count();
}

std::vector<int> SamplingHistory::ids() const
{
    std::vector<int> ids;
    for (const SamplingRow& row : m_rows)
        ids.push_back(row.id);
    return ids;
}

void SamplingHistory::keepAside(const std::vector<int>& ids)
{
    std::erase_if(m_aside,
        [&](const SamplingRow& row) { return std::find(ids.begin(), ids.end(), row.id) == ids.end(); });
    count();
}

void SamplingHistory::count()
{
    const auto bytesOfAll = [](const std::vector<SamplingRow>& rows) {
        return std::accumulate(rows.begin(), rows.end(), std::size_t{0},
            [](std::size_t sum, const SamplingRow& row) { return sum + bytesOf(row); });
    };
    m_bytes = bytesOfAll(m_rows);
    m_asideBytes = bytesOfAll(m_aside);
}

const SamplingRow* SamplingHistory::row(int id) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [id](const SamplingRow& r) { return r.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

const SamplingRow* SamplingHistory::newest() const
{
    const auto older = [](const SamplingRow& a, const SamplingRow& b) { return a.id < b.id; };
    const auto found = std::max_element(m_rows.begin(), m_rows.end(), older);
    return found == m_rows.end() ? nullptr : &*found;
}

const SamplingRow* SamplingHistory::root(int id) const
{
    const SamplingRow* at = row(id);
    while (at && at->parent >= 0)
        at = row(at->parent);
    return at;
}

SamplingRow* SamplingHistory::find(int id)
{
    return const_cast<SamplingRow*>(std::as_const(*this).row(id));
}

void SamplingHistory::thin()
{
    while (bytes() > m_budget && !m_aside.empty()) {
        m_asideBytes -= bytesOf(m_aside.front());
        m_aside.erase(m_aside.begin());
    }
    while (m_bytes > m_budget) {
        // Tries the largest row first; if no row can drop a step, the budget is smaller than what must stay.
        std::vector<SamplingRow*> rows;
        for (SamplingRow& row : m_rows)
            rows.push_back(&row);
        std::stable_sort(rows.begin(), rows.end(),
            [](const SamplingRow* a, const SamplingRow* b) { return bytesOf(*a) > bytesOf(*b); });
        if (std::none_of(rows.begin(), rows.end(), [&](SamplingRow* row) { return forgetOneOf(*row); }))
            return;
    }
}

void SamplingHistory::setCurrent(int id, int step, double amount)
{
    m_currentRow = id;
    m_currentStep = step;
    m_currentAmount = amount;
}

int SamplingHistory::currentOf(const SamplingRow& row) const
{
    if (row.id != m_currentRow)
        return stepNear(row, m_currentAmount);
    const auto found = std::find_if(row.steps.begin(), row.steps.end(),
        [this](const SampleStep& step) { return step.index == m_currentStep; });
    return static_cast<int>(found - row.steps.begin());
}

// Removes the step whose removal leaves the smallest gap; ties: the earliest. A growing row thus loses every
// second step from the start, then every second of the remaining ones, and stays evenly spaced.
bool SamplingHistory::forgetOneOf(SamplingRow& row)
{
    const int current = currentOf(row);
    int chosen = -1;
    int narrowest = std::numeric_limits<int>::max();
    for (int i = 1; i + 1 < static_cast<int>(row.steps.size()); ++i) {
        const auto index = [&](int step) { return row.steps[static_cast<std::size_t>(step)].index; };
        const int gap = index(i + 1) - index(i - 1);
        if (i != current && gap < narrowest) {
            narrowest = gap;
            chosen = i;
        }
    }
    if (chosen < 0)
        return false;
    m_bytes -= bytesOf(row.steps[static_cast<std::size_t>(chosen)]);
    row.steps.erase(row.steps.begin() + at(chosen));
    return true;
}

} // namespace playground
