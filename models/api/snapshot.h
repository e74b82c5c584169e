// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

namespace playground
{

/// The network's weights after `step` optimiser steps: immutable, shared between threads. The LibTorch
/// implementation stays inside models/ (models/runs/weights_snapshot.h).
class Snapshot
{
public:
    explicit Snapshot(std::int64_t step, std::shared_ptr<const Snapshot> averaged = nullptr)
        : m_step(step)
        , m_averaged(std::move(averaged))
    {
    }
    virtual ~Snapshot() = default;
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    std::int64_t step() const { return m_step; }

    /// The moving average of the weights up to this step, a replacement for them; null if the recipe keeps
    /// none (ema.decay 0).
    const std::shared_ptr<const Snapshot>& averaged() const { return m_averaged; }

private:
    std::int64_t m_step;
    std::shared_ptr<const Snapshot> m_averaged;
};

} // namespace playground
