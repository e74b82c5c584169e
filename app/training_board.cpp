// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_board.h"

#include <utility>

namespace playground
{

TrainingStatus TrainingBoard::status() const
{
    const std::lock_guard lock(m_mutex);
    TrainingStatus status = m_status;
    status.weights = m_snapshot;
    return status;
}

std::shared_ptr<const Snapshot> TrainingBoard::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

TrainingBoard::Losses TrainingBoard::takeLosses()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_losses, {});
}

void TrainingBoard::change(const std::function<void(TrainingStatus&)>& change)
{
    const std::lock_guard lock(m_mutex);
    change(m_status);
}

void TrainingBoard::put(std::shared_ptr<const Snapshot> snapshot)
{
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(snapshot);
}

void TrainingBoard::append(const StepRecord& record)
{
    const std::lock_guard lock(m_mutex);
    m_losses.records.push_back(record);
}

void TrainingBoard::appendValidation(const StepRecord& record)
{
    const std::lock_guard lock(m_mutex);
    m_losses.validations.push_back(record);
}

void TrainingBoard::restartLosses(std::vector<StepRecord> records, std::vector<StepRecord> validations)
{
    const std::lock_guard lock(m_mutex);
    m_losses = {true, std::move(records), std::move(validations)};
}

void TrainingBoard::clear()
{
    const std::lock_guard lock(m_mutex);
    m_status = {};
    m_snapshot.reset();
    m_losses = {true, {}, {}};
}

} // namespace playground
