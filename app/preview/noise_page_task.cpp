// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/noise_page_task.h"

namespace playground
{

void NoisePageTask::compute(const NoisePageRequest& request, NoisePageResult& result)
{
    Previewer& previewer = m_models.previewer(request.experiment);
    const auto noised = [&](const PreviewRequest& images) {
        Cancellable::check(); // no network runs here that would
        return previewer.triptych(nullptr, images);
    };
    result.view.atAmount = noised(request.atAmount);
    result.view.spread = noised(request.spread);
    result.view.strip = noised(request.strip);
    result.view.curve = previewer.noiseCurve();
    result.view.step = previewer.forwardStep(request.step);
}

} // namespace playground
