// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/trainer.h"

#include "models/api/error.h"
#include "models/data/batches.h"
#include "models/nets/weights.h"
#include "models/training/adam.h"
#include "models/training/checkpoint.h"
#include "models/training/experiment.h"
#include "models/training/torch_errors.h"
#include "models/training/training_stream.h"
#include "models/training/weights_snapshot.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>
#include <torch/types.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <span>

namespace playground
{

namespace
{
// How many steps a loss that is not finite may cost. Copying 309,057 weights and their moments takes 0.5 ms.
constexpr std::int64_t goodStateEvery = 25;
} // namespace

struct Trainer::State {
    /// Weights, optimiser and position that a finite loss has proved good.
    struct GoodState {
        std::int64_t steps = 0;
        NamedTensors weights;
        NamedTensors optimizer;
        NamedTensors random;
    };

    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName)
        : recipe(r)
        , device(deviceFor(deviceName))
        , network(networkFor(r, *data, &afterWeights))
        , stream(std::move(afterWeights))
        , corruption(corruptionFor(r))
        , batches(data, r.dataset.range, r.dataset.flip, device)
        , dataset(std::move(data))
        , adam(((network->to(device)), trainableParameters()), r.optimizer)
    {
        if (dataset->count == 0 || (recipe.dropLast && dataset->count < recipe.batchSize))
            throw Error(PLAYGROUND_TEXT("models",
                            "The data set has %1 images: not one batch of %2. Choose a smaller batch_size."),
                {std::to_string(dataset->count), std::to_string(recipe.batchSize)});
        network->train();
    }

    NamedTensors trainableParameters() const
    {
        NamedTensors result;
        for (const auto& item : network->named_parameters())
            result.emplace_back(item.key(), item.value());
        return result;
    }

    std::int64_t stepsPerEpoch() const
    {
        const std::int64_t whole = dataset->count / recipe.batchSize;
        return recipe.dropLast || dataset->count % recipe.batchSize == 0 ? whole : whole + 1;
    }

    NamedTensors copyOfWeights() const
    {
        NamedTensors copy = namedWeights(*network);
        for (auto& [name, tensor] : copy)
            tensor = tensor.detach().to(at::kCPU, /*non_blocking=*/false, /*copy=*/true);
        return copy;
    }

    std::span<const std::int64_t> batchIndices() const
    {
        const auto size = static_cast<std::size_t>(recipe.batchSize);
        const auto first = static_cast<std::size_t>(steps() % stepsPerEpoch()) * size;
        const auto& order = stream.order();
        return std::span(order).subspan(first, std::min(size, order.size() - first));
    }

    /// The loss on batch number steps() + 1, before its update (course text 001, 3.3).
    torch::Tensor nextLoss()
    {
        if (steps() % stepsPerEpoch() == 0 || stream.order().empty())
            stream.beginEpoch(dataset->count);
        const at::Generator& generator = stream.generator();
        const torch::Tensor clean = batches.gather(batchIndices(), generator);
        const torch::Tensor amount = (recipe.corruption.randomAmount
                ? corruption->drawAmounts(clean.size(0), generator)
                : at::full({clean.size(0)}, recipe.corruption.amount, at::kFloat))
                                         .to(device);
        const torch::Tensor noise = corruption->noise(clean.sizes(), generator).to(device);
        const torch::Tensor noised = corruption->apply(clean, noise, amount);
        const torch::Tensor output = network->predict(noised, corruption->timestep(amount));
        return at::mse_loss(output, corruption->target(recipe.predictionType, clean, noise, amount));
    }

    double lossAndGradients()
    {
        const torch::Tensor loss = nextLoss();
        adam.zeroGrad();
        loss.backward();
        return loss.item<double>();
    }

    std::int64_t steps() const { return static_cast<std::int64_t>(history.size()); }

    GoodState currentState() const { return {steps(), copyOfWeights(), adam.state(), stream.state()}; }

    void goBackTo(const GoodState& state)
    {
        loadWeights(*network, state.weights, "");
        adam.setState(state.optimizer, "");
        stream.setState(state.random, dataset->count, "");
        history.resize(static_cast<std::size_t>(state.steps));
    }

    /// Whether the next step's loss is a finite number: only then is a state worth keeping on disk.
    bool nextLossIsFinite(const GoodState& current)
    {
        const at::NoGradGuard guard;
        const bool finite = std::isfinite(nextLoss().item<double>());
        loadWeights(*network, current.weights, ""); // the running statistics of batch normalisation
        stream.setState(current.random, dataset->count, "");
        return finite;
    }

    Recipe recipe;
    torch::Device device;
    at::Generator afterWeights;
    std::shared_ptr<Network> network;
    TrainingStream stream;
    std::unique_ptr<Corruption> corruption;
    Batches batches;
    std::shared_ptr<const Dataset> dataset;
    Adam adam;
    std::vector<StepRecord> history;
    GoodState good;
};

Trainer::Trainer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, std::move(dataset), device); }))
{
}

Trainer::~Trainer() = default;

StepRecord Trainer::step()
{
    State& s = *m_state;
    const auto begin = std::chrono::steady_clock::now();
    // Copied before the loss, which moves the running statistics of batch normalisation.
    std::optional<State::GoodState> before;
    if (s.good.weights.empty() || s.steps() % goodStateEvery == 0)
        before = s.currentState();
    const double loss = convertingErrors([&] { return s.lossAndGradients(); });
    if (!std::isfinite(loss)) {
        const std::int64_t failed = s.steps() + 1;
        s.goBackTo(s.good.weights.empty() ? *before : s.good);
        if (s.good.weights.empty())
            throw Error(
                PLAYGROUND_TEXT("models",
                    "The loss of step %1 is not a finite number, and no good weights are known. Start "
                    "the run anew."),
                {std::to_string(failed)});
        throw Error(
            PLAYGROUND_TEXT("models",
                "The loss of step %1 is not a finite number; went back to the good weights of step %2. "
                "Lower the learning rate (now %3) and train on."),
            {std::to_string(failed), std::to_string(s.good.steps),
                recipeValue(s.recipe, "optimizer.learning_rate")});
    }
    if (before)
        s.good = std::move(*before);
    convertingErrors([&] { s.adam.step(); });

    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    StepRecord record;
    record.step = s.steps() + 1;
    record.epoch = static_cast<int>(s.steps() / s.stepsPerEpoch()) + 1;
    record.seconds = (s.history.empty() ? 0 : s.history.back().seconds) + taken.count();
    record.loss = loss;
    s.history.push_back(record);
    return record;
}

const Recipe& Trainer::recipe() const
{
    return m_state->recipe;
}
std::int64_t Trainer::stepsDone() const
{
    return m_state->steps();
}
std::int64_t Trainer::stepsPerEpoch() const
{
    return m_state->stepsPerEpoch();
}
std::int64_t Trainer::totalSteps() const
{
    return m_state->recipe.epochs * m_state->stepsPerEpoch();
}
const std::vector<StepRecord>& Trainer::history() const
{
    return m_state->history;
}
double Trainer::learningRate() const
{
    return m_state->adam.learningRate();
}

std::int64_t Trainer::parameterCount() const
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : m_state->network->parameters())
        count += parameter.numel();
    return count;
}

void Trainer::setLearningRate(double learningRate)
{
    setRecipeValue(m_state->recipe, "optimizer.learning_rate", nlohmann::json(learningRate).dump());
    m_state->adam.setLearningRate(learningRate);
}

void Trainer::setEpochs(int epochs)
{
    setRecipeValue(m_state->recipe, "epochs", std::to_string(epochs));
}

std::shared_ptr<const Snapshot> Trainer::snapshot() const
{
    return convertingErrors(
        [&] { return std::make_shared<WeightsSnapshot>(m_state->steps(), m_state->copyOfWeights()); });
}

void Trainer::save(const std::string& runFolder) const
{
    convertingErrors([&] {
        State& s = *m_state;
        const State::GoodState current = s.currentState();
        const bool currentIsGood = s.good.weights.empty() || s.nextLossIsFinite(current);
        const State::GoodState& kept = currentIsGood ? current : s.good;
        const auto end = s.history.begin() + static_cast<std::ptrdiff_t>(kept.steps);
        writeRun(runFolder,
            {s.recipe, s.network->config(), kept.weights, kept.optimizer, kept.random,
                {s.history.begin(), end}, s.dataset->count});
    });
}

std::unique_ptr<Trainer> Trainer::resume(
    const std::string& runFolder, std::shared_ptr<const Dataset> dataset, const std::string& device)
{
    return convertingErrors([&] {
        SavedRun saved = readRun(runFolder);
        if (saved.imageCount != dataset->count)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: the run was trained on %2 images, the data set has %3. Give the same data."),
                {runFolder, std::to_string(saved.imageCount), std::to_string(dataset->count)});
        auto trainer = std::make_unique<Trainer>(saved.recipe, std::move(dataset), device);
        State& s = *trainer->m_state;
        loadWeights(*s.network, saved.weights, runFolder);
        s.adam.setState(saved.optimizer, runFolder);
        s.stream.setState(saved.random, s.dataset->count, runFolder);
        s.history = std::move(saved.history);
        return trainer;
    });
}

} // namespace playground
