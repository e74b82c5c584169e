// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/weight_history.h"

#include "ui/controls/preview_settings.h"

namespace playground
{

namespace
{
constexpr int keepMilliseconds = 2000;
constexpr std::int64_t bytesPerParameter = sizeof(float);
} // namespace

WeightHistory::WeightHistory(PreviewSettings& settings)
    : m_settings(settings)
{
}

void WeightHistory::reset(const TrainingStatus& status)
{
    const auto& experiment = status.experiment;
    const bool averaged = experiment && experiment->recipe.ema.decay > 0; // kept with the weights
    m_snapshots.reset(status.parameterCount * bytesPerParameter * (averaged ? 2 : 1));
    m_newest = nullptr;
    m_sinceKept.invalidate();
    if (experiment)
        for (const auto& snapshot : experiment->snapshots)
            m_snapshots.add(snapshot);
    m_settings.setKeptSteps(m_snapshots.steps());
}

bool WeightHistory::add(const std::shared_ptr<const Snapshot>& newest)
{
    if (newest == m_newest || !newest)
        return false;
    m_newest = newest;
    if (m_sinceKept.isValid() && m_sinceKept.elapsed() < keepMilliseconds)
        return false;
    m_sinceKept.start();
    if (!m_snapshots.add(newest))
        return false;
    m_settings.setKeptSteps(m_snapshots.steps());
    return true;
}

std::vector<std::shared_ptr<const Snapshot>> WeightHistory::all() const
{
    std::vector<std::shared_ptr<const Snapshot>> all;
    for (const std::int64_t step : m_snapshots.steps())
        all.push_back(m_snapshots.at(step));
    if (m_newest)
        all.push_back(m_newest);
    return all;
}

std::shared_ptr<const Snapshot> WeightHistory::chosen() const
{
    const std::int64_t step = m_settings.weightsStep();
    const auto kept = step < 0 ? nullptr : m_snapshots.at(step);
    const auto& shown = kept ? kept : m_newest;
    return shown && m_settings.averaged() && shown->averaged() ? shown->averaged() : shown;
}

} // namespace playground
