// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer_state.h"

#include "models/api/error.h"
#include "models/nets/weights.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/memory_estimate.h"
#include "models/recipes/network_config.h"
#include "models/tensors/free_memory.h"
#include "models/training/learning_rate.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <torch/nn/utils/clip_grad.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
NamedTensors trainableParameters(const Network& network)
{
    NamedTensors result;
    for (const auto& item : network.named_parameters())
        result.emplace_back(item.key(), item.value());
    return result;
}

/// Reports problems before anything large is allocated.
Split checkedSplit(const Recipe& recipe, const Dataset& dataset, const std::string& device)
{
    const std::int64_t count = dataset.count;
    if (deviceFor(device).is_cpu())
        requireMemory(recipe, dataset.channels, freeMemory());
    const std::int64_t heldOut = recipe.validationCount;
    const std::int64_t left = count - heldOut;
    if (heldOut > 0 && (left <= 0 || (recipe.dropLast && left < recipe.batchSize)))
        throw Error(PLAYGROUND_TEXT("models",
                        "validation_count: %1 of the data set's %2 images leave not one batch of %3 to "
                        "train on. Hold out fewer."),
            {std::to_string(heldOut), std::to_string(count), std::to_string(recipe.batchSize)});
    if (left <= 0 || (recipe.dropLast && left < recipe.batchSize))
        throw Error(PLAYGROUND_TEXT("models",
                        "The data set has %1 images: not one batch of %2. Choose a smaller batch_size."),
            {std::to_string(count), std::to_string(recipe.batchSize)});
    return splitOf(count, heldOut, recipe.seed);
}
} // namespace

// NOLINTNEXTLINE(performance-unnecessary-value-param): passed on to the owner
Trainer::State::State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName)
    : State(r, data, deviceName, checkedSplit(r, *data, deviceName))
{
}

Trainer::State::State(
    const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName, Split split)
    : recipe(withClassesOf(r, *data))
    , device(deviceFor(deviceName))
    , network(buildNetwork(recipe, *data, &afterWeights))
    , stream(std::move(afterWeights))
    , corruption(buildCorruption(r))
    , batches(data, r.dataset.range, r.dataset.flip, device)
    , dataset(std::move(data))
    , images(std::move(split.training))
    , validation(std::move(split.heldOut))
    , adam(((network->to(device)), trainableParameters(*network)), r.optimizer)
{
    network->train();
    if (recipe.ema.decay > 0) {
        const auto copy = buildNetwork(recipe, *dataset);
        copy->to(device);
        average.emplace(copy, recipe.ema.decay);
    }
}

std::int64_t Trainer::State::stepsPerEpoch() const
{
    const std::int64_t whole = imageCount() / recipe.batchSize;
    return recipe.dropLast || imageCount() % recipe.batchSize == 0 ? whole : whole + 1;
}

std::vector<std::int64_t> Trainer::State::batchIndices() const
{
    const auto& order = stream.order();
    const auto size = static_cast<std::size_t>(recipe.batchSize);
    const auto first = static_cast<std::size_t>(steps() % stepsPerEpoch()) * size;
    std::vector<std::int64_t> indices;
    for (std::size_t i = first; i < std::min(first + size, order.size()); ++i)
        indices.push_back(images[static_cast<std::size_t>(order[i])]);
    return indices;
}

Accumulation Trainer::State::accumulation() const
{
    const std::int64_t perEpoch = stepsPerEpoch();
    return {recipe.gradientAccumulationSteps, recipe.batchSize, perEpoch,
        std::min(perEpoch * recipe.batchSize, imageCount())};
}

TrainingLoss Trainer::State::nextLoss()
{
    if (steps() % stepsPerEpoch() == 0 || stream.order().empty())
        stream.beginEpoch(imageCount());
    const std::vector<std::int64_t> indices = batchIndices();
    const torch::Tensor clean = batches.gather(indices, stream.generator());
    return trainingLoss(
        *network, *corruption, recipe, clean, stream.generator(), classLabels(recipe, *dataset, indices));
}

Trainer::State::Losses Trainer::State::lossAndGradients(AnatomyRecorder* recorder)
{
    if (recorder != nullptr)
        randomBefore = stream.state();
    const TrainingLoss drawn = nextLoss();
    firstOfBatch = batchIndices().front();
    if (recorder != nullptr) {
        recorder->batch(dataset->codec ? batches.pictures(batchIndices()) : drawn.clean);
        recorder->loss(drawn);
    }
    const Accumulation together = accumulation();
    if (!together.underWay(steps()))
        adam.zeroGrad();
    const double share = together.share(steps());
    (share == 1 ? drawn.loss : drawn.loss * share).backward();
    if (recorder != nullptr)
        recorder->gradients();
    return {drawn.loss.item<double>(), drawn.kl.defined() ? drawn.kl.item<double>() : 0};
}

void Trainer::State::update(AnatomyRecorder* recorder)
{
    const Accumulation together = accumulation();
    if (!together.updatesAfter(steps()))
        return;
    const std::int64_t updates = together.updatesBefore(steps());
    if (recipe.maxGradNorm > 0)
        torch::nn::utils::clip_grad_norm_(network->parameters(), recipe.maxGradNorm);
    const double base = recipe.optimizer.learningRate;
    adam.setLearningRate(base
        * learningRateFactor(
            recipe.lrScheduler, recipe.lrWarmupSteps, updates, recipe.epochs * together.updatesPerEpoch()));
    adam.step();
    if (average)
        average->update(*network, updates);
    if (recorder != nullptr) {
        recorder->update(adam.learningRate());
        recordLossAfter(*recorder);
    }
}

/// The loss of the same draws with the updated weights; training goes on as if it had not been computed.
void Trainer::State::recordLossAfter(AnatomyRecorder& recorder)
{
    const at::NoGradGuard guard;
    const NamedTensors weights = copyOfWeights(*network);
    const NamedTensors random = stream.state();
    at::Generator global = at::detail::getDefaultCPUGenerator(); // dropout draws from it
    const torch::Tensor globalState = global.get_state();
    stream.setState(randomBefore, imageCount(), "");
    recorder.lossAfter(nextLoss());
    stream.setState(random, imageCount(), "");
    global.set_state(globalState);
    loadWeights(*network, weights, ""); // restores the running statistics of batch normalisation
}

Trainer::State::GoodState Trainer::State::currentState() const
{
    return {steps(), copyOfWeights(*network), adam.state(accumulation().underWay(steps())), stream.state(),
        average ? average->weights() : NamedTensors()};
}

void Trainer::State::goBackTo(const GoodState& state)
{
    loadWeights(*network, state.weights, "");
    adam.setState(state.optimizer, "");
    stream.setState(state.random, imageCount(), "");
    if (average)
        average->setWeights(state.averages, "");
    history.resize(static_cast<std::size_t>(state.steps));
    while (!validations.empty() && validations.back().step > state.steps)
        validations.pop_back();
    validation.restart();
}

bool Trainer::State::nextLossIsFinite(const GoodState& current)
{
    const at::NoGradGuard guard;
    const bool finite = std::isfinite(nextLoss().loss.item<double>());
    loadWeights(*network, current.weights, ""); // restores the running statistics of batch normalisation
    stream.setState(current.random, imageCount(), "");
    return finite;
}

} // namespace playground
