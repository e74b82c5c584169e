// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/weight_files.h"

#include "models/api/error.h"
#include "models/files/model_directory.h"
#include "models/files/safetensors_header.h"
#include "models/files/sharded_weights.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <vector>

namespace playground
{
namespace
{
namespace fs = std::filesystem;

/// Common prefix of diffusers' weight file names.
constexpr std::string_view stem = "diffusion_pytorch_model.";

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Names of the entries of a folder, sorted.
std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// Also accepts diffusers' name for the index of a variant: ".safetensors.index.fp16.json".
bool isIndex(const std::string& name)
{
    return name.starts_with(stem) && name.find(".index.") != std::string::npos && name.ends_with(".json");
}

std::string listOf(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + shownName(name);
    return text;
}

/// Error for a folder without readable weights, according to its contents.
Error noWeights(const fs::path& folder, const std::vector<std::string>& names)
{
    static const std::set<std::string> pickles = {".bin", ".pt", ".pth", ".ckpt"};
    if (std::any_of(names.begin(), names.end(), [](const std::string& name) {
            return pickles.contains(lowerCase(fs::path(name).extension().string()));
        }))
        return Error(PLAYGROUND_TEXT("models",
                         "%1: only pickled weights (.bin); these can contain code and are not read. Convert "
                         "them to safetensors."),
            {folder.string()});
    return Error(PLAYGROUND_TEXT("models", "%1: has no weights. Put %2 there."),
        {folder.string(), ModelDirectory::weightsName});
}

void requireFinite(const NamedTensors& tensors, const std::string& file)
{
    for (const auto& [name, tensor] : tensors) {
        // Values beyond the range of float32 become infinite in the network.
        const torch::Tensor numbers = tensor.scalar_type() == at::kDouble ? tensor.to(at::kFloat) : tensor;
        if (numbers.is_floating_point() && !at::isfinite(numbers).all().item<bool>())
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: tensor %2 contains values that are not finite (NaN or infinity). Download "
                            "the weights again, or save them in float32."),
                {file, shownName(name)});
    }
}
} // namespace

bool isWeightsFile(const fs::path& file)
{
    return lowerCase(file.extension().string()) == ".safetensors";
}

fs::path weightsFileIn(const fs::path& folder)
{
    const std::vector<std::string> names = namesIn(folder);
    const auto holds
        = [&names](const std::string& name) { return std::binary_search(names.begin(), names.end(), name); };
    const std::string usual = ModelDirectory::weightsName;
    for (const std::string& name : {usual, usual + ".index.json"}) {
        if (holds(name))
            return folder / name;
    }
    std::vector<std::string> indices, files;
    std::copy_if(names.begin(), names.end(), std::back_inserter(indices), isIndex);
    if (indices.size() == 1)
        return folder / indices.front();
    std::copy_if(names.begin(), names.end(), std::back_inserter(files),
        [](const std::string& name) { return isWeightsFile(name); });
    if (files.size() == 1)
        return folder / files.front();
    if (files.empty())
        throw noWeights(folder, names);
    for (const char* variant : {"fp32", "bf16", "fp16"}) { // the same weights in another precision
        if (const std::string name = std::string(stem) + variant + ".safetensors"; holds(name))
            return folder / name;
    }
    throw Error(PLAYGROUND_TEXT("models", "%1: has several weight files (%2). Rename the one to use to %3."),
        {folder.string(), listOf(files), ModelDirectory::weightsName});
}

NamedTensors readWeights(const fs::path& file)
{
    const bool index = lowerCase(file.extension().string()) == ".json";
    NamedTensors tensors = index ? readShardedWeights(file) : readSafetensors(file).tensors;
    requireFinite(tensors, file.string());
    return tensors;
}

} // namespace playground
