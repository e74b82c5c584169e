// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/network_controller.h"

#include "app/preview/preview_requests.h"
#include "ui/controls/preview_settings.h"
#include "ui/network/network_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr int inspectMilliseconds = 250;
const QString networkCause = QStringLiteral("network");
} // namespace

NetworkController::NetworkController(const PageContext& context)
    : PageController(context)
{
    connect(&context.window.networkPage(), &NetworkPage::wanted, this, &NetworkController::request);
}

void NetworkController::experimentChanged()
{
    context().window.messages().withdraw(networkCause);
    m_requested = nullptr;
    NetworkPage& page = context().window.networkPage();
    page.clear();
    const Experiment* experiment = context().status.experiment.get();
    if (experiment)
        page.setPictureSize({experiment->dataset->width, experiment->dataset->height});
    const bool same = m_graphOf && experiment && m_graphOf->network == experiment->recipe.network
        && m_graphOf->dataset.imageSize == experiment->recipe.dataset.imageSize;
    if (same)
        return;
    m_graphOf.reset();
    page.setGraph({}, {});
}

void NetworkController::setDisplayRange(const Recipe& /*recipe*/, const DisplayRange& range)
{
    context().window.networkPage().setDisplayRange(range);
}

void NetworkController::request()
{
    const std::vector<int> images = context().images();
    const NetworkPage& page = context().window.networkPage();
    const auto snapshot = context().weights.chosen();
    if (images.empty() || context().window.page() != MainWindow::Page::Network || !page.wantsInspection())
        return;
    m_requested = context().weights.newest();
    m_sinceRequest.start();
    if (!snapshot)
        return; // the first weights come a moment later
    context().lane.inspection().request(
        {context().status.experiment, snapshot, inspectionOf(images), page.displayRange()});
}

InspectionRequest NetworkController::inspectionOf(const std::vector<int>& images) const
{
    const NetworkPage& page = context().window.networkPage();
    InspectionRequest request;
    request.pictures = previewRequests::sameAmount(
        images, static_cast<float>(context().settings.amount()), context().settings.noiseSeed());
    request.picture = std::min(page.image(), static_cast<int>(images.size()) - 1);
    if (m_graphOf) { // before that the page knows no layers
        request.node = page.node();
        request.skipsOff = page.skipsOff();
    }
    return request;
}

void NetworkController::follow()
{
    const bool due = context().window.networkPage().wantsInspection()
        && (!m_sinceRequest.isValid() || m_sinceRequest.elapsed() >= inspectMilliseconds);
    const bool newest = context().settings.weightsStep() == PreviewSettings::newestWeights;
    if (due && newest && context().weights.newest() != m_requested)
        request();
}

void NetworkController::collect()
{
    const auto result = context().lane.inspection().take();
    if (!result || result->experiment != context().status.experiment)
        return; // none, or a late one of another recipe
    if (context().report(result->error, networkCause))
        return;
    NetworkPage& page = context().window.networkPage();
    if (!m_graphOf && result->graph) {
        m_graphOf = result->experiment->recipe;
        page.setGraph(*result->graph, QString::fromStdString(m_graphOf->network.name));
        request(); // the maps of the selected layer first
    }
    page.show(result->inspection);
}

} // namespace playground
