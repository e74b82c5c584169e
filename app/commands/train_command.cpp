// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/train_command.h"

#include "app/commands/interruption.h"
#include "app/commands/notices.h"
#include "app/commands/train_report.h"
#include "app/training/run_lock.h"
#include "app/training/run_snapshots.h"
#include "app/training/trained_runs.h"
#include "app/training/training_image_writer.h"
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/recipe_fields.h"
#include "models/api/saved_model.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include <unistd.h>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

/// True if losses.csv has at least one line after its header.
bool hasLosses(const fs::path& file)
{
    std::ifstream losses(file);
    std::string line;
    return std::getline(losses, line) && std::getline(losses, line);
}

/// True if the folder contains a run. The checkpoint is written last, so a folder without checkpoint and
/// losses is an interrupted first save, which contains no steps that could be lost.
bool holdsRun(const std::string& folder)
{
    const fs::path path = folder;
    std::error_code ignored;
    return fs::exists(path / "recipe.json", ignored)
        && (fs::exists(path / "checkpoint" / "checkpoint.safetensors", ignored)
            || hasLosses(path / "losses.csv"));
}

void applySetting(Recipe& recipe, const std::string& setting)
{
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
        throw Error(PLAYGROUND_TEXT("models", "--set %1: write KEY=VALUE, e.g. batch_size=64."), {setting});
    setRecipeValue(recipe, setting.substr(0, equals), setting.substr(equals + 1));
}

Recipe recipeOf(const TrainOptions& options)
{
    Recipe recipe = loadRecipe(options.recipe.empty() ? recipes().front().name : options.recipe);
    for (const std::string& setting : options.settings)
        applySetting(recipe, setting);
    if (options.seed)
        setRecipeValue(recipe, "seed", std::to_string(*options.seed));
    if (options.epochs)
        setRecipeValue(recipe, "epochs", std::to_string(*options.epochs));
    return recipe;
}

/// A trainer with its data set and the lock of its run folder.
struct Training {
    std::shared_ptr<const Dataset> dataset;
    std::unique_ptr<Trainer> trainer;
    std::unique_ptr<RunLock> lock;
};

std::unique_ptr<RunLock> lockOf(const std::string& run)
{
    auto lock = RunLock::take(run);
    if (!lock)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 is open in another window or command. Close it there, or choose another folder."),
            {run});
    return lock;
}

void refuseRunIn(const std::string& folder)
{
    if (holdsRun(folder))
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 already contains a run. Continue it with --resume, or choose another folder."),
            {folder});
}

Training begin(const TrainOptions& options)
{
    refuseRunIn(options.run);
    const Recipe wanted = recipeOf(options);
    const auto [recipe, notices]
        = options.weights.empty() ? FittedRecipe{wanted, {}} : recipeForWeights(options.weights, wanted);
    checkRecipe(recipe);
    printNotices(notices);
    auto dataset = loadDataset(datasetRequest(recipe));
    auto trainer = std::make_unique<Trainer>(recipe, dataset, options.device);
    if (!options.weights.empty())
        trainer->startFrom(options.weights);
    std::error_code ignored;
    fs::create_directories(options.run, ignored);
    auto lock = lockOf(options.run);
    refuseRunIn(options.run); // another command may have started one since the first check
    trainer->save(options.run); // reports an unwritable folder before training starts
    return {std::move(dataset), std::move(trainer), std::move(lock)};
}

// A resumed run keeps its recipe; only the fields that may change during training can be set.
void applyLiveSetting(Trainer& trainer, const std::string& setting)
{
    Recipe changed = trainer.recipe();
    applySetting(changed, setting);
    const std::string key = setting.substr(0, setting.find('='));
    const auto& fields = recipeFields();
    if (std::none_of(
            fields.begin(), fields.end(), [&](const RecipeField& f) { return f.key == key && f.live; }))
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1 cannot change in a resumed run. Leave it out, or start a new run without --resume."),
            {key});
    trainer.setLearningRate(changed.optimizer.learningRate);
    trainer.setEpochs(changed.epochs);
}

Training resumeTraining(const TrainOptions& options)
{
    if (!options.recipe.empty() || options.seed || !options.weights.empty())
        throw Error(
            PLAYGROUND_TEXT("models",
                "--resume uses the run's own recipe and weights. Leave out --recipe, --seed and --weights."),
            {});
    const std::string name = fs::path(options.run).filename().string();
    if (std::error_code ignored; !fs::exists(options.run, ignored) && !trainedRuns::folderOf(name).empty())
        trainedRuns::copy(name, options.run);
    if (!holdsRun(options.run))
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 contains no run to continue. Choose another folder, or leave out --resume."),
            {options.run});
    auto lock = lockOf(options.run);
    auto dataset = loadDataset(datasetRequest(loadRecipe(options.run), options.run));
    auto trainer = Trainer::resume(options.run, dataset, options.device);
    for (const std::string& setting : options.settings)
        applyLiveSetting(*trainer, setting);
    if (options.epochs)
        trainer->setEpochs(*options.epochs);
    return {std::move(dataset), std::move(trainer), std::move(lock)};
}

void validateIfDue(Trainer& trainer, TrainReport& report, const Interruption& interruption)
{
    while (trainer.validationDue() && !interruption.requested()) {
        if (const auto record = trainer.validate())
            report.validation(*record);
    }
}

TrainReport::Style styleOf(const TrainOptions& options)
{
    if (options.json)
        return TrainReport::Style::Json;
    return isatty(STDOUT_FILENO) != 0 ? TrainReport::Style::Terminal : TrainReport::Style::Plain;
}

/// Steps between `first` and `last` for `count` snapshots: in equal ratios, as most is learned early.
std::set<std::int64_t> keptSteps(int count, std::int64_t first, std::int64_t last)
{
    std::set<std::int64_t> steps;
    const double all = static_cast<double>(last - first);
    for (int i = 1; i <= count; ++i)
        steps.insert(first + std::llround(std::pow(all, static_cast<double>(i) / (count + 1))));
    return steps;
}
} // namespace

int runTrain(const TrainOptions& options)
{
    useThreads(options.threads > 0 ? options.threads : physicalCores());
    const Training training = options.resume ? resumeTraining(options) : begin(options);
    const std::unique_ptr<Trainer>& trainer = training.trainer;
    TrainingImageWriter pictures(trainer->recipe(), training.dataset, options.device);
    const std::int64_t lastStep
        = std::min(trainer->totalSteps(), options.steps.value_or(std::numeric_limits<std::int64_t>::max()));

    RunSnapshots snapshots;
    snapshots.begin(*trainer->snapshot(), {});
    const std::set<std::int64_t> kept = keptSteps(options.snapshots, trainer->stepsDone(), lastStep);
    const Interruption interruption;
    TrainReport report(styleOf(options), *trainer, lastStep);
    report.started();
    report.data(*training.dataset);
    validateIfDue(*trainer, report, interruption); // the run may have been saved before a pending validation
    constexpr double saveEverySeconds = 60;
    double savedAt = trainer->secondsDone();
    while (trainer->stepsDone() < lastStep && !interruption.requested()) {
        StepRecord record;
        try {
            record = trainer->step();
            report.step(record);
            if (kept.contains(record.step)) {
                snapshots.add(trainer->snapshot());
                snapshots.write(options.run);
            }
            if (pictures.dueAfter(record))
                pictures.write(record, *trainer, options.run);
        } catch (const Error&) {
            trainer->save(options.run); // the last good weights
            throw;
        }
        validateIfDue(*trainer, report, interruption);
        if (record.step % trainer->stepsPerEpoch() == 0 || record.seconds - savedAt > saveEverySeconds) {
            trainer->save(options.run);
            training.lock->refresh();
            savedAt = record.seconds;
        }
    }
    trainer->save(options.run);
    report.finished(options.run, interruption.requested());
    return 0;
}

} // namespace playground
