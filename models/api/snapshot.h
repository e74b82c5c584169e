// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// The network's weights as they were after `step` optimiser steps: immutable, shared between threads.
/// What it holds is LibTorch's and stays inside models/ (models/training/weights.h).
class Snapshot
{
public:
    explicit Snapshot(std::int64_t step)
        : m_step(step)
    {
    }
    virtual ~Snapshot() = default;
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    std::int64_t step() const { return m_step; }

private:
    std::int64_t m_step;
};

} // namespace playground
