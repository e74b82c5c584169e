// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace playground
{

double LossSeries::Epoch::mean() const
{
    return finite == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(finite);
}

LossSeries::LossSeries(double smoothing)
    : m_smoother(smoothing)
{
}

void LossSeries::append(std::span<const StepRecord> records)
{
    const std::size_t from = size();
    for (const StepRecord& record : records) {
        m_records.push_back(record);
        m_losses.push_back(record.loss);
        count(size() - 1);
        findLone(size() - 1);
    }
    smooth(from);
}

void LossSeries::setSmoothing(double weight)
{
    if (weight == m_smoother.weight())
        return;
    m_smoother = Smoother(weight);
    m_smoothed.clear();
    m_gaps.clear();
    m_lastFinite = 0;
    smooth(0);
}

void LossSeries::smooth(std::size_t from)
{
    m_smoother.append(std::span(m_losses).subspan(from), m_smoothed);
    for (std::size_t i = from; i < size(); ++i) {
        if (std::isfinite(m_losses[i]))
            m_lastFinite = m_smoothed[i];
        else
            m_gaps.push_back({i, m_lastFinite});
    }
}

void LossSeries::count(std::size_t index)
{
    const StepRecord& record = m_records[index];
    if (m_epochs.empty() || m_epochs.back().number != record.epoch)
        m_epochs.push_back({record.epoch, index, index, 0, 0});
    Epoch& epoch = m_epochs.back();
    epoch.last = index;
    if (std::isfinite(record.loss)) {
        epoch.sum += record.loss;
        ++epoch.finite;
    }
}

void LossSeries::findLone(std::size_t index)
{
    if (!std::isfinite(m_losses[index]))
        return;
    if (index == 0 || !std::isfinite(m_losses[index - 1]))
        m_lonePoints.push_back(index);
    else if (!m_lonePoints.empty() && m_lonePoints.back() == index - 1)
        m_lonePoints.pop_back();
}

std::int64_t LossSeries::stepsPerEpoch() const
{
    if (m_givenStepsPerEpoch > 0)
        return m_givenStepsPerEpoch;
    if (m_epochs.size() < 2 || m_epochs.front().number < 1)
        return 0;
    return m_records[m_epochs.front().last].step / m_epochs.front().number;
}

bool LossSeries::complete(const Epoch& epoch) const
{
    return epoch.last + 1 < size() || m_records[epoch.last].step == epoch.number * stepsPerEpoch();
}

double LossSeries::position(std::size_t index, HorizontalAxis axis) const
{
    const StepRecord& record = m_records[index];
    switch (axis) {
    case HorizontalAxis::Step:
        break;
    case HorizontalAxis::Epoch:
        return static_cast<double>(record.step)
            / static_cast<double>(std::max<std::int64_t>(1, stepsPerEpoch()));
    case HorizontalAxis::Seconds:
        return record.seconds;
    }
    return static_cast<double>(record.step);
}

QList<double> LossSeries::positions(std::size_t from, HorizontalAxis axis) const
{
    QList<double> result;
    result.reserve(static_cast<qsizetype>(size() - from));
    double previous = from == 0 ? 0 : position(from - 1, axis);
    for (std::size_t i = from; i < size(); ++i) {
        const double place = position(i, axis);
        previous = place > previous ? place : previous; // NaN keeps the previous position too
        result.append(previous);
    }
    return result;
}

double LossSeries::start(const Epoch& epoch, HorizontalAxis axis) const
{
    if (epoch.first > 0)
        return position(epoch.first - 1, axis);
    return epoch.number <= 1 ? 0 : position(epoch.first, axis);
}

} // namespace playground
