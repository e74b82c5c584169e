// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/adam.h"

#include "models/api/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <map>

namespace playground
{

Adam::Adam(NamedTensors parameters, const Recipe::Optimizer& options)
    : m_parameters(std::move(parameters))
    , m_options(options)
{
    for (const auto& [name, parameter] : m_parameters)
        m_moments.push_back({at::zeros_like(parameter), at::zeros_like(parameter), 0});
}

void Adam::zeroGrad()
{
    for (auto& [name, parameter] : m_parameters)
        parameter.mutable_grad().reset();
}

void Adam::step()
{
    const at::NoGradGuard guard;
    const double rate = m_options.learningRate;
    const double decay = m_options.weightDecay;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        torch::Tensor& parameter = m_parameters[i].second;
        torch::Tensor gradient = parameter.grad();
        if (!gradient.defined())
            continue;
        Moments& m = m_moments[i];
        ++m.steps;
        if (decay != 0 && m_options.name == "adamw")
            parameter.mul_(1 - rate * decay);
        else if (decay != 0)
            gradient = gradient.add(parameter, decay);

        m.mean.mul_(m_options.beta1).add_(gradient, 1 - m_options.beta1);
        m.square.mul_(m_options.beta2).addcmul_(gradient, gradient, 1 - m_options.beta2);
        const double correction1 = 1 - std::pow(m_options.beta1, double(m.steps));
        const double correction2 = 1 - std::pow(m_options.beta2, double(m.steps));
        const torch::Tensor divisor = m.square.sqrt().div_(std::sqrt(correction2)).add_(m_options.eps);
        parameter.addcdiv_(m.mean, divisor, -rate / correction1);
    }
}

NamedTensors Adam::state(bool withGradients) const
{
    NamedTensors result;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const std::string& name = m_parameters[i].first;
        const Moments& m = m_moments[i];
        result.emplace_back("step." + name, at::scalar_tensor(m.steps, at::kLong));
        result.emplace_back("exp_avg." + name, m.mean.detach().clone());
        result.emplace_back("exp_avg_sq." + name, m.square.detach().clone());
        if (const torch::Tensor& gradient = m_parameters[i].second.grad();
            withGradients && gradient.defined())
            result.emplace_back("grad." + name, gradient.detach().clone());
    }
    return result;
}

void Adam::setState(const NamedTensors& state, const std::string& source)
{
    const std::map<std::string, torch::Tensor> given(state.begin(), state.end());
    const auto tensor = [&](const std::string& name, at::IntArrayRef shape, at::ScalarType type) {
        const auto found = given.find(name);
        if (found == given.end() || found->second.sizes() != shape || found->second.scalar_type() != type)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: the optimiser state \"%2\" is missing or has another shape. Restart the run."),
                {source, name});
        return found->second;
    };
    std::vector<Moments> restored;
    std::vector<torch::Tensor> gradients;
    for (const auto& [name, parameter] : m_parameters) {
        const auto copy = [&](const std::string& key) {
            return tensor(key, parameter.sizes(), parameter.scalar_type()).to(parameter.device()).clone();
        };
        const auto steps = tensor("step." + name, {}, at::kLong).item<std::int64_t>();
        if (steps < 0)
            throw Error(
                PLAYGROUND_TEXT("models", "%1: the step count of \"%2\" is negative. Restart the run."),
                {source, name});
        restored.push_back({copy("exp_avg." + name), copy("exp_avg_sq." + name), steps});
        gradients.push_back(given.contains("grad." + name) ? copy("grad." + name) : torch::Tensor());
    }
    m_moments = std::move(restored);
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        m_parameters[i].second.mutable_grad() = gradients[i];
}

} // namespace playground
