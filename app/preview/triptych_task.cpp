// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/triptych_task.h"

#include "models/api/check_recipe.h"

#include <utility>

namespace playground
{

namespace
{
constexpr std::chrono::milliseconds noticeable{300};
}

TriptychTask::TriptychTask(const PreviewLink& link, PreviewFocus& focus, PreviewModels& models)
    : PagePreviewTask(link, focus)
    , m_models(models)
{
}

void TriptychTask::compute(const TriptychRequest& request, TriptychResult& result)
{
    m_originalsShown = request.snapshot == nullptr || request.hasSameContent(m_shown);
    result.triptych = triptych(request);
    if (request.meanSeed && request.snapshot)
        result.mean
            = m_models.previewer(request.experiment).meanComparison(request.snapshot, *request.meanSeed);
    m_shown = request;
    m_shown.snapshot = nullptr; // large, and of no use here
}

// Original and noised need no network, which may take minutes.
void TriptychTask::computing(const TriptychRequest& request, Clock::duration elapsed)
{
    if (m_originalsShown || elapsed < noticeable)
        return;
    m_originalsShown = true; // first: the call below may come back here
    TriptychRequest originals = request;
    originals.snapshot = nullptr;
    TriptychResult part;
    part.experiment = request.experiment;
    part.complete = false;
    try {
        part.triptych = triptych(originals);
    } catch (const std::exception&) {
        return; // compute() reports it
    }
    publishPart(std::move(part));
}

std::shared_ptr<const RenderedTriptych> TriptychTask::triptych(const TriptychRequest& request)
{
    Triptych triptych = m_models.previewer(request.experiment).triptych(request.snapshot, request.images);
    if (!request.snapshot && isAutoencoder(request.experiment->recipe))
        triptych.noised = {}; // there it is the latent, which takes the network
    return renderTriptych(std::move(triptych), request.displayRange, request.errorHue);
}

} // namespace playground
