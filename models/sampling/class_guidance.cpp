// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/class_guidance.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/network_config.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace playground
{

namespace
{
void checkGuidance(const SamplingRequest& request, int classes)
{
    if (!(request.guidance >= 0 && request.guidance <= SamplingRequest::maxGuidance)) { // also rejects NaN
        std::ostringstream most;
        most << SamplingRequest::maxGuidance;
        throw Error(PLAYGROUND_TEXT("models", "The guidance is %1. Choose a value in 0..%2."),
            {std::to_string(request.guidance), most.str()});
    }
    if (classes == 0 && (!request.classes.empty() || request.guidance != 1))
        throw Error(PLAYGROUND_TEXT("models",
                        "The model is unconditional: it supports neither classes nor guidance. Remove class "
                        "and guidance."),
            {});
    const auto wrong = std::find_if(request.classes.begin(), request.classes.end(),
        [classes](int c) { return c < SamplingRequest::noClass || c >= classes; });
    if (wrong != request.classes.end())
        throw Error(PLAYGROUND_TEXT("models", "Unknown class %1. Choose one of 0 to %2, or -1 for none."),
            {std::to_string(*wrong), std::to_string(classes - 1)});
}

/// Throws Error unless every image has a class and guidance is off: there is no label for "no class".
void checkWithoutNullClass(const SamplingRequest& request, int classes)
{
    const auto& wanted = request.classes;
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), SamplingRequest::noClass) != wanted.end())
        throw Error(PLAYGROUND_TEXT("models",
                        "The model needs a class: it has no class embedding for \"no class\". Choose one of "
                        "0 to %1."),
            {std::to_string(classes - 1)});
    if (request.guidance != 1)
        throw Error(PLAYGROUND_TEXT("models",
                        "Guidance needs the unconditional prediction, but this model has no class embedding "
                        "for \"no class\". Leave the guidance at 1."),
            {});
}
} // namespace

ClassGuidance::ClassGuidance(const Recipe& recipe, const SamplingRequest& request, std::int64_t count)
    : m_scale(request.guidance)
{
    const int classes = classCountOf(recipe);
    checkGuidance(request, classes);
    if (classes == 0)
        return;
    if (!recipe.conditioning.nullClass)
        checkWithoutNullClass(request, classes);
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count) && !request.classes.empty(); ++i) {
        const int wanted = request.classes[i % request.classes.size()];
        chosen.push_back(wanted == SamplingRequest::noClass ? classes : wanted);
    }
    if (!recipe.conditioning.nullClass) {
        m_labels = at::tensor(chosen, at::kLong);
        return;
    }
    const torch::Tensor none = noClassLabels(recipe, count);
    const torch::Tensor labels = chosen.empty() || m_scale == 0 ? none : at::tensor(chosen, at::kLong);
    m_both = m_scale != 1 && !labels.equal(none);
    m_labels = m_both ? at::cat({none, labels}) : labels;
}

torch::Tensor ClassGuidance::predict(
    Network& network, const torch::Tensor& x, const torch::Tensor& timestep) const
{
    if (!m_both)
        return network.predictWhole(x, timestep, m_labels);
    const torch::Tensor timesteps = timestep.defined() ? at::cat({timestep, timestep}) : timestep;
    const auto outputs = network.predictWhole(at::cat({x, x}), timesteps, m_labels).chunk(2);
    const torch::Tensor guided = outputs[0] + m_scale * (outputs[1] - outputs[0]);
    if (!network.predictsVariance())
        return guided;
    const std::int64_t channels = x.size(1); // the variance is not guided: it is the class's
    return at::cat({guided.narrow(1, 0, channels), outputs[1].narrow(1, channels, channels)}, 1);
}

} // namespace playground
