// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/noise_level_task.h"

#include "models/api/cancellation.h"

#include <utility>

namespace playground
{

NoiseLevelTask::NoiseLevelTask(
    const PreviewLink& link, PreviewModels& models, std::function<bool()> mustYield)
    : m_link(link)
    , m_models(models)
    , m_mustYield(std::move(mustYield))
{
}

void NoiseLevelTask::request(
    std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = {std::move(experiment), std::move(snapshot)};
    }
    m_link.wake();
}

bool NoiseLevelTask::isMeasuring() const
{
    return wanted().snapshot != nullptr;
}

void NoiseLevelTask::forget()
{
    const std::lock_guard lock(m_mutex);
    m_wanted = {};
}

void NoiseLevelTask::forgetOthers(const Experiment* experiment)
{
    const std::lock_guard lock(m_mutex);
    if (m_wanted.experiment.get() != experiment)
        m_wanted = {};
}

NoiseLevelTask::Levels NoiseLevelTask::wanted() const
{
    const std::lock_guard lock(m_mutex);
    return m_wanted;
}

bool NoiseLevelTask::slice()
{
    const Levels levels = wanted();
    if (!levels.snapshot)
        return false;
    if (m_mustYield())
        return true;
    const Cancellable cancellable([&] { return m_mustYield() || wanted().snapshot != levels.snapshot; });
    bool none = false;
    std::optional<NoiseLevelErrors> errors;
    try {
        errors = measure(levels, none);
    } catch (const Cancelled&) {
        return true; // this batch is measured again, if at all
    } catch (const std::exception&) {
        none = true; // the images predicted by the same weights report it
    }
    if (!errors && !none)
        return true;
    m_begun = nullptr;
    if (errors)
        m_results.put({levels.experiment, *errors}); // before isMeasuring() says that it is over
    {
        const std::lock_guard lock(m_mutex);
        if (m_wanted.snapshot == levels.snapshot)
            m_wanted = {}; // otherwise newer ones have been requested
    }
    if (errors)
        m_link.notify();
    return true;
}

std::optional<NoiseLevelErrors> NoiseLevelTask::measure(const Levels& levels, bool& none)
{
    Previewer& previewer = m_models.previewer(levels.experiment);
    if (m_begun != levels.snapshot || m_begunBy != m_models.generation()) {
        none = !previewer.beginNoiseLevels(levels.snapshot);
        m_begun = levels.snapshot;
        m_begunBy = m_models.generation();
    }
    return none ? std::nullopt : previewer.stepNoiseLevels();
}

} // namespace playground
