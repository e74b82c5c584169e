// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/saved_model.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/sampler_options.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "models/data/latent_encoding.h"
#include "models/files/model_directory.h"
#include "models/files/pipeline_folder.h"
#include "models/files/run_folder.h"
#include "models/files/weight_files.h"
#include "models/nets/load_network.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/recipes/network_config.h"
#include "models/runs/losses_csv.h"
#include "models/runs/weights_snapshot.h"
#include "models/samplers/adopted_scheduler.h"
#include "models/samplers/scheduler_factory.h"
#include "models/sampling/configured_sampler.h"
#include "models/sampling/model_fields.h"
#include "models/tensors/torch_errors.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <utility>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

/// The autoencoder of a network that works in its latents: next to the network, as in runs and diffusers'
/// pipelines, or inside its folder if it was exported alone. Empty: none.
fs::path vaeBeside(const fs::path& model)
{
    const fs::path whole = fs::absolute(model).lexically_normal();
    const fs::path own = whole.has_filename() ? whole : whole.parent_path();
    const fs::path beside = autoencoderIn(own.parent_path());
    if (beside == own) // the model is the autoencoder itself
        return {};
    return beside.empty() ? autoencoderIn(own) : beside;
}

std::shared_ptr<const Dataset> shapeOf(const Recipe& recipe, int channels, const fs::path& modelFolder)
{
    auto shape = std::make_shared<Dataset>();
    shape->name = recipe.dataset.name;
    shape->channels = channels;
    shape->height = recipe.dataset.imageSize;
    shape->width = recipe.dataset.width();
    shape->classNames = classNamesOf(recipe);
    if (!isLatent(recipe))
        return shape;
    const fs::path vae = vaeBeside(modelFolder);
    if (vae.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the network works in an autoencoder's latents, and the folder vae that belongs "
                        "beside it is missing. Copy it there."),
            {modelFolder.string()});
    shape->codec = loadCodec(vae, recipe.dataset.imageSize, recipe.dataset.width());
    shape->channels = shape->codec->pictures().channels;
    return shape;
}

SavedModel modelOf(const Recipe& recipe, const Network& loaded, std::int64_t step, const std::string& folder)
{
    SavedModel model;
    model.recipe = recipe;
    model.pictures = shapeOf(recipe, loaded.config().at("in_channels"), folder);
    const NamedTensors weights = namedWeights(loaded);
    loadWeights(*buildNetwork(recipe, *model.pictures), weights, folder); // throws if they do not fit
    model.snapshot = std::make_shared<WeightsSnapshot>(step, weights);
    return model;
}

std::optional<fs::path> schedulerBeside(const fs::path& folder)
{
    std::error_code ignored;
    for (const fs::path& file :
        {folder / "scheduler_config.json", folder / "scheduler" / "scheduler_config.json",
            folder / ".." / "scheduler" / "scheduler_config.json"}) {
        if (fs::exists(file, ignored))
            return file;
    }
    return {};
}

/// The training setup described by a scheduler_config.json, as a recipe. The range is always -1..1.
struct SchedulerBeside {
    FittedRecipe fitted;
    bool knownNoise = true; ///< false: describes no noise process that is known here
    nlohmann::json limits; ///< see SavedModel::limits
};

SchedulerBeside readSchedulerFile(const fs::path& file)
{
    const nlohmann::json config = readSchedulerConfig(file);
    SchedulerBeside read;
    TrainingNoise noise;
    try {
        noise = trainingNoise(config, read.fitted.notices);
    } catch (const Error& error) {
        throw error.in(file.string());
    }
    for (Text& notice : read.fitted.notices)
        notice.where = file.string();
    read.limits = nlohmann::json::object();
    for (const char* key : {"clip_sample", "clip_sample_range", "thresholding", "dynamic_thresholding_ratio",
             "sample_max_value"}) {
        if (config.contains(key))
            read.limits[key] = config.at(key);
    }
    Recipe& recipe = read.fitted.recipe;
    recipe.name = file.parent_path().filename().string();
    recipe.dataset.range = "-1..1";
    if (noise.kind == TrainingNoise::Kind::Unknown) {
        read.knownNoise = false;
    } else if (noise.kind == TrainingNoise::Kind::Flow) {
        recipe.corruption.name = "flow";
        recipe.predictionType = "velocity";
    } else if (!noise.betas.trainedBetas.empty()) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: field \"%2\" cannot be part of a recipe. Give --recipe instead."),
            {file.string(), "trained_betas"});
    } else {
        recipe.corruption.name = "ddpm";
        recipe.corruption.betaSchedule = noise.betas.betaSchedule;
        recipe.corruption.betaStart = noise.betas.betaStart;
        recipe.corruption.betaEnd = noise.betas.betaEnd;
        recipe.corruption.numTrainTimesteps = static_cast<int>(noise.betas.numTrainTimesteps);
        recipe.corruption.rescaleBetasZeroSnr = noise.betas.rescaleBetasZeroSnr;
        recipe.predictionType = noise.predictionType;
        if (const nlohmann::json variance = config.value("variance_type", nlohmann::json());
            isLearnedVariance(variance))
            recipe.corruption.varianceType = variance;
    }
    return read;
}
} // namespace

SavedModel loadRunModel(const std::string& runFolder, RunWeights which)
{
    return convertingErrors([&] {
        const fs::path folder = runFolder;
        std::error_code ignored;
        if (!fs::exists(folder / "recipe.json", ignored))
            throw Error(
                PLAYGROUND_TEXT("models", "%1: contains no run. Name the folder given to train --run."),
                {runFolder});
        const bool separate = fs::exists(folder / RunFolder::averagedModel, ignored);
        const fs::path weights = folder
            / (which == RunWeights::Averaged && separate ? RunFolder::averagedModel : RunFolder::model);
        const Recipe recipe = loadRecipe(runFolder);
        if (which == RunWeights::Averaged && recipe.ema.decay == 0)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: contains no averaged weights (ema.decay is 0). Sample with the last ones."),
                {runFolder});
        const auto network = loadNetwork(weights);
        const std::vector<StepRecord> losses = readLosses(folder / "losses.csv");
        return modelOf(recipe, *network, losses.empty() ? 0 : losses.back().step, weights.string());
    });
}

bool namesModel(const std::string& path)
{
    std::error_code ignored;
    if (isWeightsFile(path))
        return true;
    const std::string name = fs::path(path).filename().string();
    if (name == ModelDirectory::configName || name == pipelineIndexName)
        return true;
    const auto holds = [&](const char* file) { return fs::exists(fs::path(path) / file, ignored); };
    return !holds(RunFolder::recipe)
        && (holds(ModelDirectory::configName) || holds(pipelineIndexName)
            || fs::exists(fs::path(path) / "unet" / ModelDirectory::configName, ignored));
}

SavedModel loadModel(const std::string& model, const std::string& recipeName, const PictureSize& size)
{
    return convertingErrors([&] {
        const fs::path named = modelFolderOf(model);
        const fs::path path = folderOfModel(named);
        const std::string folder = path.string();
        const auto network = loadNetwork(named);
        const std::optional<fs::path> scheduler = schedulerBeside(path);
        if (recipeName.empty() && !scheduler)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: does not say how the model was trained. Give --recipe, or put a "
                            "scheduler_config.json there."),
                {folder});
        SchedulerBeside beside;
        if (!recipeName.empty())
            beside.fitted.recipe = loadRecipe(recipeName);
        else if (beside = readSchedulerFile(*scheduler); !beside.knownNoise)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: describes no supported noise process. Give --recipe, which describes the training."),
                {scheduler->string()});
        FittedRecipe& fitted = beside.fitted;
        Recipe& recipe = fitted.recipe;
        const fs::path vae = vaeBeside(path);
        if (recipeName.empty())
            recipe.dataset.vae = vae.string(); // a pipeline with an autoencoder works in its latents
        const ModelFields fields(network->config(), folder);
        fields.setNetwork(recipe);
        if (isAutoencoder(recipe))
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: holds an autoencoder, which makes no pictures from noise. Name the folder of "
                    "the network that works in its latents (unet)."),
                {folder});
        fields.setVariance(fitted);
        if (!setSize(recipe.dataset, size)
            && !setSize(recipe.dataset, fields.pictureSize(isLatent(recipe) ? vae : fs::path()))
            && recipeName.empty())
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: does not say how large its pictures are (sample_size). Give --size, e.g. 32, "
                    "or 16x32 for height and width; or --recipe."),
                {folder});
        if (recipeName.empty())
            fields.setClasses(fitted);
        else
            fields.checkClasses(fitted);
        SavedModel result = modelOf(recipe, *network, 0, folder);
        result.notices = std::move(fitted.notices);
        result.limits = beside.limits.is_null() ? "{}" : beside.limits.dump();
        return result;
    });
}

SamplerOptions withLimitsOf(const SavedModel& model, SamplerOptions options)
{
    nlohmann::json config = parseSchedulerConfig(options.config, "sampler.config");
    const nlohmann::json has = usualConfig(options.name, model.recipe);
    const nlohmann::json limits = nlohmann::json::parse(model.limits);
    for (const auto& [key, value] : limits.items()) {
        if (has.contains(key) && !config.contains(key))
            config[key] = value;
    }
    options.config = config.dump();
    return options;
}

namespace
{
/// Copies the noise process for which the weights were trained.
void takeNoise(Recipe& recipe, const Recipe& from)
{
    recipe.corruption = from.corruption;
    recipe.predictionType = from.predictionType;
    recipe.dataset.range = from.dataset.range;
}

/// Sets network, size and classes from the config.json next to the weights.
void takeFields(FittedRecipe& fitted, const fs::path& folder, const fs::path& vae)
{
    const ModelFields fields(readModelConfig(folder), folder.string());
    fields.setNetwork(fitted.recipe);
    if (isAutoencoder(fitted.recipe))
        fitted.recipe.corruption.name = "none"; // it is trained on clean images
    fields.setVariance(fitted);
    if (!setSize(fitted.recipe.dataset, fields.pictureSize(vae)) && fields.mayNameSize())
        fitted.notices.push_back(
            {PLAYGROUND_TEXT(
                 "models", "%1 does not give its image size (sample_size): the recipe's %2x%3 is used."),
                {(folder / ModelDirectory::configName).string(),
                    std::to_string(fitted.recipe.dataset.imageSize),
                    std::to_string(fitted.recipe.dataset.width())}});
    fields.setClassesFor(fitted);
}
} // namespace

FittedRecipe recipeForWeights(const std::string& weights, const Recipe& recipe)
{
    std::error_code ignored;
    const fs::path named = modelFolderOf(weights);
    const bool isFolder = fs::is_directory(named, ignored);
    const fs::path folder = isFolder ? named : fs::absolute(named).parent_path();
    FittedRecipe result{recipe, {}};
    Recipe& fitted = result.recipe;
    const std::string name = folder.filename().string();
    const bool ofRun
        = (name == "model" || name == "model_ema") && fs::exists(folder / ".." / "recipe.json", ignored);
    if (ofRun) {
        takeNoise(fitted, loadRecipe((folder / "..").string()));
    } else if (const auto scheduler = schedulerBeside(folder)) {
        SchedulerBeside beside = readSchedulerFile(*scheduler);
        result.notices = std::move(beside.fitted.notices);
        if (beside.knownNoise)
            takeNoise(fitted, beside.fitted.recipe);
        else
            result.notices.push_back({PLAYGROUND_TEXT("models",
                                          "%1: describes no supported noise process. The recipe's was kept."),
                {scheduler->string()}});
    }
    const fs::path vae = vaeBeside(folder);
    const Recipe::Data wanted = recipe.dataset;
    if (isFolder || fs::exists(folder / ModelDirectory::configName, ignored))
        takeFields(result, folder, vae);
    if (ofRun || !vae.empty())
        fitted.dataset.vae = vae.string(); // the weights only suit its latents
    else if (isLatent(recipe))
        setSize(fitted.dataset, {wanted.imageSize, wanted.width()}); // config.json has the latents' size
    if (ofRun) {
        const Recipe run = loadRecipe((folder / "..").string());
        fitted.network = run.network;
        setSize(fitted.dataset, {run.dataset.imageSize, run.dataset.width()}); // not in BasicUNet's config
    }
    return result;
}

} // namespace playground
