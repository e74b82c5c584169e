// SPDX-License-Identifier: GPL-3.0-or-later
// No torch here: errors are reported before anything large is read.
#include "models/api/recipe_data.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "models/files/model_directory.h"
#include "models/files/pipeline_folder.h"
#include "models/files/run_folder.h"
#include "models/files/weight_files.h"
#include "models/nets/config_checks.h"
#include "models/nets/vae_config.h"
#include "models/recipes/network_config.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <mutex>
#include <utility>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

class Finder
{
public:
    void set(RunFinder finder)
    {
        const std::scoped_lock lock(m_mutex);
        m_finder = std::move(finder);
    }
    std::string runOf(const std::string& recipe)
    {
        const auto finder = [this] {
            const std::scoped_lock lock(m_mutex);
            return m_finder;
        }();
        return finder ? finder(recipe) : std::string();
    }

private:
    std::mutex m_mutex;
    RunFinder m_finder;
};

Finder& finder()
{
    static Finder only;
    return only;
}

bool holds(const fs::path& folder, const char* file)
{
    std::error_code ignored;
    return !folder.empty() && fs::exists(folder / file, ignored);
}

/// Resolves `wanted`, a recipe with a saved run or a folder, to a model directory.
fs::path autoencoderOf(const std::string& wanted, const std::string& range)
{
    for (const fs::path& folder : {fs::path(wanted), fs::path(finder().runOf(wanted))}) {
        if (holds(folder, RunFolder::recipe)
            && holds(folder / RunFolder::model, ModelDirectory::configName)) {
            const Recipe trained = loadRecipe(folder.string());
            if (trained.dataset.range != range)
                throw Error(
                    PLAYGROUND_TEXT("models",
                        "dataset.range: the autoencoder %1 was trained on images in %2, not %3. Choose %2."),
                    {folder.string(), trained.dataset.range, range});
            return folder / RunFolder::model;
        }
        if (holds(folder, ModelDirectory::configName))
            return folder;
        if (fs::path inside = autoencoderIn(folder); !folder.empty() && !inside.empty())
            return inside;
    }
    throw Error(PLAYGROUND_TEXT("models",
                    "dataset.vae: there is no trained autoencoder \"%1\". Train the recipe emoji-vae first, "
                    "or choose the folder of an autoencoder's run."),
        {wanted});
}

/// Throws Error if pictures, latents and network do not match.
void checkFit(const Recipe& recipe, const VaeConfig& vae, const nlohmann::json& config)
{
    const int channels = datasetChannels(recipe.dataset.name);
    const int height = recipe.dataset.imageSize;
    const int width = recipe.dataset.width();
    const auto divisor = static_cast<int>(vae.sizeDivisor());
    try {
        checkImageSize(config, channels, height, width);
    } catch (const Error& error) {
        throw error.in("dataset.vae");
    }
    networkConfigOf(recipe, static_cast<int>(vae.latentChannels), height / divisor, width / divisor);
}

/// Modification time of a model directory's weights (file system clock); 0 if there are none, an error that
/// the reader reports.
std::int64_t writtenAt(const fs::path& folder)
{
    try {
        return std::int64_t{fs::last_write_time(weightsFileIn(folder)).time_since_epoch().count()};
    } catch (const std::exception&) {
        return 0;
    }
}

nlohmann::json autoencoderConfig(const fs::path& folder)
{
    nlohmann::json config = readModelConfig(folder);
    const std::string name = config.at("_class_name");
    if (name != "AutoencoderKL" && name != "VAE")
        throw Error(PLAYGROUND_TEXT("models",
                        "dataset.vae: %1 contains the network %2, which is not an autoencoder. Choose an "
                        "autoencoder's folder."),
            {folder.string(), name});
    return config;
}
} // namespace

void setRunFinder(RunFinder runFinder)
{
    finder().set(std::move(runFinder));
}

DatasetRequest datasetRequest(const Recipe& recipe, const std::string& run)
{
    const Recipe::Data& data = recipe.dataset;
    DatasetRequest request;
    request.name = data.name;
    request.folder = data.folder;
    request.withTestSet = data.withTestSet;
    request.imageSize = data.imageSize;
    request.fit = data.fit;
    request.imageWidth = data.imageWidth;
    if (!isLatent(recipe))
        return request;
    checkLatent(recipe);
    const fs::path own = run.empty() ? fs::path() : fs::path(run) / RunFolder::vae;
    const bool keepsOwn = holds(own, ModelDirectory::configName);
    const fs::path folder = keepsOwn ? own : autoencoderOf(data.vae, data.range);
    const nlohmann::json config = autoencoderConfig(folder);
    VaeConfig vae;
    try {
        vae = VaeConfig::fromJson(config);
    } catch (const Error& error) {
        throw error.in((folder / ModelDirectory::configName).string());
    }
    checkFit(recipe, vae, config);
    request.vae = folder.string();
    request.range = data.range;
    request.scalingFactor = keepsOwn ? vae.scalingFactor : 0;
    request.vaeWritten = writtenAt(folder);
    return request;
}

} // namespace playground
