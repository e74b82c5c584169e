// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/saved_model.h"

#include "models/api/error.h"
#include "models/data/encode.h"
#include "models/diffusion/samplers/adopted_scheduler.h"
#include "models/diffusion/samplers/scheduler_config.h"
#include "models/files/losses_csv.h"
#include "models/files/model_directory.h"
#include "models/files/run_folder.h"
#include "models/nets/saved_network.h"
#include "models/nets/vae_config.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/recipes/network_config.h"
#include "models/sampling/sampler_catalogue.h"
#include "models/tensors/torch_errors.h"
#include "models/training/weights_snapshot.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <utility>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

/// The autoencoder that goes with a network in its latents: beside it, as a run keeps it or diffusers'
/// pipelines, or inside its folder, where it was exported alone. Empty: there is none.
fs::path vaeBeside(const fs::path& model)
{
    std::error_code ignored;
    const fs::path whole = fs::absolute(model).lexically_normal();
    const fs::path own = whole.has_filename() ? whole : whole.parent_path();
    for (const fs::path& folder :
        {own.parent_path() / RunFolder::vae, own.parent_path() / "vqvae", own / RunFolder::vae}) {
        if (fs::exists(folder / ModelDirectory::configName, ignored))
            return folder;
    }
    return {};
}

std::shared_ptr<const Dataset> shapeOf(const Recipe& recipe, int channels, const fs::path& modelFolder)
{
    auto shape = std::make_shared<Dataset>();
    shape->name = recipe.dataset.name;
    shape->channels = channels;
    shape->height = recipe.dataset.imageSize;
    shape->width = recipe.dataset.imageSize;
    if (recipe.conditioning.classes)
        shape->classNames = datasetClasses(recipe.dataset.name);
    if (!isLatent(recipe))
        return shape;
    const fs::path vae = vaeBeside(modelFolder);
    if (vae.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the network works in an autoencoder's latents, and the folder vae that belongs "
                        "beside it is missing. Copy it there."),
            {modelFolder.string()});
    shape->codec = loadCodec(vae, recipe.dataset.imageSize);
    shape->channels = shape->codec->pictures().channels;
    return shape;
}

SavedModel modelOf(const Recipe& recipe, const Network& loaded, std::int64_t step, const std::string& folder)
{
    SavedModel model;
    model.recipe = recipe;
    model.pictures = shapeOf(recipe, loaded.config().at("in_channels"), folder);
    const NamedTensors weights = namedWeights(loaded);
    loadWeights(*networkFor(recipe, *model.pictures), weights, folder); // names what does not fit the recipe
    model.snapshot = std::make_shared<WeightsSnapshot>(step, weights);
    return model;
}

int sizeDivisorOf(const fs::path& vae)
{
    return vae.empty() ? 1 : static_cast<int>(VaeConfig::fromJson(readModelConfig(vae)).sizeDivisor());
}

int classEmbeddings(const nlohmann::json& config)
{
    const auto field = config.find("num_class_embeds");
    return field != config.end() && field->is_number_integer() ? field->get<int>() : 0;
}

/// Throws Error unless the network of a config.json is told of as many classes as the recipe says.
void checkClasses(const Recipe& recipe, const nlohmann::json& config, const std::string& folder)
{
    const int classes = classCountOf(recipe);
    const int expected = classes > 0 ? classes + 1 : 0; // one more for "no class"
    if (const int has = classEmbeddings(config); has != expected)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: field \"num_class_embeds\" is %2, but the recipe's classes make it %3. Take the "
                        "recipe that the model was trained by."),
            {folder, std::to_string(has), std::to_string(expected)});
}

/// The recipe's words for a network that a config.json describes.
/// `enlargedBy`: a picture's size over that of what the network sees.
void setNetwork(Recipe& recipe, const nlohmann::json& config, int enlargedBy)
{
    recipe.network.name = config.at("_class_name");
    nlohmann::json own = config;
    for (const char* key :
        {"in_channels", "out_channels", "image_size", "sample_size", "class_embed_type", "num_class_embeds"})
        own.erase(key);
    for (auto field = own.begin(); field != own.end();)
        field = field.key().starts_with('_') ? own.erase(field) : std::next(field);
    recipe.network.config = own.dump();
    for (const char* key : {"sample_size", "image_size"}) {
        if (config.contains(key) && config.at(key).is_number_integer())
            recipe.dataset.imageSize = config.at(key).get<int>() * enlargedBy;
    }
}

std::optional<fs::path> schedulerBeside(const fs::path& folder)
{
    std::error_code ignored;
    for (const fs::path& file :
        {folder / "scheduler_config.json", folder / ".." / "scheduler" / "scheduler_config.json"}) {
        if (fs::exists(file, ignored))
            return file;
    }
    return {};
}

/// What a scheduler_config.json says of the training, as a recipe. Its pictures are in -1..1.
struct SchedulerBeside {
    FittedRecipe fitted;
    bool knownNoise = true; ///< false: it says nothing of a noise that is known here
    nlohmann::json limits; ///< SavedModel::limits
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
                PLAYGROUND_TEXT("models", "%1: holds no run. Name the folder that train --run was given."),
                {runFolder});
        const fs::path weights = folder / (which == RunWeights::Averaged ? "model_ema" : "model");
        if (which == RunWeights::Averaged && !fs::exists(weights, ignored))
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: keeps no averaged weights (ema.decay is 0). Sample the last ones."),
                {runFolder});
        const auto network = loadNetwork(weights);
        const std::vector<StepRecord> losses = readLosses(folder / "losses.csv");
        return modelOf(
            loadRecipe(runFolder), *network, losses.empty() ? 0 : losses.back().step, weights.string());
    });
}

SavedModel loadModel(const std::string& modelFolder, const std::string& recipeName)
{
    return convertingErrors([&] {
        const auto network = loadNetwork(modelFolder);
        const std::optional<fs::path> scheduler = schedulerBeside(modelFolder);
        if (recipeName.empty() && !scheduler)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: does not say how the model was trained. Give --recipe, or put a "
                            "scheduler_config.json there."),
                {modelFolder});
        SchedulerBeside beside;
        if (!recipeName.empty())
            beside.fitted.recipe = loadRecipe(recipeName);
        else if (beside = readSchedulerFile(*scheduler); !beside.knownNoise)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: says nothing of a noise that is known here. Give --recipe, which says how the "
                    "model was trained."),
                {scheduler->string()});
        Recipe& recipe = beside.fitted.recipe;
        const fs::path vae = vaeBeside(modelFolder);
        if (recipeName.empty())
            recipe.dataset.vae = vae.string(); // a pipeline that has one works in its latents
        setNetwork(recipe, network->config(), isLatent(recipe) ? sizeDivisorOf(vae) : 1);
        checkClasses(recipe, network->config(), modelFolder);
        SavedModel model = modelOf(recipe, *network, 0, modelFolder);
        model.notices = std::move(beside.fitted.notices);
        model.limits = beside.limits.is_null() ? "{}" : beside.limits.dump();
        return model;
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

FittedRecipe recipeForWeights(const std::string& weights, const Recipe& recipe)
{
    std::error_code ignored;
    const bool isFolder = fs::is_directory(weights, ignored);
    const fs::path folder = isFolder ? fs::path(weights) : fs::absolute(weights).parent_path();
    FittedRecipe result{recipe, {}};
    Recipe& fitted = result.recipe;
    const auto takeNoise = [&fitted](const Recipe& from) {
        fitted.corruption = from.corruption;
        fitted.predictionType = from.predictionType;
        fitted.dataset.range = from.dataset.range;
    };
    const fs::path vae = vaeBeside(folder);
    if (isFolder || fs::exists(folder / ModelDirectory::configName, ignored)) {
        const nlohmann::json config = readModelConfig(folder);
        setNetwork(fitted, config, sizeDivisorOf(vae));
        fitted.conditioning.classes = classEmbeddings(config) > 0;
        checkClasses(fitted, config, folder.string());
    }
    const std::string name = folder.filename().string();
    const bool ofRun
        = (name == "model" || name == "model_ema") && fs::exists(folder / ".." / "recipe.json", ignored);
    if (ofRun || !vae.empty())
        fitted.dataset.vae = vae.string(); // the weights know its latents alone
    else if (isLatent(recipe))
        fitted.dataset.imageSize = recipe.dataset.imageSize; // the config.json says the latents'
    if (ofRun) {
        const Recipe run = loadRecipe((folder / "..").string());
        takeNoise(run);
        fitted.network = run.network;
        fitted.dataset.imageSize = run.dataset.imageSize; // BasicUNet's config.json says none
    } else if (const auto scheduler = schedulerBeside(folder)) {
        SchedulerBeside beside = readSchedulerFile(*scheduler);
        result.notices = std::move(beside.fitted.notices);
        if (beside.knownNoise)
            takeNoise(beside.fitted.recipe);
        else
            result.notices.push_back({PLAYGROUND_TEXT("models",
                                          "%1: says nothing of a noise that is known here. The recipe's was "
                                          "kept."),
                {scheduler->string()}});
    }
    return result;
}

} // namespace playground
