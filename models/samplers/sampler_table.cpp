// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/sampler_table.h"

#include <algorithm>

// One line per sampler, in list order: the function in its .cpp.
#define PLAYGROUND_SAMPLERS(SAMPLER)                                                                         \
    SAMPLER(mixSampler)                                                                                      \
    SAMPLER(oneShotSampler)                                                                                  \
    SAMPLER(ddpmSampler)                                                                                     \
    SAMPLER(ddimSampler)                                                                                     \
    SAMPLER(eulerSampler)                                                                                    \
    SAMPLER(eulerAncestralSampler)                                                                           \
    SAMPLER(heunSampler)                                                                                     \
    SAMPLER(dpmSolverSampler)                                                                                \
    SAMPLER(uniPcSampler)                                                                                    \
    SAMPLER(flowEulerSampler)

namespace playground
{

#define PLAYGROUND_DECLARED(sampler) SamplerInfo sampler();
PLAYGROUND_SAMPLERS(PLAYGROUND_DECLARED)
#undef PLAYGROUND_DECLARED

const Registry<SamplerInfo>& samplerTable()
{
#define PLAYGROUND_LISTED(sampler) sampler(),
    static const Registry<SamplerInfo> table(PLAYGROUND_TEXT("models", "Unknown sampler \"%1\". Known: %2."),
        {PLAYGROUND_SAMPLERS(PLAYGROUND_LISTED)});
#undef PLAYGROUND_LISTED
    return table;
}

namespace
{
struct Scheduler {
    std::string name; ///< of the diffusers class
    const SamplerInfo* sampler;
};

const Registry<Scheduler>& schedulers()
{
    static const Registry<Scheduler> all = [] {
        std::vector<Scheduler> named;
        for (const SamplerInfo& sampler : samplerTable().all()) {
            if (!sampler.className.empty())
                named.push_back({sampler.className, &sampler});
        }
        std::sort(named.begin(), named.end(),
            [](const Scheduler& one, const Scheduler& other) { return one.name < other.name; });
        return Registry<Scheduler>(
            PLAYGROUND_TEXT("models", "Field \"_class_name\": unknown scheduler \"%1\". Known: %2."), named);
    }();
    return all;
}
} // namespace

const SamplerInfo* findScheduler(const std::string& className)
{
    const Scheduler* found = schedulers().find(className);
    return found == nullptr ? nullptr : found->sampler;
}

const SamplerInfo& schedulerNamed(const std::string& className)
{
    return *schedulers().at(className).sampler;
}

} // namespace playground
