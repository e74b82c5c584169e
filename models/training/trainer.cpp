// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/trainer.h"

#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/step_record.h"
#include "models/data/vae_codec.h"
#include "models/files/model_directory.h"
#include "models/files/pipeline_folder.h"
#include "models/files/run_folder.h"
#include "models/files/weight_files.h"
#include "models/nets/weights.h"
#include "models/recipes/network_config.h"
#include "models/runs/checkpoint.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/torch_errors.h"
#include "models/training/trainer_state.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <filesystem>

namespace playground
{

namespace
{
// Maximum number of steps lost when a loss is not finite. Copying 309,057 weights and their moments takes 0.5
// ms.
constexpr std::int64_t goodStateEvery = 25;

/// Latents cannot be decoded without their autoencoder: a run keeps its own copy, written once.
void saveCodec(const Dataset& dataset, const std::filesystem::path& run)
{
    const VaeCodec* codec = codecOf(dataset);
    const std::filesystem::path folder = run / RunFolder::vae;
    std::error_code ignored;
    if (codec != nullptr && !std::filesystem::exists(folder / ModelDirectory::configName, ignored))
        writeModelDirectory(folder, codec->model());
}
/// Labels must keep their meaning: added or removed class folders would shift them.
void requireSameClasses(const Recipe& recipe, const Dataset& dataset, const std::string& run)
{
    const std::vector<std::string>& before = recipe.conditioning.classNames;
    const std::vector<std::string> now = withClassesOf(recipe, dataset).conditioning.classNames;
    if (before != now)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the run was trained on the classes %2, the data set has %3. Use the same data."),
            {run, joined(before), joined(now)});
}
} // namespace

Trainer::Trainer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, std::move(dataset), device); }))
{
}

Trainer::~Trainer() = default;

StepRecord Trainer::step(StepAnatomy* anatomy)
{
    State& s = *m_state;
    std::optional<AnatomyRecorder> recorder;
    if (anatomy != nullptr)
        recorder.emplace(*anatomy, *s.network);
    AnatomyRecorder* const recording = recorder ? &*recorder : nullptr;
    const auto begin = std::chrono::steady_clock::now();
    // Copied before the loss, which updates the running statistics of batch normalisation.
    std::optional<State::GoodState> before;
    if (s.good.weights.empty() || s.steps() % goodStateEvery == 0)
        before = s.currentState();
    const State::Losses losses = convertingErrors([&] { return s.lossAndGradients(recording); });
    if (!std::isfinite(losses.loss)) {
        const std::int64_t failed = s.steps() + 1;
        s.goBackTo(s.good.weights.empty() ? *before : s.good);
        if (s.good.weights.empty())
            throw Error(PLAYGROUND_TEXT("models",
                            "The loss of step %1 is not finite, and there is no earlier state to return to. "
                            "Start over with a lower learning rate."),
                {std::to_string(failed)});
        throw Error(PLAYGROUND_TEXT("models",
                        "The loss of step %1 is not finite; the weights of step %2 were restored. Lower the "
                        "learning rate (now %3) and continue training."),
            {std::to_string(failed), std::to_string(s.good.steps),
                recipeValue(s.recipe, "optimizer.learning_rate")});
    }
    if (before)
        s.good = std::move(*before);
    convertingErrors([&] { s.update(recording); });
    s.validation.restart();

    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    StepRecord record;
    record.step = s.steps() + 1;
    record.epoch = static_cast<int>(s.steps() / s.stepsPerEpoch()) + 1;
    record.seconds = secondsDone() + taken.count();
    record.loss = losses.loss;
    record.kl = losses.kl;
    s.history.push_back(record);
    if (anatomy != nullptr)
        anatomy->record = record;
    return record;
}

int Trainer::firstPictureOfBatch() const
{
    return static_cast<int>(m_state->firstOfBatch);
}

const Recipe& Trainer::recipe() const
{
    return m_state->recipe;
}
std::int64_t Trainer::stepsDone() const
{
    return m_state->steps();
}
double Trainer::secondsDone() const
{
    return m_state->history.empty() ? 0 : m_state->history.back().seconds;
}
std::int64_t Trainer::stepsPerEpoch() const
{
    return m_state->stepsPerEpoch();
}
std::int64_t Trainer::totalSteps() const
{
    return m_state->totalSteps();
}
const std::vector<StepRecord>& Trainer::history() const
{
    return m_state->history;
}
const std::vector<StepRecord>& Trainer::validationHistory() const
{
    return m_state->validations;
}
double Trainer::learningRate() const
{
    return m_state->recipe.optimizer.learningRate;
}

bool Trainer::validationDue() const
{
    const State& s = *m_state;
    const bool last = !s.validations.empty() && s.validations.back().step == s.steps();
    return s.validation.hasImages() && s.steps() > 0 && !last
        && (s.steps() % s.recipe.validationSteps == 0 || finished());
}

std::optional<StepRecord> Trainer::validate()
{
    State& s = *m_state;
    if (!validationDue())
        return std::nullopt;
    const std::optional<double> loss
        = convertingErrors([&] { return s.validation.step(*s.network, *s.corruption, s.batches, s.recipe); });
    if (!loss)
        return std::nullopt;
    StepRecord record = s.history.back();
    record.kl = 0; // kl belongs to the last training batch
    record.loss = *loss;
    s.validations.push_back(record);
    return record;
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
}

void Trainer::setEpochs(int epochs)
{
    setRecipeValue(m_state->recipe, "epochs", std::to_string(epochs));
}

void Trainer::startFrom(const std::string& weights)
{
    convertingErrors([&] {
        State& s = *m_state;
        if (s.steps() > 0)
            throw Error(
                PLAYGROUND_TEXT("models", "The network has been trained already. Start over, then load %1."),
                {weights});
        std::error_code ignored;
        const std::filesystem::path named = modelFolderOf(weights);
        const auto file = std::filesystem::is_directory(named, ignored) ? weightsFileIn(named) : named;
        s.network->loadFile(readWeights(file), file.string());
        if (s.average)
            s.average->setWeights(copyOfWeights(*s.network), file.string());
    });
}

std::shared_ptr<const Snapshot> Trainer::snapshot() const
{
    return convertingErrors([&] {
        const State& s = *m_state;
        std::shared_ptr<const Snapshot> averaged;
        if (s.average)
            averaged = std::make_shared<WeightsSnapshot>(s.steps(), s.average->weights());
        return std::make_shared<WeightsSnapshot>(s.steps(), copyOfWeights(*s.network), averaged);
    });
}

void Trainer::save(const std::string& runFolder) const
{
    convertingErrors([&] {
        State& s = *m_state;
        const State::GoodState current = s.currentState();
        const bool currentIsGood = s.good.weights.empty() || s.nextLossIsFinite(current);
        const State::GoodState& kept = currentIsGood ? current : s.good;
        const auto until = [&](const std::vector<StepRecord>& records) {
            std::vector<StepRecord> result;
            for (const StepRecord& record : records) {
                if (record.step <= kept.steps)
                    result.push_back(record);
            }
            return result;
        };
        saveCodec(*s.dataset, runFolder);
        writeRun(runFolder,
            {s.recipe, s.network->config(), kept.weights, kept.optimizer, kept.random, kept.averages,
                until(s.history), until(s.validations), s.dataset->count, s.network->fileNames(kept.weights),
                s.network->fileNames(kept.averages)});
    });
}

std::unique_ptr<Trainer> Trainer::resume(
    const std::string& runFolder, std::shared_ptr<const Dataset> dataset, const std::string& device)
{
    return convertingErrors([&] {
        SavedRun saved = readRun(runFolder);
        if (saved.imageCount != dataset->count && !saved.compact)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: the run was trained on %2 images, the data set has %3. Use the same data."),
                {runFolder, std::to_string(saved.imageCount), std::to_string(dataset->count)});
        requireSameClasses(saved.recipe, *dataset, runFolder);
        auto trainer = std::make_unique<Trainer>(saved.recipe, std::move(dataset), device);
        State& s = *trainer->m_state;
        if (saved.compact) {
            s.network->loadFile(saved.weights, runFolder);
            if (s.average)
                s.average->setWeights(copyOfWeights(*s.network), runFolder);
        } else {
            loadWeights(*s.network, saved.weights, runFolder);
            s.adam.setState(saved.optimizer, runFolder);
            s.stream.setState(saved.random, s.imageCount(), runFolder);
            if (s.average)
                s.average->setWeights(saved.averages, runFolder);
        }
        s.history = std::move(saved.history);
        s.validations = std::move(saved.validations);
        return trainer;
    });
}

} // namespace playground
