// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/snapshot_history.h"

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{
constexpr std::int64_t minCapacity = 2; // first and last
}

void SnapshotHistory::reset(std::int64_t bytes, std::int64_t budget)
{
    m_snapshots.clear();
    m_held = -1;
    m_capacity = static_cast<int>(
        std::clamp<std::int64_t>(budget / std::max<std::int64_t>(bytes, 1), minCapacity, most));
}

bool SnapshotHistory::add(std::shared_ptr<const Snapshot> snapshot)
{
    if (!snapshot || (!m_snapshots.empty() && m_snapshots.back() == snapshot))
        return false;
    std::erase_if(m_snapshots, [&](const auto& kept) { return kept->step() >= snapshot->step(); });
    m_snapshots.push_back(std::move(snapshot));
    thin();
    return true;
}

// Removes the snapshot whose removal leaves the smallest gap; ties: the earliest.
void SnapshotHistory::thin()
{
    while (static_cast<int>(m_snapshots.size()) > m_capacity) {
        auto chosen = m_snapshots.end();
        std::int64_t narrowest = std::numeric_limits<std::int64_t>::max();
        for (auto it = m_snapshots.begin() + 1; it + 1 < m_snapshots.end(); ++it) {
            if ((*it)->step() == m_held)
                continue;
            const std::int64_t gap = (*(it + 1))->step() - (*(it - 1))->step();
            if (gap < narrowest) {
                narrowest = gap;
                chosen = it;
            }
        }
        if (chosen == m_snapshots.end())
            return; // only the first, the last and the held one are left
        m_snapshots.erase(chosen);
    }
}

std::vector<std::int64_t> SnapshotHistory::steps() const
{
    std::vector<std::int64_t> steps;
    for (const auto& snapshot : m_snapshots)
        steps.push_back(snapshot->step());
    return steps;
}

std::shared_ptr<const Snapshot> SnapshotHistory::at(std::int64_t step) const
{
    const auto found = std::find_if(
        m_snapshots.begin(), m_snapshots.end(), [step](const auto& kept) { return kept->step() == step; });
    return found == m_snapshots.end() ? nullptr : *found;
}

} // namespace playground
