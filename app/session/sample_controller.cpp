// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sample_controller.h"

#include "models/api/catalogue.h"
#include "ui/controls/preview_settings.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAction>

namespace playground
{

namespace
{
constexpr int frameMilliseconds = 16;
constexpr int keepMilliseconds = 2000; // minimum time between kept snapshots
constexpr std::int64_t bytesPerParameter = sizeof(float);
const QString samplingCause = QStringLiteral("sampling");
const QString nearestCause = QStringLiteral("nearest");
} // namespace

SampleController::SampleController(MainWindow& window, PreviewSettings& settings, PreviewLane& lane)
    : m_window(window)
    , m_settings(settings)
    , m_page(window.samplePage())
    , m_lane(lane)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &SampleController::take);
    connect(&m_page, &SamplePage::ordered, this, &SampleController::order);
    connect(&m_page, &SamplePage::cancelled, this, [this](int row) { cancel(row); });
    connect(&m_page, &SamplePage::samplingChanged, this,
        [this](bool sampling) { m_window.actions().setSampling(sampling); });
    connect(m_window.actions().sample, &QAction::triggered, this, [this] {
        m_window.showPage(MainWindow::Page::Sample);
        m_page.sampleOrCancel();
    });
    connect(&m_page, &SamplePage::inspected, this, [this](const ComparisonRequest& inspection) {
        if (m_experiment)
            m_lane.inspect(m_experiment, inspection);
    });
    connect(&m_settings, &PreviewSettings::changed, this, &SampleController::walkInTime);
    m_window.actions().sample->setEnabled(false);
}

// Samples the same noise again with the weights of another training step; the scrubber stays at its denoising
// step. Does nothing if several rows are being compared.
void SampleController::walkInTime()
{
    const qint64 step = m_settings.weightsStep();
    if (std::exchange(m_weightsStep, step) == step)
        return; // another setting changed
    m_shelf.hold(step);
    SamplingChoice choice = m_page.controls().choice();
    choice.snapshotStep = step;
    m_page.controls().setChoice(choice);
    const SamplingRow* shown = m_page.row();
    if (step < 0 || !shown || m_page.history().rows().size() != 1 || !shown->request.start.empty()
        || shown->snapshotStep == step)
        return;
    choice.sampler = shown->request.sampler;
    choice.count = shown->request.count;
    choice.seed = shown->request.seed;
    choice.classes = shown->request.classes;
    choice.guidance = shown->request.guidance;
    const int place = m_page.step(); // index among the kept steps
    m_page.walkTo(choice, place < 0 ? place : shown->steps[static_cast<std::size_t>(place)].index);
}

std::shared_ptr<const Snapshot> SampleController::chosenOr(
    const std::shared_ptr<const Snapshot>& newest) const
{
    const auto kept = m_settings.weightsStep() < 0 ? nullptr : m_shelf.at(m_settings.weightsStep());
    return kept ? kept : newest;
}

void SampleController::setExperiment(const TrainingStatus& status)
{
    m_window.messages().withdraw(samplingCause);
    m_window.messages().withdraw(nearestCause);
    m_experiment = status.experiment;
    m_run = m_experiment && !m_experiment->copyOf.empty() ? m_experiment->copyOf : status.savedTo;
    m_weights = nullptr;
    const bool averaged
        = m_experiment && m_experiment->recipe.ema.decay > 0; // the averaged weights are kept too
    m_shelf.reset(status.parameterCount * bytesPerParameter * (averaged ? 2 : 1));
    m_sinceKept.invalidate();
    m_page.clear();
    if (m_experiment)
        for (const auto& snapshot : m_experiment->snapshots)
            m_shelf.add(snapshot);
    showKept();
    m_window.actions().sample->setEnabled(m_experiment && !isAutoencoder(m_experiment->recipe));
    if (!m_experiment) {
        m_page.setSamplers({}, {});
        m_page.setClasses({});
        return;
    }
    const Dataset& data = *m_experiment->dataset;
    m_page.setPictureShape({0, data.channels, data.height, data.width, {}});
    const ImageShape seen = data.networkShape();
    m_page.setLatentSize(data.codec ? QSize(seen.width, seen.height) : QSize());
    m_page.setUniformNoise(m_experiment->recipe.corruption.name == "uniform-mix");
    m_page.setClasses(classNamesOf(m_experiment->recipe), m_experiment->recipe.conditioning.nullClass);
    std::vector<SamplerEntry> entries;
    for (const CatalogueEntry& entry : samplers())
        entries.push_back({entry, whySamplerDoesNotFit(entry.name, m_experiment->recipe),
            samplerFields(entry.name, m_experiment->recipe)});
    m_page.setSamplers(entries, defaultSampler(m_experiment->recipe));
}

void SampleController::setWeights(const std::shared_ptr<const Snapshot>& weights)
{
    if (weights == m_weights || !weights)
        return;
    m_weights = weights;
    if (!m_sinceKept.isValid() || m_sinceKept.elapsed() >= keepMilliseconds) {
        m_sinceKept.start();
        if (m_shelf.add(weights)) {
            showKept();
            Q_EMIT kept(weights);
        }
    }
    for (const RowRequest& waiting : std::exchange(m_waiting, {}))
        order(waiting);
    restoreIfDue();
}

void SampleController::showKept()
{
    m_page.setSnapshots(m_shelf.steps());
    m_settings.setKeptSteps(m_shelf.steps());
}

void SampleController::restore(const SampleMetadata& stamp, const std::optional<Recipe>& awaited)
{
    m_restore = Restore{stamp, awaited, {}};
    restoreIfDue();
}

void SampleController::restoreIn(const std::string& run, const SampleMetadata& stamp)
{
    m_restore = Restore{stamp, std::nullopt, run};
    restoreIfDue();
}

std::vector<std::shared_ptr<const Snapshot>> SampleController::weights() const
{
    std::vector<std::shared_ptr<const Snapshot>> all;
    for (const std::int64_t step : m_shelf.steps())
        all.push_back(m_shelf.at(step));
    if (m_weights)
        all.push_back(m_weights);
    return all;
}

void SampleController::restoreIfDue()
{
    if (!m_restore || !m_weights || (m_restore->awaited && *m_restore->awaited != m_experiment->recipe)
        || (!m_restore->run.empty() && m_restore->run != m_run))
        return;
    m_restored = std::exchange(m_restore, std::nullopt)->stamp;
    SamplingChoice choice = m_restored->choice;
    if (!m_shelf.at(choice.snapshotStep))
        choice.snapshotStep = SamplingChoice::newestWeights;
    m_window.showPage(MainWindow::Page::Sample);
    m_page.sampleTo(choice, m_restored->step, m_restored->drawing);
}

// Warns if the weights differ from those in the picture's metadata.
void SampleController::compareWeights(const SamplingEvent& started)
{
    if (!m_restored)
        return;
    const SampleMetadata stamp = *std::exchange(m_restored, std::nullopt);
    if (started.snapshotStep != stamp.choice.snapshotStep)
        m_window.messages().post({Message::Kind::Information,
            tr("The picture was sampled after %1 training steps; the network is now at step %2, so the "
               "result will look different.")
                .arg(stamp.choice.snapshotStep)
                .arg(started.snapshotStep),
            {}, {}, samplingCause});
    else if (!stamp.weightsHash.empty() && stamp.weightsHash != started.weightsHash)
        m_window.messages().post({Message::Kind::Information,
            tr("The picture was sampled with weights of another training run, so the result will look "
               "different."),
            {}, {}, samplingCause});
}

void SampleController::setDisplayRange(float low, float high, bool inverted)
{
    m_page.setDisplayRange(low, high, inverted);
}

void SampleController::order(const RowRequest& order)
{
    if (!m_weights) {
        m_waiting.push_back(order);
        return;
    }
    SamplingJob job{m_experiment, m_weights, order};
    if (order.snapshotStep >= 0) {
        if (auto kept = m_shelf.at(order.snapshotStep))
            job.snapshot = std::move(kept);
    }
    if (m_settings.averaged() && job.snapshot->averaged())
        job.snapshot = job.snapshot->averaged();
    m_lane.sample(std::move(job));
}

void SampleController::cancel(int row)
{
    if (std::erase_if(m_waiting, [row](const RowRequest& order) { return order.row == row; }) == 0)
        return m_lane.cancelSampling(row);
    SamplingEvent event;
    event.row = row;
    event.kind = SamplingEvent::Kind::Cancelled;
    m_page.take({event});
}

void SampleController::collect()
{
    if (!m_frame.isActive())
        m_frame.start();
}

void SampleController::take()
{
    std::vector<SamplingEvent> events = m_lane.takeSamplingEvents();
    for (const SamplingEvent& event : events) {
        if (event.kind == SamplingEvent::Kind::Started) {
            m_window.messages().withdraw(samplingCause);
            compareWeights(event);
            Q_EMIT sampled(event.weightsHash, event.snapshotStep);
        }
        if (event.kind == SamplingEvent::Kind::Failed)
            m_window.messages().post({Message::Kind::Error, translated(event.error), {}, {}, samplingCause});
    }
    m_page.take(std::move(events));
    const auto findings = m_lane.takeFindings();
    if (!findings)
        return;
    if (findings->error)
        return m_window.messages().post(
            {Message::Kind::Error, translated(*findings->error), {}, {}, nearestCause});
    m_window.messages().withdraw(nearestCause);
    m_page.show(*findings);
}

} // namespace playground
