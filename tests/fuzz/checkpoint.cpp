// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints. An accepted checkpoint survives a round trip; a run of the corpus's recipe resumes from it.
#include "models/runs/checkpoint.h"

#include "models/api/check_recipe.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/tensors.h"

using namespace playground;

namespace
{
/// The network that corpus/make.sh trains.
constexpr auto tinyNetwork = R"({"down_channels":[1,1,1]})";
constexpr int tinySize = 4;

std::shared_ptr<const Dataset> tinyDataset(std::int64_t count)
{
    auto dataset = std::make_shared<Dataset>();
    dataset->count = static_cast<int>(count);
    dataset->channels = 1;
    dataset->height = dataset->width = tinySize;
    dataset->pixels.assign(static_cast<std::size_t>(count * tinySize * tinySize), 0);
    return dataset;
}

bool isTiny(const SavedRun& run)
{
    const Recipe& recipe = run.recipe;
    return recipe.network.name == "DliUNet" && recipe.network.config == tinyNetwork && !isLatent(recipe)
        && recipe.dataset.imageSize == tinySize && run.imageCount > 0 && run.imageCount <= 100'000;
}

void requireSameAfterWriting(SavedRun run)
{
    const auto folder = (fuzz::folder() / "copy").string();
    run.networkConfig = {{"_class_name", "DliUNet"}};
    writeRun(folder, run);
    const SavedRun again = readRun(folder);
    fuzz::require(again.recipe == run.recipe && again.imageCount == run.imageCount,
        "the recipe changed in a round trip");
    fuzz::require(fuzz::same(again.weights, run.weights) && fuzz::same(again.optimizer, run.optimizer)
            && fuzz::same(again.random, run.random) && fuzz::same(again.averages, run.averages),
        "the tensors changed in a round trip");
    fuzz::require(
        again.history.size() == run.history.size() && again.validations.size() == run.validations.size(),
        "the losses changed in a round trip");
}
} // namespace

FUZZ_TARGET(bytes)
{
    std::filesystem::create_directories(fuzz::folder() / "run" / "checkpoint");
    fuzz::inFile("run/checkpoint/checkpoint.safetensors", bytes);
    const auto folder = (fuzz::folder() / "run").string();
    SavedRun run;
    if (!fuzz::accepts([&] { run = readRun(folder); }))
        return;
    requireSameAfterWriting(run);
    if (!isTiny(run))
        return;
    fuzz::accepts([&] {
        const auto trainer = Trainer::resume(folder, tinyDataset(run.imageCount), "cpu");
        fuzz::require(
            trainer->stepsDone() == static_cast<std::int64_t>(run.history.size()), "resumes at another step");
    });
}
