// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sample_controller.h"

#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/sampler_fit.h"
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
const QString samplingCause = QStringLiteral("sampling");
const QString nearestCause = QStringLiteral("nearest");
} // namespace

SampleController::SampleController(const PageContext& context)
    : PageController(context)
    , m_page(context.window.samplePage())
    , m_model(m_page.model())
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &SampleController::applyEvents);
    connect(&m_model, &SamplingModel::requested, this, &SampleController::send);
    connect(&m_model, &SamplingModel::cancelled, this, &SampleController::cancel);
    connect(&m_model, &SamplingModel::samplingChanged, this,
        [this](bool sampling) { this->context().window.actions().setSampling(sampling); });
    connect(context.window.actions().sample, &QAction::triggered, this, [this] {
        this->context().window.showPage(MainWindow::Page::Sample);
        m_page.sampleOrCancel();
    });
    connect(&m_model, &SamplingModel::comparisonRequested, this, [this](const ComparisonRequest& request) {
        if (this->context().status.experiment)
            this->context().lane.comparison().request(this->context().status.experiment, request);
    });
    connect(&context.settings, &PreviewSettings::changed, this, &SampleController::walkInTime);
    connect(&context.settings, &PreviewSettings::keptStepsChanged, this,
        [this] { m_page.controls().setSnapshots(this->context().settings.keptSteps()); });
    context.window.actions().sample->setEnabled(false);
}

// Samples the same noise again with the weights of another training step; the scrubber stays at its denoising
// step. Does nothing if several rows are being compared.
void SampleController::walkInTime()
{
    const qint64 step = context().settings.weightsStep();
    if (std::exchange(m_weightsStep, step) == step)
        return; // something else changed
    context().weights.pin(step);
    RowRequest wanted = m_page.controls().request();
    wanted.snapshotStep = step;
    m_page.controls().setRequest(wanted);
    const SamplingRow* shown = m_model.row();
    if (step < 0 || !shown || m_model.history().rows().size() != 1 || !shown->request.start.empty()
        || shown->snapshotStep == step)
        return;
    wanted.request = shown->request;
    m_page.controls().setRequest(wanted);
    if (!m_page.canSample())
        return;
    const SampleStep* at = m_model.cursor().at();
    const int index = at ? at->index : -1;
    m_model.walk(m_page.controls().request());
    m_model.haltAt(index);
}

void SampleController::experimentChanged()
{
    const TrainingStatus& status = context().status;
    const auto& experiment = status.experiment;
    context().window.messages().withdraw(samplingCause);
    context().window.messages().withdraw(nearestCause);
    m_run = experiment && !experiment->copyOf.empty() ? experiment->copyOf : status.savedTo;
    m_model.clear();
    m_page.controls().setSnapshots(context().settings.keptSteps());
    context().window.actions().sample->setEnabled(experiment && !isAutoencoder(experiment->recipe));
    if (!experiment) {
        m_page.setSamplers({}, {});
        m_page.setClasses({});
        return;
    }
    const Dataset& data = *experiment->dataset;
    m_page.setPictureShape({0, data.channels, data.height, data.width, {}});
    const ImageShape seen = data.networkShape();
    m_page.setLatentSize(data.codec ? QSize(seen.width, seen.height) : QSize());
    m_page.setUniformNoise(experiment->recipe.corruption.name == "uniform-mix");
    m_page.setClasses(classNamesOf(experiment->recipe), experiment->recipe.conditioning.nullClass);
    std::vector<SamplerEntry> entries;
    for (const CatalogueEntry& entry : samplers())
        entries.push_back({entry, whySamplerDoesNotFit(entry.name, experiment->recipe),
            samplerFields(entry.name, experiment->recipe)});
    m_page.setSamplers(entries, defaultSampler(experiment->recipe));
}

void SampleController::weightsChanged()
{
    for (const RowRequest& waiting : std::exchange(m_waiting, {}))
        send(waiting);
    restoreIfDue();
}

void SampleController::request()
{
    context().lane.forgetPreviews();
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

void SampleController::restoreIfDue()
{
    if (!m_restore || !context().weights.newest()
        || (m_restore->awaited && *m_restore->awaited != context().status.experiment->recipe)
        || (!m_restore->run.empty() && m_restore->run != m_run))
        return;
    m_restored = std::exchange(m_restore, std::nullopt)->stamp;
    RowRequest wanted{0, m_restored->request, m_restored->snapshotStep};
    if (!context().weights.at(wanted.snapshotStep))
        wanted.snapshotStep = RowRequest::newestWeights;
    context().window.showPage(MainWindow::Page::Sample);
    m_page.controls().setRequest(wanted);
    if (!m_page.canSample())
        return m_restored.reset();
    m_model.sample(m_page.controls().request(), m_restored->drawing);
    m_model.haltAt(m_restored->step);
}

// Warns if the weights differ from those in the picture's metadata.
void SampleController::compareWeights(const SamplingEvent& started)
{
    if (!m_restored)
        return;
    const SampleMetadata stamp = *std::exchange(m_restored, std::nullopt);
    if (started.snapshotStep != stamp.snapshotStep)
        context().window.messages().post({Message::Kind::Information,
            tr("The picture was sampled after %1 training steps; the network is now at step %2, so the "
               "result will look different.")
                .arg(stamp.snapshotStep)
                .arg(started.snapshotStep),
            {}, {}, samplingCause});
    else if (!stamp.weightsHash.empty() && stamp.weightsHash != started.weightsHash)
        context().window.messages().post({Message::Kind::Information,
            tr("The picture was sampled with weights of another training run, so the result will look "
               "different."),
            {}, {}, samplingCause});
}

void SampleController::setDisplayRange(const Recipe& /*recipe*/, const DisplayRange& range)
{
    m_page.setDisplayRange(range);
}

void SampleController::send(const RowRequest& request)
{
    const WeightHistory& weights = context().weights;
    if (!weights.newest()) {
        m_waiting.push_back(request);
        return;
    }
    const auto kept = request.snapshotStep >= 0 ? weights.at(request.snapshotStep) : nullptr;
    SamplingJob job{context().status.experiment, kept ? kept : weights.newest(), request};
    if (context().settings.averaged() && job.snapshot->averaged())
        job.snapshot = job.snapshot->averaged();
    context().lane.sampling().add(std::move(job));
}

void SampleController::cancel(int row)
{
    if (std::erase_if(m_waiting, [row](const RowRequest& request) { return request.row == row; }) == 0)
        return context().lane.sampling().cancel(row);
    SamplingEvent event;
    event.row = row;
    event.kind = SamplingEvent::Kind::Cancelled;
    m_model.apply({event});
}

void SampleController::collect()
{
    if (!m_frame.isActive())
        m_frame.start();
}

void SampleController::applyEvents()
{
    std::vector<SamplingEvent> events = context().lane.sampling().takeEvents();
    for (const SamplingEvent& event : events) {
        if (event.kind == SamplingEvent::Kind::Started) {
            context().window.messages().withdraw(samplingCause);
            compareWeights(event);
            Q_EMIT sampled(event.weightsHash, event.snapshotStep);
        }
        if (event.kind == SamplingEvent::Kind::Failed)
            context().window.messages().post(
                {Message::Kind::Error, translated(event.error), {}, {}, samplingCause});
    }
    m_model.apply(std::move(events));
    const auto comparison = context().lane.comparison().take();
    if (comparison && !context().report(comparison->error, nearestCause))
        m_page.show(*comparison);
}

} // namespace playground
