// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/latents_controller.h"

#include "models/api/check_recipe.h"
#include "ui/latents/latents_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr double followMilliseconds = 250;
constexpr double idleShare = 5; // the pause is this many times the lane's work for the page
const QString latentsCause = QStringLiteral("latents");
} // namespace

LatentsController::LatentsController(const PageContext& context)
    : PageController(context)
{
    connect(&context.window.latentsPage(), &LatentsPage::ordered, this, &LatentsController::send);
}

bool LatentsController::isAvailable() const
{
    return context().status.experiment && isAutoencoder(context().status.experiment->recipe);
}

bool LatentsController::isShown() const
{
    return context().window.page() == MainWindow::Page::Latents;
}

void LatentsController::experimentChanged()
{
    context().lane.latents().forget();
    context().window.messages().withdraw(latentsCause);
    m_weights = m_rowWeights = m_mapWeights = nullptr;
    m_mapping = false;
    m_rowInProgress = false;
    m_laneMilliseconds = 0;
    context().window.latentsPage().setDataset(isAvailable() ? context().status.experiment->dataset : nullptr);
}

void LatentsController::setDisplayRange(const Recipe& /*recipe*/, const DisplayRange& range)
{
    context().window.latentsPage().setDisplayRange(range);
}

void LatentsController::request()
{
    const std::vector<int> images = context().images();
    if (images.empty())
        return;
    context().lane.forgetPreviews(); // of the other pages
    if (!isAvailable() || !isShown())
        return;
    context().window.latentsPage().setIndices(images);
    m_weights = context().weights.chosen();
    context().window.latentsPage().orderRow();
}

void LatentsController::follow()
{
    LatentsPage& page = context().window.latentsPage();
    if (m_mapping)
        page.setMapProgress(context().lane.latents().mapProgress());
    const auto weights = context().weights.chosen();
    const double pause = std::max(followMilliseconds, idleShare * m_laneMilliseconds);
    const bool due = !m_sinceRow.isValid() || static_cast<double>(m_sinceRow.elapsed()) >= pause;
    if (!isAvailable() || !isShown() || !weights || weights == m_weights || m_rowInProgress || !due
        || !page.follows())
        return;
    m_weights = weights;
    page.orderRow();
}

void LatentsController::send(const LatentRequest& request)
{
    using Kind = LatentRequest::Kind;
    // A latent has a meaning only for the decoder trained with its encoder.
    const auto& weights = request.kind == Kind::Row ? m_weights
        : request.kind == Kind::Place               ? m_mapWeights
                                                    : m_rowWeights;
    if (!isAvailable() || !weights)
        return; // the first weights come a moment later, and then the row is requested
    if (request.kind == Kind::Row) {
        m_rowInProgress = true;
        m_laneMilliseconds = 0;
        m_sinceRow.start();
    } else if (request.kind == Kind::Map) {
        m_mapping = true;
    }
    context().lane.latents().add({context().status.experiment, weights, request});
}

void LatentsController::collect()
{
    for (const LatentResult& result : context().lane.latents().takeResults()) {
        if (result.experiment == context().status.experiment) // else a late one of another recipe
            take(result);
    }
}

void LatentsController::take(const LatentResult& result)
{
    LatentsPage& page = context().window.latentsPage();
    const LatentResponse& answer = result.answer;
    m_laneMilliseconds += result.milliseconds;
    context().report(answer.error, latentsCause);
    if (answer.kind == LatentRequest::Kind::Row) {
        m_rowInProgress = false;
        if (!page.follows()) {
            m_weights = nullptr; // requested again after the animation
            return;
        }
        if (answer.row)
            m_rowWeights = result.snapshot;
    } else if (answer.kind == LatentRequest::Kind::Map) {
        m_mapping = false;
        if (answer.map)
            m_mapWeights = result.snapshot;
    }
    page.take(answer);
}

} // namespace playground
