// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/timestep_spacing.h"

#include "models/api/error.h"
#include "models/samplers/sigmas.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
std::string shown(double timestep)
{
    std::string text = std::to_string(timestep);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

std::vector<double> descending(std::vector<double> ascending, bool whole)
{
    std::reverse(ascending.begin(), ascending.end());
    if (whole) {
        for (double& timestep : ascending)
            timestep = std::nearbyint(timestep); // half to even, like numpy
    }
    return ascending;
}

/// Timesteps from `begin` down, inside the schedule. A linspace, trailing or leading run continued from a
/// later step with the remaining step count visits the same timesteps.
std::vector<double> fromTheMiddle(const ScheduleConfig& config, double begin, std::int64_t steps, bool whole)
{
    const bool trailing = config.timestepSpacing == "trailing";
    const double end
        = config.timestepSpacing == "leading" ? std::min(static_cast<double>(config.stepsOffset), begin) : 0;
    const auto left = static_cast<std::int64_t>(begin - end) + 1;
    const std::int64_t count = std::min(steps, left);
    if (trailing && whole) // whole timesteps, as at the schedule's end
        return trailingTimesteps(begin + 1, (begin + 1) / static_cast<double>(count));
    const double last = trailing ? (begin + 1) / static_cast<double>(count) - 1 : end;
    std::vector<double> timesteps = descending(evenlySpaced(last, begin, count), whole);
    timesteps.front() = begin;
    return timesteps;
}
} // namespace

void checkSteps(const std::string& className, std::int64_t steps, std::int64_t most)
{
    if (steps < 1 || steps > most)
        throw Error(PLAYGROUND_TEXT("models", "%1: %2 steps are not possible. Choose 1 to %3."),
            {className, std::to_string(steps), std::to_string(most)});
}

std::vector<double> trailingTimesteps(double first, double step)
{
    // Like numpy.arange: the length from the quotient, the increment from the first two values.
    const auto count = static_cast<std::int64_t>(std::ceil(first / step));
    const double increment = (first - step) - first;
    std::vector<double> timesteps;
    for (std::int64_t i = 0; i < count; ++i)
        timesteps.push_back(std::nearbyint(first + static_cast<double>(i) * increment) - 1);
    return timesteps;
}

std::vector<double> checkedTimesteps(
    const std::string& className, const std::vector<double>& timesteps, std::int64_t numTrainTimesteps)
{
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        const double t = timesteps[i];
        if (!(t >= 0 && t <= static_cast<double>(numTrainTimesteps - 1)))
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: timestep %2 is outside the schedule (0 to %3). Choose other steps or "
                            "\"steps_offset\"."),
                {className, shown(t), std::to_string(numTrainTimesteps - 1)});
        if (i > 0 && !(t < timesteps[i - 1]))
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: timestep %2 must be smaller than %3, the one before it. Sort the timesteps."),
                {className, shown(t), shown(timesteps[i - 1])});
    }
    return timesteps;
}

namespace
{
/// Spaces timesteps over the first `usable` ones; not yet checked.
std::vector<double> spacedForSolver(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, std::int64_t usable)
{
    checkSteps(className, request.steps, std::max<std::int64_t>(usable, 1));
    const std::string& spacing = config.timestepSpacing;
    const auto offset = static_cast<double>(config.stepsOffset);
    std::int64_t last = usable;
    std::int64_t steps = request.steps;
    double end = 0;
    if (request.begin) {
        last = std::min(last, static_cast<std::int64_t>(std::nearbyint(*request.begin)) + 1);
        steps = std::clamp<std::int64_t>(last - 1, 1, steps);
        end = spacing == "leading" ? std::min(offset, static_cast<double>(last - 1)) : 0;
    }
    if (spacing == "trailing") {
        const auto whole = static_cast<double>(request.begin ? last : config.betas.numTrainTimesteps);
        return trailingTimesteps(static_cast<double>(last), whole / static_cast<double>(steps));
    }
    std::vector<double> timesteps;
    if (spacing == "linspace" || request.begin) {
        const std::vector<double> ends = evenlySpaced(end, static_cast<double>(last - 1), steps + 1);
        for (std::int64_t i = steps; i >= 1; --i)
            timesteps.push_back(std::nearbyint(ends[static_cast<std::size_t>(i)]));
    } else {
        for (std::int64_t i = steps; i >= 1; --i)
            timesteps.push_back(static_cast<double>(i * (last / (steps + 1))) + offset);
    }
    return timesteps;
}
} // namespace

std::vector<double> spacedTimesteps(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, bool wholeLinspace, bool asDiffusers)
{
    const std::int64_t train = config.betas.numTrainTimesteps;
    if (!request.timesteps.empty())
        return checkedTimesteps(className, request.timesteps, train);
    checkSteps(className, request.steps, train);
    std::vector<double> timesteps;
    if (request.begin) {
        timesteps = fromTheMiddle(config, *request.begin, request.steps, wholeLinspace);
    } else if (config.timestepSpacing == "linspace") {
        timesteps = descending(evenlySpaced(0, static_cast<double>(train - 1), request.steps), wholeLinspace);
    } else if (config.timestepSpacing == "leading") {
        const std::int64_t ratio = train / request.steps;
        for (std::int64_t i = request.steps - 1; i >= 0; --i)
            timesteps.push_back(static_cast<double>(i * ratio + config.stepsOffset));
    } else {
        const auto whole = static_cast<double>(train);
        timesteps = trailingTimesteps(whole, whole / static_cast<double>(request.steps));
    }
    if (timesteps.back() >= 0)
        return checkedTimesteps(className, timesteps, train);
    timesteps.pop_back(); // -1
    timesteps = checkedTimesteps(className, timesteps, train);
    if (asDiffusers)
        timesteps.push_back(-1);
    return timesteps;
}

std::vector<double> solverTimesteps(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, std::int64_t usable, bool asDiffusers)
{
    const std::int64_t train = config.betas.numTrainTimesteps;
    std::vector<double> timesteps = request.timesteps.empty()
        ? spacedForSolver(className, config, request, usable)
        : checkedTimesteps(className, request.timesteps, train);
    if (timesteps.size() > 1 && timesteps.back() < 0 && !asDiffusers)
        timesteps.pop_back(); // see spacedTimesteps()
    for (const double t : timesteps) {
        if (!(t >= -1 && t < static_cast<double>(train)))
            checkedTimesteps(className, {t}, train); // throws
    }
    return timesteps;
}

double firstSpacedSigma(const std::vector<float>& sigmaTable, double firstTimestep,
    const TimestepRequest& request, bool asDiffusers)
{
    const bool fromTheEnd = asDiffusers && !request.begin;
    return fromTheEnd ? static_cast<double>(sigmaTable.back()) : interpolated(sigmaTable, firstTimestep);
}

std::int64_t sigmaCount(const TimestepRequest& request, std::size_t timesteps)
{
    const bool asAsked = request.timesteps.empty() && !request.begin;
    return asAsked ? request.steps : static_cast<std::int64_t>(timesteps);
}

} // namespace playground
