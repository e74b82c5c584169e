// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_lane.h"

#include "models/api/cancellation.h"
#include "models/api/error.h"
#include "models/api/threads.h"

#include <utility>

namespace playground
{

namespace
{
using Clock = std::chrono::steady_clock;
// While a slider is dragged, a job younger than this is finished rather than dropped.
constexpr std::chrono::seconds patience{2};
constexpr std::chrono::milliseconds noticeable{300};
} // namespace

PreviewLane::PreviewLane(std::string device, std::function<void()> notify)
    : m_device(std::move(device))
    , m_notify(std::move(notify))
    , m_sampling(m_device, m_notify)
    , m_inspection(m_device, m_notify)
    , m_latents(m_device, m_notify, [this] { return somethingElseWaits(); })
    , m_lane([this] { return slice(); })
{
}

PreviewLane::~PreviewLane()
{
    m_ending = true;
}

void PreviewLane::request(PreviewJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (job.experiment != m_wantedLevels.experiment)
            m_wantedLevels = {}; // for the previous experiment
        m_next = std::move(job);
    }
    m_lane.post([] {});
}

void PreviewLane::forgetPreviews()
{
    const std::lock_guard lock(m_mutex);
    m_next.reset();
    m_wantedLevels = {};
    m_givenUp = m_working;
}

void PreviewLane::requestNoiseLevels(
    std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wantedLevels = {std::move(experiment), std::move(snapshot)};
    }
    m_lane.post([] {});
}

bool PreviewLane::measuring() const
{
    const std::lock_guard lock(m_mutex);
    return m_wantedLevels.snapshot != nullptr;
}

bool PreviewLane::busy() const
{
    const std::lock_guard lock(m_mutex);
    return m_working || m_next.has_value();
}

std::optional<PreviewWork> PreviewLane::work() const
{
    const std::lock_guard lock(m_mutex);
    return m_work;
}

void PreviewLane::setThreads(int threads)
{
    m_lane.post([threads] { useThreads(threads); });
}

void PreviewLane::sample(SamplingJob job)
{
    m_sampling.add(std::move(job));
    m_lane.post([] {});
}

void PreviewLane::cancelSampling(int row)
{
    m_sampling.cancel(row);
}

void PreviewLane::inspect(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection)
{
    m_inspection.ask(std::move(experiment), std::move(inspection));
    m_lane.post([] {});
}

void PreviewLane::requestLatents(LatentJob job)
{
    m_latents.add(std::move(job));
    m_lane.post([] {});
}

void PreviewLane::forgetLatents()
{
    m_latents.forget();
    m_lane.post([] {});
}

/// Runs `does` and publishes the kind of work while it runs.
template <typename Does> bool PreviewLane::at(PreviewWork::Kind kind, Does&& does)
{
    const auto tell = [this](std::optional<PreviewWork> present) {
        const std::lock_guard lock(m_mutex);
        m_work = present;
    };
    tell(PreviewWork{kind, Clock::now()});
    struct Ending {
        decltype(tell)& done;
        ~Ending() { done(std::nullopt); }
    } const ending{tell};
    return does();
}

// The kinds of work take turns, so that dragging a slider does not stall sampling, or the other way round.
bool PreviewLane::slice()
{
    const Cancellable ending([this] { return m_ending.load(); });
    try {
        const bool previewed = preview();
        const bool sampled = at(PreviewWork::Kind::Sampling, [this] { return m_sampling.slice(); });
        const bool looked = at(PreviewWork::Kind::Latents, [this] { return m_latents.slice(); });
        const bool inspected = at(PreviewWork::Kind::Nearest, [this] { return m_inspection.slice(); });
        return inspected || looked || sampled || previewed;
    } catch (const Cancelled&) { // the lane is being destroyed
        return false;
    }
}

bool PreviewLane::preview()
{
    std::optional<PreviewJob> job;
    {
        const std::lock_guard lock(m_mutex);
        job = std::exchange(m_next, std::nullopt);
        m_working = job.has_value();
        m_givenUp = false;
        if (job)
            m_current = *job;
        m_current.snapshot = nullptr;
    }
    if (!job)
        return at(PreviewWork::Kind::NoiseLevels, [this] {
            measure();
            return measuring();
        });
    const auto begun = Clock::now();
    bool originalsShown = job->snapshot == nullptr || job->asksTheSameAs(m_shown);
    const Cancellable cancellable([&] {
        if (!originalsShown && Clock::now() - begun >= noticeable) {
            originalsShown = true; // set first, because the call may re-enter this code
            originalsMeanwhile(*job);
        }
        return overtaken(*job, begun);
    });
    bool done = false;
    try {
        done = at(job->inspection ? PreviewWork::Kind::Layers : PreviewWork::Kind::Pictures, [&] {
            m_pictures.put(picturesOf(*job));
            return true;
        });
        m_shown = std::move(*job);
        m_shown.snapshot = nullptr; // no longer needed, and large
    } catch (const Cancelled&) {
    }
    {
        const std::lock_guard lock(m_mutex);
        m_working = false;
    }
    if (done)
        m_notify();
    return true;
}

/// True if a newer job makes this one obsolete: at once for another page or experiment, after `patience` for
/// another amount or other pictures, never for newer weights alone.
bool PreviewLane::overtaken(const PreviewJob& job, Clock::time_point begun) const
{
    const std::lock_guard lock(m_mutex);
    if (m_givenUp)
        return true;
    if (!m_next || m_next->asksTheSameAs(job))
        return false;
    return m_next->experiment != job.experiment || m_next->kind != job.kind
        || Clock::now() - begun > patience;
}

/// True if a request is waiting that should interrupt background work.
bool PreviewLane::somethingElseWaits() const
{
    const std::lock_guard lock(m_mutex);
    return m_next && !m_next->asksTheSameAs(m_current);
}

/// Delivers original and noised pictures early: they need no network, which may take minutes.
void PreviewLane::originalsMeanwhile(const PreviewJob& job)
{
    PreviewJob originals = job;
    originals.snapshot = nullptr;
    originals.inspection.reset();
    originals.meanSeed.reset();
    PreviewPictures pictures = picturesOf(originals);
    if (pictures.error || pictures.triptychs.empty())
        return; // the complete job will report the error
    pictures.whole = false;
    m_pictures.put(std::move(pictures));
    m_notify();
}

/// Measures one small batch of the requested noise levels.
void PreviewLane::measure()
{
    Levels wanted;
    {
        const std::lock_guard lock(m_mutex);
        wanted = m_wantedLevels;
    }
    if (wanted.snapshot == nullptr)
        return;
    const Cancellable cancellable([&] {
        if (somethingElseWaits())
            return true;
        const std::lock_guard lock(m_mutex);
        return m_wantedLevels.snapshot != wanted.snapshot;
    });
    std::optional<NoiseLevelErrors> errors;
    bool none = false; // no result will ever come
    try {
        Previewer& previewer = previewerOf(wanted.experiment);
        if (m_measured != wanted.snapshot) {
            none = !previewer.beginNoiseLevels(wanted.snapshot);
            m_measured = wanted.snapshot;
        }
        if (!none)
            errors = previewer.stepNoiseLevels();
    } catch (const std::exception&) {
        none = true; // the pictures of the same weights report the error
    } catch (const Cancelled&) {
        return; // this batch may be measured again later
    }
    if (!errors && !none)
        return;
    m_measured = nullptr;
    if (errors)
        m_levels.put({wanted.experiment, *errors}); // before measuring() becomes false
    {
        const std::lock_guard lock(m_mutex);
        if (m_wantedLevels.snapshot == wanted.snapshot)
            m_wantedLevels = {}; // otherwise newer ones were requested
    }
    if (errors)
        m_notify();
}

Previewer& PreviewLane::previewerOf(const std::shared_ptr<const Experiment>& experiment)
{
    if (experiment != m_experiment) {
        m_previewer.reset();
        m_inspector.reset();
        m_experiment = nullptr;
        m_measured = nullptr;
        m_previewer = std::make_unique<Previewer>(experiment->recipe, experiment->dataset, m_device);
        m_curve = m_previewer->noiseCurve();
        m_experiment = experiment;
    }
    return *m_previewer;
}

PreviewPictures PreviewLane::picturesOf(const PreviewJob& job)
{
    PreviewPictures pictures;
    pictures.experiment = job.experiment;
    pictures.kind = job.kind;
    try {
        Previewer& previewer = previewerOf(job.experiment);
        pictures.curve = m_curve;
        for (const PreviewRequest& request : job.requests) {
            Cancellable::check(); // original and noised run no network that would check
            pictures.triptychs.push_back(previewer.triptych(job.snapshot, request));
            if (!job.snapshot && isAutoencoder(job.experiment->recipe))
                pictures.triptychs.back().noised = {}; // the noised latent, which needs the network
        }
        if (job.ink && !pictures.triptychs.empty())
            pictures.drawn = renderTriptych(
                std::move(pictures.triptychs.front()), job.ink->displayRange, job.ink->errorHue);
        if (job.inspection)
            inspect(job, pictures);
        if (job.step)
            pictures.step = previewer.forwardStep(*job.step);
        if (job.meanSeed && job.snapshot != nullptr)
            pictures.mean = previewer.meanComparison(job.snapshot, *job.meanSeed);
    } catch (const Error& e) {
        pictures.error = e.text();
    } catch (const std::exception& e) {
        pictures.error = Text(e.what());
    }
    return pictures;
}

void PreviewLane::inspect(const PreviewJob& job, PreviewPictures& pictures)
{
    if (!m_inspector) {
        m_inspector
            = std::make_unique<NetworkInspector>(job.experiment->recipe, job.experiment->dataset, m_device);
        m_graph = std::make_shared<const NetworkGraph>(m_inspector->graph());
    }
    pictures.graph = m_graph;
    pictures.inspection = renderInspection(m_inspector->inspect(job.snapshot, *job.inspection),
        job.ink.value_or(PreviewJob::Ink{}).displayRange);
}

} // namespace playground
