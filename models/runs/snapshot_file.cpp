// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/snapshot_file.h"

#include "models/api/error.h"
#include "models/api/weights_hash.h"
#include "models/files/input_file.h"
#include "models/files/safetensors_header.h"
#include "models/nets/weights.h"
#include "models/runs/half_precision.h"
#include "models/runs/weight_prefixes.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <charconv>
#include <map>

namespace playground
{

namespace
{
constexpr auto stepKey = "step";
constexpr auto hashKey = "weights_hash";
constexpr auto averageHashKey = "ema_hash";

using Metadata = std::map<std::string, std::string>;

const NamedTensors& weightsOf(const Snapshot& snapshot)
{
    const auto* weights = dynamic_cast<const WeightsSnapshot*>(&snapshot);
    if (weights == nullptr)
        throw Error(PLAYGROUND_TEXT("models", "The snapshot does not come from a trainer."), {});
    return weights->weights();
}

[[noreturn]] void refuse(const std::string& file, const std::string& part)
{
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: the snapshot's \"%2\" is missing or invalid. Delete the file: the run continues "
                    "without it."),
        {file, shownName(part)});
}

/// The file's tensors under `prefix`, checked against `like`, in its order and on its device.
NamedTensors fitted(
    const TensorFile& content, const std::string& prefix, const NamedTensors& like, const std::string& file)
{
    NamedTensors found;
    for (const auto& [name, tensor] : content.tensors) {
        if (!name.starts_with(prefix))
            continue;
        if (tensor.is_floating_point() && !tensor.isfinite().all().item<bool>())
            refuse(file, name);
        found.emplace_back(name.substr(prefix.size()), tensor);
    }
    NamedTensors result;
    for (const auto& [name, tensor] : like)
        result.emplace_back(name, at::empty_like(tensor));
    loadWeights(result, found, file);
    return result;
}

std::int64_t stepIn(const Metadata& metadata, const std::string& file)
{
    const auto found = metadata.find(stepKey);
    if (found == metadata.end())
        refuse(file, stepKey);
    std::int64_t step = -1;
    const char* end = found->second.data() + found->second.size();
    const auto [stop, code] = std::from_chars(found->second.data(), end, step);
    if (code != std::errc() || stop != end || step < 0)
        refuse(file, stepKey);
    return step;
}

Metadata metadataIn(const std::string& file)
{
    const InputFile input(file);
    std::uint64_t length = 0;
    if (input.size() < sizeof length)
        refuse(file, hashKey);
    input.read(0, &length, sizeof length);
    if (length > largestSafetensorsHeader || length > input.size() - sizeof length)
        refuse(file, hashKey);
    std::string text(static_cast<std::size_t>(length), '\0');
    input.read(sizeof length, text.data(), text.size());
    return parseSafetensorsHeader(file, text, input.size() - sizeof length - length).metadata;
}

std::int64_t bytesOf(const NamedTensors& tensors)
{
    std::int64_t bytes = 0;
    for (const auto& [name, tensor] : tensors)
        bytes += static_cast<std::int64_t>(tensor.nbytes());
    return bytes;
}
} // namespace

namespace
{
TensorFile contentOf(const Snapshot& snapshot)
{
    TensorFile content;
    content.metadata = {{stepKey, std::to_string(snapshot.step())}, {hashKey, weightsHash(snapshot)}};
    for (const auto& [name, tensor] : weightsOf(snapshot))
        content.tensors.emplace_back(weightPrefix + name, tensor);
    if (snapshot.averaged()) {
        content.metadata[averageHashKey] = weightsHash(*snapshot.averaged());
        for (const auto& [name, tensor] : weightsOf(*snapshot.averaged()))
            content.tensors.emplace_back(averagePrefix + name, tensor);
    }
    return content;
}

/// What reading halves of these tensors gives.
NamedTensors rounded(const NamedTensors& tensors, const std::string& file)
{
    NamedTensors result = inHalfPrecision(tensors, file);
    for (auto& [name, tensor] : result) {
        if (tensor.is_floating_point())
            tensor = tensor.to(at::kFloat);
    }
    return result;
}
} // namespace

void writeSnapshot(const std::string& file, const Snapshot& snapshot)
{
    convertingErrors([&] { writeSafetensors(file, contentOf(snapshot)); });
}

void writeHalfSnapshot(const std::string& file, const Snapshot& snapshot)
{
    convertingErrors([&] {
        std::shared_ptr<const Snapshot> averaged;
        if (snapshot.averaged())
            averaged = std::make_shared<WeightsSnapshot>(
                snapshot.step(), rounded(weightsOf(*snapshot.averaged()), file));
        TensorFile content
            = contentOf(WeightsSnapshot(snapshot.step(), rounded(weightsOf(snapshot), file), averaged));
        content.tensors = inHalfPrecision(content.tensors, file);
        writeSafetensors(file, content);
    });
}

std::shared_ptr<const Snapshot> readSnapshot(const std::string& file, const Snapshot& like)
{
    return convertingErrors([&] {
        const TensorFile content = readSafetensors(file);
        const std::int64_t step = stepIn(content.metadata, file);
        std::shared_ptr<const Snapshot> averaged;
        if (like.averaged())
            averaged = std::make_shared<WeightsSnapshot>(
                step, fitted(content, averagePrefix, weightsOf(*like.averaged()), file));
        return std::make_shared<const WeightsSnapshot>(
            step, fitted(content, weightPrefix, weightsOf(like), file), averaged);
    });
}

std::int64_t snapshotBytes(const Snapshot& snapshot)
{
    return bytesOf(weightsOf(snapshot))
        + (snapshot.averaged() ? bytesOf(weightsOf(*snapshot.averaged())) : 0);
}

std::vector<std::string> weightsHashesIn(const std::string& file)
{
    const Metadata metadata = metadataIn(file);
    const auto hash = metadata.find(hashKey);
    if (hash == metadata.end())
        refuse(file, hashKey);
    std::vector<std::string> hashes{hash->second};
    if (const auto averaged = metadata.find(averageHashKey); averaged != metadata.end())
        hashes.push_back(averaged->second);
    return hashes;
}

} // namespace playground
