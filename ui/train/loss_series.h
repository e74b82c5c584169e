// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"
#include "ui/train/smoothing.h"

#include <QList>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playground
{

/// The horizontal axis: optimiser steps, epochs (fractional), or training time.
enum class HorizontalAxis { Step, Epoch, Seconds };

/// A training run as the plot needs it: records, smoothed loss and epoch means. Grows by appending; nothing
/// is recomputed unless the smoothing changes. No widgets.
class LossSeries
{
public:
    struct Epoch {
        int number = 0;
        std::size_t first = 0; ///< index of its first record
        std::size_t last = 0; ///< index of its last record so far
        double sum = 0; ///< over the finite losses
        std::size_t finite = 0;
        /// Over the finite losses; NaN if there are none.
        double mean() const;
    };
    /// A non-finite loss, marked at its step and at the last finite smoothed loss.
    struct Gap {
        std::size_t index = 0;
        double value = 0; ///< 0 if no loss was finite before
    };

    explicit LossSeries(double smoothing = 0.6);

    /// Steps must ascend, within `records` and after those stored.
    void append(std::span<const StepRecord> records);
    /// 0 <= weight < 1. Recomputes the smoothing of all records.
    void setSmoothing(double weight);
    /// From the trainer; 0: unknown, derived from the first completed epoch.
    void setStepsPerEpoch(std::int64_t steps) { m_givenStepsPerEpoch = steps; }

    std::int64_t givenStepsPerEpoch() const { return m_givenStepsPerEpoch; }

    bool empty() const { return m_records.empty(); }
    std::size_t size() const { return m_records.size(); }
    const std::vector<StepRecord>& records() const { return m_records; }
    const std::vector<double>& losses() const { return m_losses; }
    const std::vector<double>& smoothed() const { return m_smoothed; }
    const std::vector<Epoch>& epochs() const { return m_epochs; }
    const std::vector<Gap>& gaps() const { return m_gaps; }
    /// Indices of finite losses without a finite neighbour: a line would not show them.
    const std::vector<std::size_t>& lonePoints() const { return m_lonePoints; }

    std::int64_t stepsPerEpoch() const; ///< 0: unknown
    bool complete(const Epoch& epoch) const;
    /// Position of record `index` on an axis. If the epoch length is unknown, an epoch counts as one step.
    double position(std::size_t index, HorizontalAxis axis) const;
    /// Positions of the records from `from` on. Never decreasing, even if the file's times are (the clock was
    /// set).
    QList<double> positions(std::size_t from, HorizontalAxis axis) const;
    /// Start of an epoch: the end of the previous one.
    double start(const Epoch& epoch, HorizontalAxis axis) const;

private:
    void smooth(std::size_t from);
    void count(std::size_t index);
    void findLone(std::size_t index);

    Smoother m_smoother;
    std::vector<StepRecord> m_records;
    std::vector<double> m_losses;
    std::vector<double> m_smoothed;
    std::vector<Epoch> m_epochs;
    std::vector<Gap> m_gaps;
    std::vector<std::size_t> m_lonePoints;
    double m_lastFinite = 0;
    std::int64_t m_givenStepsPerEpoch = 0;
};

} // namespace playground
