// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/per_experiment.h"
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"

#include <cstdint>
#include <memory>

namespace playground
{

/// The networks that predict for the pages, of one experiment at a time. Lane's thread.
class PreviewModels
{
public:
    explicit PreviewModels(const std::string& device)
        : m_previewer(device)
        , m_inspector(device)
    {
    }

    Previewer& previewer(const std::shared_ptr<const Experiment>& experiment)
    {
        leaveOthers(experiment);
        return m_previewer.of(experiment);
    }
    NetworkInspector& inspector(const std::shared_ptr<const Experiment>& experiment)
    {
        leaveOthers(experiment);
        return m_inspector.of(experiment);
    }

    /// Rises when the previewer is built: what it had begun before is lost.
    std::int64_t generation() const { return m_previewer.built(); }

private:
    // Networks of two experiments need not fit into memory.
    void leaveOthers(const std::shared_ptr<const Experiment>& experiment)
    {
        m_previewer.leaveOthers(experiment);
        m_inspector.leaveOthers(experiment);
    }

    PerExperiment<Previewer> m_previewer;
    PerExperiment<NetworkInspector> m_inspector;
};

} // namespace playground
