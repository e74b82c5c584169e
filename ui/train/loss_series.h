// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"
#include "ui/train/smoothing.h"

#include <QList>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace playground
{

/// What the loss is drawn over: optimiser steps, passes over the data (a fraction), or training time.
enum class HorizontalAxis { Step, Epoch, Seconds };

/// One training run as the plot needs it: its records, the smoothed loss and what each epoch came to. Grows
/// by appending; nothing is computed twice unless the smoothing changes. No widgets.
class LossSeries
{
public:
    struct Epoch {
        int number = 0;
        std::size_t first = 0; ///< index of its first record
        std::size_t last = 0; ///< index of its last record so far
        double sum = 0; ///< of the finite losses
        std::size_t finite = 0;
        /// Of the finite losses; not a number if there is none.
        double mean() const;
    };
    /// A loss that is not finite, marked at its own place and the height of the last finite smoothed loss.
    struct Gap {
        std::size_t index = 0;
        double value = 0; ///< 0 if no loss was finite before
    };

    explicit LossSeries(double smoothing = 0.6);

    /// Steps must ascend, within `records` and after those held.
    void append(std::span<const StepRecord> records);
    /// 0 <= weight < 1. Smooths all records anew.
    void setSmoothing(double weight);
    /// From the trainer; 0: not known, then taken from the first epoch that is over.
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

    std::int64_t stepsPerEpoch() const; ///< 0: not known
    bool complete(const Epoch& epoch) const;
    /// Where record `index` stands on an axis. Without a known number of steps an epoch counts as one step.
    double position(std::size_t index, HorizontalAxis axis) const;
    /// Of the records from `from` on. Never back: a file may hold a clock that was set.
    QList<double> positions(std::size_t from, HorizontalAxis axis) const;
    /// Where an epoch starts: with the end of the one before.
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
