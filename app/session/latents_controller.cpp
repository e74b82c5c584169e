// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/latents_controller.h"

#include "ui/latents/latents_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/style/translated.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr double followMilliseconds = 250;
const QString latentsCause = QStringLiteral("latents");
constexpr double idleShare = 5; // minimum time between rows, as a multiple of the lane's working time
} // namespace

LatentsController::LatentsController(MainWindow& window, PreviewLane& lane)
    : m_window(window)
    , m_lane(lane)
{
    connect(&window.latentsPage(), &LatentsPage::ordered, this, &LatentsController::order);
}

bool LatentsController::offered() const
{
    return m_experiment && isAutoencoder(m_experiment->recipe);
}

void LatentsController::setExperiment(std::shared_ptr<const Experiment> experiment)
{
    m_lane.forgetLatents();
    m_window.messages().withdraw(latentsCause);
    m_experiment = std::move(experiment);
    m_weights = m_rowWeights = m_mapWeights = nullptr;
    m_mapping = false;
    m_rowUnderWay = false;
    m_work = 0;
    m_window.latentsPage().setDataset(offered() ? m_experiment->dataset : nullptr);
}

void LatentsController::setDisplayRange(float low, float high, bool inverted)
{
    m_window.latentsPage().setDisplayRange(low, high, inverted);
}

void LatentsController::show(const std::vector<int>& images, const std::shared_ptr<const Snapshot>& weights)
{
    if (!offered() || m_window.page() != MainWindow::Page::Latents)
        return;
    m_window.latentsPage().setIndices(images);
    m_weights = weights;
    m_window.latentsPage().orderRow();
}

void LatentsController::follow(const std::shared_ptr<const Snapshot>& weights)
{
    if (m_mapping)
        m_window.latentsPage().setMapProgress(m_lane.latentMapProgress());
    const double pause = std::max(followMilliseconds, idleShare * m_work);
    const bool due = !m_sinceRow.isValid() || static_cast<double>(m_sinceRow.elapsed()) >= pause;
    if (!offered() || m_window.page() != MainWindow::Page::Latents || !weights || weights == m_weights
        || m_rowUnderWay || !due || !m_window.latentsPage().follows())
        return;
    m_weights = weights;
    m_window.latentsPage().orderRow();
}

void LatentsController::order(const LatentRequest& order)
{
    using Kind = LatentRequest::Kind;
    // Latents must be decoded with the weights that encoded them.
    const auto& weights = order.kind == Kind::Row ? m_weights
        : order.kind == Kind::Place               ? m_mapWeights
                                                  : m_rowWeights;
    if (!offered() || !weights)
        return; // the row is requested once the first weights arrive
    if (order.kind == Kind::Row) {
        m_rowUnderWay = true;
        m_work = 0;
        m_sinceRow.start();
    } else if (order.kind == Kind::Map) {
        m_mapping = true;
    }
    m_lane.requestLatents({m_experiment, weights, order});
}

void LatentsController::collect()
{
    for (const LatentResult& result : m_lane.takeLatents()) {
        if (result.experiment == m_experiment) // otherwise a late result for another recipe
            take(result);
    }
}

void LatentsController::take(const LatentResult& result)
{
    const LatentResponse& answer = result.answer;
    m_work += result.milliseconds;
    if (answer.error)
        m_window.messages().post({Message::Kind::Error, translated(*answer.error), {}, {}, latentsCause});
    else
        m_window.messages().withdraw(latentsCause);
    if (answer.kind == LatentRequest::Kind::Row) {
        m_rowUnderWay = false;
        if (!m_window.latentsPage().follows()) {
            m_weights = nullptr; // requests the row again after the animation
            return;
        }
        if (answer.row)
            m_rowWeights = result.snapshot;
    } else if (answer.kind == LatentRequest::Kind::Map) {
        m_mapping = false;
        if (answer.map)
            m_mapWeights = result.snapshot;
    }
    m_window.latentsPage().take(answer);
}

} // namespace playground
