// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/model_directory.h"

#include "models/api/error.h"
#include "models/api/json_depth.h"
#include "models/files/atomic_file.h"
#include "models/files/foreign_file.h"
#include "models/files/weight_files.h"

namespace playground
{
namespace
{

namespace fs = std::filesystem;

constexpr auto configName = ModelDirectory::configName;
constexpr auto weightsName = ModelDirectory::weightsName;
constexpr std::size_t largestConfig = 1'000'000; // bytes; real ones have under 10,000

void checkConfig(const nlohmann::json& config, const std::string& file)
{
    if (!config.is_object())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: is not a JSON object. Choose a model's config.json."), {file});
    const auto name = config.find("_class_name");
    if (name == config.end() || !name->is_string())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: does not name its network. Set \"_class_name\" to a string."),
            {file});
}

nlohmann::json readConfig(const fs::path& file)
{
    const std::string text = readWholeFile(file, largestConfig);
    refuseDeepJson(text, file.string());
    nlohmann::json config;
    try {
        config = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        const bool meantAsJson = text.empty() || text.front() == '{' || text.front() == '[';
        if (const auto foreign = foreignFile(file.string(), text, text.size()); foreign && !meantAsJson)
            throw *foreign;
        throw Error(
            PLAYGROUND_TEXT("models", "%1: not valid JSON from byte %2. Fix the file or download it again."),
            {file.string(), std::to_string(error.byte)});
    } catch (const nlohmann::json::exception&) { // a number no double can hold
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: contains a number that is too large. Fix the file or download it again."),
            {file.string()});
    }
    checkConfig(config, file.string());
    return config;
}

} // namespace

bool isDiffusersClass(const nlohmann::json& config)
{
    return config.at("_class_name") == "UNet2DModel" || config.at("_class_name") == "AutoencoderKL";
}

std::string diffusersJson(const nlohmann::json& json, const fs::path& file)
{
    try {
        // Same format as json.dumps(config, indent=2, sort_keys=True).
        return json.dump(2, ' ', true) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: cannot be written: it contains text that is not UTF-8. Fix that text."),
            {file.string()});
    }
}

nlohmann::json readModelConfig(const fs::path& folder)
{
    return readConfig(folder / configName);
}

fs::path folderOfModel(const fs::path& path)
{
    std::error_code ignored;
    return isWeightsFile(path) && fs::is_regular_file(path, ignored) ? fs::absolute(path).parent_path()
                                                                     : path;
}

ModelDirectory readModelDirectory(const fs::path& path)
{
    std::error_code ignored;
    const fs::path folder = folderOfModel(path);
    if (!fs::is_directory(folder, ignored))
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: there is no such folder. Choose a folder with config.json and weights."),
            {folder.string()});
    ModelDirectory model;
    model.config = readModelConfig(folder);
    model.weightsFile = folder == path ? weightsFileIn(folder) : path;
    model.weights = readWeights(model.weightsFile);
    return model;
}

void writeModelDirectory(const fs::path& folder, const ModelDirectory& model)
{
    const fs::path file = folder / configName;
    checkConfig(model.config, file.string());
    nlohmann::json config = model.config;
    if (isDiffusersClass(config) && !config.contains("_diffusers_version"))
        config["_diffusers_version"] = diffusersVersion;
    const std::string text = diffusersJson(config, file);
    writeSafetensors(folder / weightsName, {model.weights, {{"format", "pt"}}});
    writeFileAtomically(file, text);
}

} // namespace playground
