// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/checkpoint.h"

#include "models/api/error.h"
#include "models/api/recipe_fields.h"
#include "models/files/atomic_file.h"
#include "models/files/run_folder.h"
#include "models/runs/losses_csv.h"
#include "models/runs/weight_prefixes.h"

#include <ATen/ATen.h>

#include <charconv>
#include <filesystem>
#include <limits>
#include <map>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

constexpr const char* optimizerPrefix = "optimizer.";
constexpr const char* randomPrefix = "random.";
constexpr const char* compactKey = "compact";

fs::path checkpointFile(const fs::path& folder)
{
    return folder / "checkpoint" / "checkpoint.safetensors";
}

void appendPrefixed(NamedTensors& to, const NamedTensors& from, const std::string& prefix)
{
    for (const auto& [name, tensor] : from)
        to.emplace_back(prefix + name, tensor);
}

NamedTensors withPrefix(const NamedTensors& all, const std::string& prefix)
{
    NamedTensors result;
    for (const auto& [name, tensor] : all) {
        if (name.starts_with(prefix))
            result.emplace_back(name.substr(prefix.size()), tensor);
    }
    return result;
}

std::int64_t wholeNumber(const TensorFile& file, const std::string& key, const fs::path& path)
{
    const auto found = file.metadata.find(key);
    std::int64_t value = -1;
    if (found != file.metadata.end()) {
        const char* end = found->second.data() + found->second.size();
        const auto [stop, code] = std::from_chars(found->second.data(), end, value);
        if (code != std::errc() || stop != end)
            value = -1;
    }
    if (value < 0)
        throw Error(PLAYGROUND_TEXT("models", "%1: the checkpoint lacks \"%2\". Restart the run."),
            {path.string(), key});
    return value;
}

void appendValidations(NamedTensors& to, const std::vector<StepRecord>& validations)
{
    std::vector<std::int64_t> steps;
    std::vector<double> losses;
    for (const StepRecord& record : validations) {
        steps.push_back(record.step);
        losses.push_back(record.loss);
    }
    to.emplace_back("validation.step", at::tensor(steps, at::kLong));
    to.emplace_back("validation.loss", at::tensor(losses, at::kDouble));
}

void appendHistory(NamedTensors& to, const std::vector<StepRecord>& history)
{
    std::vector<std::int64_t> epochs;
    std::vector<double> seconds;
    std::vector<double> losses;
    std::vector<double> divergences;
    for (const StepRecord& record : history) {
        epochs.push_back(record.epoch);
        seconds.push_back(record.seconds);
        losses.push_back(record.loss);
        divergences.push_back(record.kl);
    }
    to.emplace_back("history.epoch", at::tensor(epochs, at::kLong));
    to.emplace_back("history.seconds", at::tensor(seconds, at::kDouble));
    to.emplace_back("history.loss", at::tensor(losses, at::kDouble));
    to.emplace_back("history.kl", at::tensor(divergences, at::kDouble));
}

/// Reads and checks the vectors of a checkpoint. All columns of one reader must have the same length.
class ColumnReader
{
public:
    ColumnReader(const TensorFile& file, const fs::path& path)
        : m_given(file.tensors.begin(), file.tensors.end())
        , m_path(path)
    {
    }

    torch::Tensor column(const std::string& name, at::ScalarType type)
    {
        const auto found = m_given.find(name);
        if (found == m_given.end() || found->second.scalar_type() != type || found->second.dim() != 1
            || (m_count >= 0 && found->second.size(0) != m_count))
            throw Error(PLAYGROUND_TEXT("models", "%1: the checkpoint lacks \"%2\". Restart the run."),
                {m_path.string(), name});
        m_count = found->second.size(0);
        return found->second;
    }

    /// False for columns that earlier versions did not write.
    bool has(const std::string& name) const { return m_given.contains(name); }

    void require(const std::string& name, const torch::Tensor& good) const
    {
        if (!good.all().item<bool>())
            throw Error(PLAYGROUND_TEXT("models", "%1: \"%2\" holds an invalid number. Restart the run."),
                {m_path.string(), name});
    }

    std::int64_t count() const { return m_count; }

private:
    std::map<std::string, torch::Tensor> m_given;
    fs::path m_path;
    std::int64_t m_count = -1; ///< length of the first column; -1 before it is read
};

std::vector<StepRecord> readHistory(const TensorFile& file, const fs::path& path)
{
    ColumnReader reader(file, path);
    const torch::Tensor epochs = reader.column("history.epoch", at::kLong);
    const torch::Tensor seconds = reader.column("history.seconds", at::kDouble);
    const torch::Tensor losses = reader.column("history.loss", at::kDouble);
    const torch::Tensor divergences
        = reader.has("history.kl") ? reader.column("history.kl", at::kDouble) : at::zeros_like(losses);
    reader.require("history.epoch", (epochs >= 1) & (epochs <= std::numeric_limits<int>::max()));
    reader.require("history.seconds", at::isfinite(seconds) & (seconds >= 0));
    reader.require("history.loss", at::isfinite(losses));
    reader.require("history.kl", at::isfinite(divergences));
    std::vector<StepRecord> history;
    for (std::int64_t i = 0; i < reader.count(); ++i)
        history.push_back({i + 1, static_cast<int>(epochs.data_ptr<std::int64_t>()[i]),
            seconds.data_ptr<double>()[i], losses.data_ptr<double>()[i], divergences.data_ptr<double>()[i]});
    return history;
}

/// Epoch and time are taken from the history record of the same step.
std::vector<StepRecord> readValidations(
    const TensorFile& file, const fs::path& path, const std::vector<StepRecord>& history)
{
    ColumnReader reader(file, path);
    const torch::Tensor steps = reader.column("validation.step", at::kLong);
    const torch::Tensor losses = reader.column("validation.loss", at::kDouble);
    const auto last = static_cast<std::int64_t>(history.size());
    reader.require("validation.step", (steps >= 1) & (steps <= last));
    reader.require("validation.step", steps.diff() > 0);
    std::vector<StepRecord> validations;
    for (std::int64_t i = 0; i < reader.count(); ++i) {
        const std::int64_t step = steps.data_ptr<std::int64_t>()[i];
        validations.push_back(history[static_cast<std::size_t>(step - 1)]);
        validations.back().loss = losses.data_ptr<double>()[i];
        validations.back().kl = 0; // same as in Trainer::validate()
    }
    return validations;
}
} // namespace

void writeRun(const std::string& folder, const SavedRun& run)
{
    const fs::path path = folder;
    writeFileAtomically(path / "recipe.json", recipeToJson(run.recipe));
    writeLosses(path / "losses.csv", run.history);
    const bool validated = run.recipe.validationCount > 0;
    if (validated)
        writeLosses(path / "validation.csv", run.validations);
    writeModelDirectory(path / RunFolder::model, {run.networkConfig, run.model});
    if (!run.averages.empty())
        writeModelDirectory(path / RunFolder::averagedModel, {run.networkConfig, run.averagedModel});

    TensorFile checkpoint;
    appendPrefixed(checkpoint.tensors, run.weights, weightPrefix);
    appendPrefixed(checkpoint.tensors, run.optimizer, optimizerPrefix);
    appendPrefixed(checkpoint.tensors, run.random, randomPrefix);
    appendPrefixed(checkpoint.tensors, run.averages, averagePrefix);
    appendHistory(checkpoint.tensors, run.history);
    if (validated)
        appendValidations(checkpoint.tensors, run.validations);
    checkpoint.metadata = {{"images", std::to_string(run.imageCount)}, {"recipe", recipeToJson(run.recipe)}};
    writeSafetensors(checkpointFile(path), checkpoint);
}

void writeCompactCheckpoint(const std::string& folder, const SavedRun& run, const ModelDirectory& model)
{
    const fs::path path = folder;
    writeFileAtomically(path / RunFolder::recipe, recipeToJson(run.recipe));
    writeLosses(path / "losses.csv", run.history);
    writeModelDirectory(path / RunFolder::model, model);
    TensorFile checkpoint;
    if (run.recipe.validationCount > 0)
        appendValidations(checkpoint.tensors, run.validations);
    checkpoint.metadata = {{"images", std::to_string(run.imageCount)}, {"recipe", recipeToJson(run.recipe)},
        {compactKey, "true"}};
    writeSafetensors(checkpointFile(path), checkpoint);
}

SavedRun readRun(const std::string& folder)
{
    const fs::path path = folder;
    const fs::path file = checkpointFile(path);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: there is no checkpoint to continue from. Train without --resume."),
            {folder});
    const TensorFile checkpoint = readSafetensors(file);
    const auto recipe = checkpoint.metadata.find("recipe");
    if (recipe == checkpoint.metadata.end())
        throw Error(PLAYGROUND_TEXT("models", "%1: the checkpoint lacks \"%2\". Restart the run."),
            {file.string(), "recipe"});

    SavedRun run;
    run.recipe = parseRecipe(recipe->second, file.string());
    run.imageCount = wholeNumber(checkpoint, "images", file);
    run.compact = checkpoint.metadata.contains(compactKey);
    run.weights = run.compact ? readModelDirectory(path / RunFolder::model).weights
                              : withPrefix(checkpoint.tensors, weightPrefix);
    run.optimizer = withPrefix(checkpoint.tensors, optimizerPrefix);
    run.random = withPrefix(checkpoint.tensors, randomPrefix);
    run.averages = withPrefix(checkpoint.tensors, averagePrefix);
    run.history = run.compact ? readLosses(path / "losses.csv") : readHistory(checkpoint, file);
    if (run.recipe.validationCount > 0)
        run.validations = readValidations(checkpoint, file, run.history);
    return run;
}

} // namespace playground
