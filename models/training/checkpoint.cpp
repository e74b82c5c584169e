// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/checkpoint.h"

#include "models/api/error.h"
#include "models/files/atomic_file.h"
#include "models/files/losses_csv.h"
#include "models/files/model_directory.h"

#include <charconv>
#include <filesystem>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

constexpr const char* weightPrefix = "weights.";
constexpr const char* optimizerPrefix = "optimizer.";

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
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the checkpoint does not say its \"%2\". Start the run anew."),
            {path.string(), key});
    return value;
}
} // namespace

void writeRun(const std::string& folder, const SavedRun& run)
{
    const fs::path path = folder;
    writeFileAtomically(path / "recipe.json", recipeToJson(run.recipe));
    writeLosses(path / "losses.csv", run.history);
    writeModelDirectory(path / "model", {run.networkConfig, run.weights});

    TensorFile checkpoint;
    appendPrefixed(checkpoint.tensors, run.weights, weightPrefix);
    appendPrefixed(checkpoint.tensors, run.optimizer, optimizerPrefix);
    checkpoint.metadata = {{"step", std::to_string(run.history.size())},
        {"images", std::to_string(run.imageCount)}, {"recipe", recipeToJson(run.recipe)}};
    writeSafetensors(checkpointFile(path), checkpoint);
}

SavedRun readRun(const std::string& folder)
{
    const fs::path path = folder;
    const fs::path file = checkpointFile(path);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: there is no checkpoint to go on from. Train without --resume."),
            {folder});
    const TensorFile checkpoint = readSafetensors(file);
    const auto recipe = checkpoint.metadata.find("recipe");
    if (recipe == checkpoint.metadata.end())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the checkpoint does not say its \"%2\". Start the run anew."),
            {file.string(), "recipe"});

    SavedRun run;
    run.recipe = parseRecipe(recipe->second, file.string());
    run.imageCount = wholeNumber(checkpoint, "images", file);
    run.weights = withPrefix(checkpoint.tensors, weightPrefix);
    run.optimizer = withPrefix(checkpoint.tensors, optimizerPrefix);
    run.history = readLosses(path / "losses.csv");
    // losses.csv is written before the checkpoint: after a crash between the two it is ahead, never behind.
    const auto steps = static_cast<std::size_t>(wholeNumber(checkpoint, "step", file));
    if (run.history.size() < steps)
        throw Error(PLAYGROUND_TEXT(
                        "models", "%1: losses.csv ends at step %2, the checkpoint stands at %3. Start anew."),
            {folder, std::to_string(run.history.size()), std::to_string(steps)});
    run.history.resize(steps);
    return run;
}

} // namespace playground
