// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/anatomy_recorder.h"

#include "models/tensors/image_tensors.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace playground
{

namespace
{
torch::Tensor firstOf(const torch::Tensor& batch)
{
    return batch.detach().narrow(0, 0, std::min<std::int64_t>(batch.size(0), StepAnatomy::mostPictures));
}

std::vector<float> numbersOf(const torch::Tensor& values)
{
    const torch::Tensor first = firstOf(values).to(at::kCPU, at::kFloat).contiguous();
    return {first.data_ptr<float>(), first.data_ptr<float>() + first.numel()};
}

std::vector<double> errorsOf(const TrainingLoss& drawn)
{
    const torch::Tensor squares = (firstOf(drawn.output) - firstOf(drawn.target)).square();
    const std::vector<float> means = numbersOf(squares.flatten(1).mean(1));
    return {means.begin(), means.end()};
}

/// "down_blocks.0" of "down_blocks.0.resnets.1.conv1.weight": the first name, and the second if it is a
/// number.
std::string partOf(const std::string& parameter)
{
    const auto first = parameter.find('.');
    const auto second = parameter.find('.', first + 1);
    const bool numbered = first != std::string::npos && second != std::string::npos
        && std::all_of(parameter.begin() + static_cast<std::ptrdiff_t>(first) + 1,
            parameter.begin() + static_cast<std::ptrdiff_t>(second),
            [](unsigned char c) { return std::isdigit(c) != 0; });
    return parameter.substr(0, numbered ? second : first);
}

double sumOfSquares(const torch::Tensor& values)
{
    return values.defined() ? values.detach().to(at::kDouble).square().sum().item<double>() : 0;
}

/// Replaces a part's sums of squares by root mean squares.
void takeRoots(std::vector<StepAnatomy::Part>& parts, double StepAnatomy::Part::*size)
{
    for (StepAnatomy::Part& part : parts)
        part.*size = std::sqrt(part.*size / static_cast<double>(part.parameters));
}
} // namespace

AnatomyRecorder::AnatomyRecorder(StepAnatomy& anatomy, const Network& network)
    : m_anatomy(anatomy)
    , m_network(network)
{
    m_anatomy = {};
}

void AnatomyRecorder::batch(const torch::Tensor& original)
{
    m_anatomy.batchSize = static_cast<int>(original.size(0));
    m_anatomy.original = toImages(firstOf(original));
}

void AnatomyRecorder::loss(const TrainingLoss& drawn)
{
    if (drawn.amount.defined()) {
        m_anatomy.amounts = numbersOf(drawn.amount);
        m_anatomy.noised = toImages(firstOf(drawn.noised));
        if (m_network.wantsTimestep())
            m_anatomy.timesteps = numbersOf(drawn.timestep);
    }
    m_anatomy.output = toImages(firstOf(drawn.output));
    m_anatomy.target = toImages(firstOf(drawn.target));
    m_anatomy.errors = errorsOf(drawn);
}

void AnatomyRecorder::gradients()
{
    for (const auto& parameter : m_network.named_parameters()) {
        const std::string name = partOf(parameter.key());
        auto part = std::find_if(m_anatomy.parts.begin(), m_anatomy.parts.end(),
            [&](const StepAnatomy::Part& known) { return known.name == name; });
        if (part == m_anatomy.parts.end())
            part = m_anatomy.parts.insert(part, {name});
        part->parameters += parameter.value().numel();
        part->gradient += sumOfSquares(parameter.value().grad());
        part->weights += sumOfSquares(parameter.value());
        m_before.push_back(parameter.value().detach().clone());
    }
    takeRoots(m_anatomy.parts, &StepAnatomy::Part::gradient);
    takeRoots(m_anatomy.parts, &StepAnatomy::Part::weights);
}

void AnatomyRecorder::update(double learningRate)
{
    m_anatomy.updated = true;
    m_anatomy.learningRate = learningRate;
    auto before = m_before.begin();
    for (const auto& parameter : m_network.named_parameters()) {
        const std::string name = partOf(parameter.key());
        const auto part = std::find_if(m_anatomy.parts.begin(), m_anatomy.parts.end(),
            [&](const StepAnatomy::Part& known) { return known.name == name; });
        part->change += sumOfSquares(parameter.value().detach() - *before++);
    }
    takeRoots(m_anatomy.parts, &StepAnatomy::Part::change);
}

void AnatomyRecorder::lossAfter(const TrainingLoss& drawn)
{
    m_anatomy.outputAfter = toImages(firstOf(drawn.output));
    m_anatomy.errorsAfter = errorsOf(drawn);
    m_anatomy.lossAfter = drawn.loss.item<double>();
}

} // namespace playground
