// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/network_controller.h"

#include "app/preview/preview_requests.h"
#include "ui/controls/preview_settings.h"
#include "ui/network/network_page.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr int followMilliseconds = 250;
}

NetworkController::NetworkController(NetworkPage& page, PreviewSettings& settings)
    : m_page(page)
    , m_settings(settings)
{
}

bool NetworkController::isDue() const
{
    return m_page.wantsInspection()
        && (!m_sinceRequest.isValid() || m_sinceRequest.elapsed() >= followMilliseconds);
}

std::optional<InspectionRequest> NetworkController::request(const std::vector<int>& images)
{
    if (!m_page.wantsInspection())
        return {};
    m_sinceRequest.start();
    InspectionRequest request;
    request.pictures = previewRequests::sameAmount(
        images, static_cast<float>(m_settings.amount()), m_settings.noiseSeed());
    request.picture = std::min(m_page.image(), static_cast<int>(images.size()) - 1);
    if (m_graphOf) { // without a graph the page knows no layers
        request.node = m_page.node();
        request.skipsOff = m_page.skipsOff();
    }
    return request;
}

void NetworkController::show(const PreviewPictures& pictures)
{
    if (!m_graphOf && pictures.graph) {
        m_graphOf = pictures.experiment->recipe;
        m_page.setGraph(*pictures.graph, QString::fromStdString(m_graphOf->network.name));
        Q_EMIT m_page.wanted(); // requests the feature maps of the initially selected layer
    }
    if (pictures.inspection)
        m_page.show(pictures.inspection);
}

void NetworkController::experimentChanged(const Experiment* experiment)
{
    m_page.clear();
    const bool same = m_graphOf && experiment && m_graphOf->network == experiment->recipe.network
        && m_graphOf->dataset.imageSize == experiment->recipe.dataset.imageSize;
    if (same)
        return;
    m_graphOf.reset();
    m_page.setGraph({}, {});
}

} // namespace playground
