// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sampling/sampling_history.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace playground
{

namespace
{
std::size_t bytesOf(const SampleStep& step)
{
    std::size_t values = 0;
    for (const Images* images : {&step.x, &step.predicted, &step.decodedX, &step.decodedPrediction})
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
        // After the parent's last descendant: those come right behind it.
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

bool SamplingHistory::take(SamplingEvent event)
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

void SamplingHistory::finish(int id, Images pictures, Images decoded)
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

void SamplingHistory::remove(int id)
{
    std::vector<int> gone{id};
    for (const SamplingRow& row : m_rows) {
        if (std::find(gone.begin(), gone.end(), row.parent) != gone.end())
            gone.push_back(row.id);
    }
    std::erase_if(m_rows, [&](const SamplingRow& row) {
        if (std::find(gone.begin(), gone.end(), row.id) == gone.end())
            return false;
        m_bytes -= bytesOf(row);
        return true;
    });
}

void SamplingHistory::clear()
{
    m_rows.clear();
    m_bytes = 0;
    m_aside.clear();
    m_asideBytes = 0;
}

void SamplingHistory::setAside()
{
    // Rows that were never begun, or were cancelled at once, take no one's place.
    if (m_bytes == 0)
        return m_rows.clear();
    m_aside = std::exchange(m_rows, {});
    m_asideBytes = std::exchange(m_bytes, 0);
    for (SamplingRow& row : m_aside) {
        if (row.running())
            row.state = SamplingRow::State::Cancelled; // what still comes of it finds no row
    }
}

void SamplingHistory::putBack()
{
    m_rows = std::exchange(m_aside, {});
    m_bytes = std::exchange(m_asideBytes, 0);
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
    if (bytes() > m_budget) {
        m_aside.clear();
        m_asideBytes = 0;
    }
    while (m_bytes > m_budget) {
        // The row with most to give; when no row can give any, the budget is less than what must stay.
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

// The step whose loss leaves the narrowest gap, the earliest of equals: a row that grows thus loses every
// second step from its beginning on, then every second of those left, and stays even.
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
