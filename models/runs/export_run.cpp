// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of diffusers 0.40: pipelines/pipeline_utils.py (model_index.json), schedulers/scheduling_ddpm.py.
#include "models/api/export_run.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "models/files/atomic_file.h"
#include "models/files/model_directory.h"
#include "models/files/run_folder.h"
#include "models/files/staged_folder.h"
#include "models/nets/load_network.h"
#include "models/nets/vae.h"
#include "models/nets/weights.h"
#include "models/runs/compact_run.h"
#include "models/tensors/torch_errors.h"

#include <optional>

namespace playground
{

namespace
{
namespace fs = std::filesystem;
using nlohmann::json;

/// The recipe's noise process as a DDPMScheduler; fields that the recipe does not have get diffusers'
/// defaults.
json schedulerConfig(const Recipe& recipe)
{
    const Recipe::Corruption& process = recipe.corruption;
    return {{"_class_name", "DDPMScheduler"}, {"_diffusers_version", diffusersVersion},
        {"num_train_timesteps", process.numTrainTimesteps}, {"beta_start", process.betaStart},
        {"beta_end", process.betaEnd}, {"beta_schedule", process.betaSchedule}, {"trained_betas", nullptr},
        {"variance_type", process.varianceType},
        // Clips to -1..1, which is wrong for data of another range and for latents.
        {"clip_sample", recipe.dataset.range == "-1..1" && !isLatent(recipe)}, {"clip_sample_range", 1.0},
        {"prediction_type", recipe.predictionType}, {"thresholding", false},
        {"dynamic_thresholding_ratio", 0.995}, {"sample_max_value", 1.0}, {"timestep_spacing", "leading"},
        {"steps_offset", 0}, {"rescale_betas_zero_snr", process.rescaleBetasZeroSnr}};
}

void writeJson(const fs::path& file, const json& content)
{
    writeFileAtomically(file, diffusersJson(content, file));
}

void writePipeline(const fs::path& folder, const Recipe& recipe, const ModelDirectory& model)
{
    writeModelDirectory(folder / "unet", model);
    writeJson(folder / "scheduler" / "scheduler_config.json", schedulerConfig(recipe));
    writeJson(folder / "model_index.json",
        {{"_class_name", "DDPMPipeline"}, {"_diffusers_version", diffusersVersion},
            {"scheduler", {"diffusers", "DDPMScheduler"}}, {"unet", {"diffusers", "UNet2DModel"}}});
}

/// In the layout that pipelines/latent_diffusion/pipeline_latent_diffusion_uncond.py reads: it calls every
/// autoencoder "vqvae" and takes the scaling factor from its config.json.
void writeLatentPipeline(
    const fs::path& folder, const Recipe& recipe, const ModelDirectory& model, const ModelDirectory& vae)
{
    writeModelDirectory(folder / "unet", model);
    writeModelDirectory(folder / "vqvae", vae);
    json scheduler = schedulerConfig(recipe);
    scheduler["_class_name"] = "DDIMScheduler";
    scheduler["set_alpha_to_one"] = true;
    scheduler.erase("variance_type");
    writeJson(folder / "scheduler" / "scheduler_config.json", scheduler);
    writeJson(folder / "model_index.json",
        {{"_class_name", "LDMPipeline"}, {"_diffusers_version", diffusersVersion},
            {"scheduler", {"diffusers", "DDIMScheduler"}}, {"unet", {"diffusers", "UNet2DModel"}},
            {"vqvae", {"diffusers", "AutoencoderKL"}}});
}

/// Describes a model directory and why it is not a pipeline.
Text aboutModelDirectory(ExportFormat format, const std::string& folder, const Recipe& recipe,
    const std::string& network, bool known)
{
    if (format == ExportFormat::Safetensors)
        return Text(PLAYGROUND_TEXT("models", "%1: a model directory, config.json and weights."), {folder});
    if (!known)
        return Text(PLAYGROUND_TEXT("models",
                        "%1: diffusers does not know the network %2; this is a plain model directory, "
                        "config.json and weights."),
            {folder, network});
    if (recipe.conditioning.classes)
        return Text(PLAYGROUND_TEXT("models",
                        "%1: diffusers has no pipeline that gives a %2 its class; this is a plain model "
                        "directory, which %2.from_pretrained() reads. The last of its class_labels is \"no "
                        "class\"."),
            {folder, network});
    return Text(PLAYGROUND_TEXT("models",
                    "%1: diffusers has no pipeline for the noise \"%2\"; this is a plain model directory, "
                    "which %3.from_pretrained() reads."),
        {folder, recipe.corruption.name, network});
}

/// For diffusers, a VAE becomes an AutoencoderKL, which is the same network with other names.
ModelDirectory modelFor(const Network& network, ExportFormat format, const Recipe::Data& pictures)
{
    const auto* vae = dynamic_cast<const Vae*>(&network);
    if (vae == nullptr || format != ExportFormat::Diffusers)
        return {network.config(), network.fileNames(namedWeights(network))};
    VaeConfig config = vae->fields();
    config.lansinuoteNames = false;
    config.sampleSize = {pictures.imageSize, pictures.width()};
    return {config.toJson(), namedWeights(network)};
}
} // namespace

Text exportRun(const std::string& run, ExportFormat format, const std::string& folder)
{
    return convertingErrors([&] {
        const fs::path path = run;
        std::error_code ignored;
        if (!fs::exists(path / "recipe.json", ignored))
            throw Error(
                PLAYGROUND_TEXT("models", "%1: contains no run. Name the folder given to train --run."),
                {run});
        if (format == ExportFormat::CompactRun) {
            StagedFolder stage(folder);
            writeCompactRun(path, stage.path());
            stage.commit();
            return Text(
                PLAYGROUND_TEXT("models", "%1: a small copy of the run, in half precision."), {folder});
        }
        const Recipe recipe = loadRecipe(run);
        const std::shared_ptr<Network> network = loadNetwork(path / "model"); // checks every tensor
        const ModelDirectory model = modelFor(*network, format, recipe.dataset);
        const bool known = isDiffusersClass(model.config);
        const bool pipeline = format == ExportFormat::Diffusers && known && recipe.corruption.name == "ddpm"
            && !recipe.conditioning.classes;
        StagedFolder stage(folder);
        std::optional<ModelDirectory> vae;
        if (isLatent(recipe)) // latents cannot be decoded without it
            vae = readModelDirectory(path / RunFolder::vae);
        if (pipeline && vae)
            writeLatentPipeline(stage.path(), recipe, model, *vae);
        else if (pipeline)
            writePipeline(stage.path(), recipe, model);
        else
            writeModelDirectory(stage.path(), model);
        if (!pipeline && vae)
            writeModelDirectory(stage.path() / RunFolder::vae, *vae);
        stage.commit();
        return pipeline ? Text(PLAYGROUND_TEXT("models", "%1: a folder that %2.from_pretrained() reads."),
                   {folder, isLatent(recipe) ? "LDMPipeline" : "DDPMPipeline"})
                        : aboutModelDirectory(format, folder, recipe, model.config.at("_class_name"), known);
    });
}

} // namespace playground
