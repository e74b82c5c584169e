// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/latents_controller.h"

#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/pages/latents_page.h"
#include "ui/translated.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr double followMilliseconds = 250;
constexpr double idleShare = 5; // of the time the lane works for the page, so many times passes at least
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
    m_experiment = std::move(experiment);
    m_weights = nullptr;
    m_mapWeights = nullptr;
    m_mapping = false;
    m_rowUnderWay = false;
    m_work = 0;
    m_window.latentsPage().setDataset(offered() ? m_experiment->dataset : nullptr);
}

void LatentsController::setLook(float low, float high, bool inverted)
{
    m_window.latentsPage().setLook(low, high, inverted);
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

void LatentsController::order(const LatentOrder& order)
{
    if (!offered() || !m_weights)
        return; // the first weights come a moment later, and with them the row is ordered
    LatentJob job{m_experiment, m_weights, order};
    if (order.kind == LatentOrder::Kind::Row) {
        m_rowUnderWay = true;
        m_work = 0;
        m_sinceRow.start();
    } else if (order.kind == LatentOrder::Kind::Map) {
        m_mapping = true;
    } else if (order.kind == LatentOrder::Kind::Place && m_mapWeights) {
        job.snapshot = m_mapWeights;
    }
    m_lane.look(std::move(job));
}

void LatentsController::collect()
{
    for (const LatentResult& result : m_lane.takeLatents()) {
        if (result.experiment != m_experiment)
            continue; // late ones of another recipe
        const LatentAnswer& answer = result.answer;
        m_work += result.milliseconds;
        if (answer.kind == LatentOrder::Kind::Row)
            m_rowUnderWay = false;
        if (answer.kind == LatentOrder::Kind::Map) {
            m_mapping = false;
            if (answer.map)
                m_mapWeights = result.snapshot;
        }
        if (answer.error)
            m_window.messages().post({Message::Kind::Error, translated(*answer.error)});
        m_window.latentsPage().take(answer);
    }
}

} // namespace playground
