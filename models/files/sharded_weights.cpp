// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/sharded_weights.h"

#include "models/api/error.h"
#include "models/files/atomic_file.h"
#include "models/files/foreign_file.h"
#include "models/files/safetensors_header.h"
#include "models/files/weight_files.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace playground
{
namespace
{
namespace fs = std::filesystem;

/// Tensor names per shard file.
using Shards = std::map<std::string, std::set<std::string>>;

/// Accepts only a .safetensors name inside the index's folder, without path components.
bool isPlainName(const std::string& name)
{
    return name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos && isWeightsFile(name)
        && fs::path(name).filename() == name;
}

Shards readIndex(const fs::path& index)
{
    constexpr std::size_t largest = 100'000'000; // bytes
    const std::string text = readWholeFile(index, largest);
    const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (!json.is_object() || map == json.end() || !map->is_object() || map->empty()) {
        if (const auto foreign = foreignFile(index.string(), text, text.size()); foreign && !json.is_object())
            throw *foreign;
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: is not a weights index: it lacks \"weight_map\", which maps tensors to files. "
                        "Download it again."),
            {index.string()});
    }
    Shards shards;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !isPlainName(file.get<std::string>()))
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: tensor %2: %3 is not the name of a .safetensors file in the same folder. "
                            "Fix the file or download it again."),
                {index.string(), shownName(tensor),
                    shownName(file.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace))});
        shards[file.get<std::string>()].insert(tensor);
    }
    return shards;
}

NamedTensors readShard(const fs::path& index, const fs::path& file, std::set<std::string> wanted)
{
    NamedTensors tensors = readSafetensors(file).tensors;
    for (const auto& [name, tensor] : tensors) {
        if (wanted.erase(name) == 0)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: contains tensor %2, which %3 does not list for it. The files do not belong "
                            "together: download them again."),
                {file.string(), shownName(name), index.filename().string()});
    }
    if (!wanted.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: lacks tensor %2, which %3 lists for it. The files do not belong together: "
                        "download them again."),
            {file.string(), shownName(*wanted.begin()), index.filename().string()});
    return tensors;
}
} // namespace

NamedTensors readShardedWeights(const fs::path& index)
{
    NamedTensors all;
    for (const auto& [file, tensors] : readIndex(index)) {
        for (auto& entry : readShard(index, index.parent_path() / file, tensors))
            all.push_back(std::move(entry));
    }
    return all;
}

} // namespace playground
