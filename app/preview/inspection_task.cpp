// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/inspection_task.h"

namespace playground
{

void InspectionTask::compute(const NetworkPageRequest& request, NetworkPageResult& result)
{
    NetworkInspector& inspector = m_models.inspector(request.experiment);
    if (m_graphOf.lock() != request.experiment) {
        m_graph = std::make_shared<const NetworkGraph>(inspector.graph());
        m_graphOf = request.experiment;
    }
    result.graph = m_graph;
    result.inspection
        = renderInspection(inspector.inspect(request.snapshot, request.inspection), request.displayRange);
}

} // namespace playground
