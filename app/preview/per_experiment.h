// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/shared_training_state.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace playground
{

/// A T(recipe, dataset, device) of the experiment in use. The old one is freed before the new one is built:
/// two networks need not fit into memory. One thread.
template <typename T> class PerExperiment
{
public:
    explicit PerExperiment(std::string device)
        : m_device(std::move(device))
    {
    }

    /// Throws what T's constructor throws.
    T& of(const std::shared_ptr<const Experiment>& experiment)
    {
        leaveOthers(experiment);
        if (!m_object) {
            m_object = std::make_unique<T>(experiment->recipe, experiment->dataset, m_device);
            m_experiment = experiment;
            ++m_built;
        }
        return *m_object;
    }

    /// Frees the object if it is of another experiment; null: in any case.
    void leaveOthers(const std::shared_ptr<const Experiment>& experiment)
    {
        if (m_experiment == experiment && experiment)
            return;
        m_object.reset();
        m_experiment = nullptr;
    }

    std::int64_t built() const { return m_built; } ///< how many so far

private:
    const std::string m_device;
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<T> m_object;
    std::int64_t m_built = 0;
};

} // namespace playground
