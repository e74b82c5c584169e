// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/weights.h"

#include "models/api/error.h"
#include "models/files/safetensors_header.h"

#include <torch/utils.h>

#include <map>
#include <vector>

namespace playground
{
namespace
{

void appendWeights(const torch::nn::Module& module, const std::string& prefix, NamedTensors& weights)
{
    constexpr bool recurse = false;
    for (const auto& parameter : module.named_parameters(recurse))
        weights.emplace_back(prefix + parameter.key(), parameter.value().detach());
    for (const auto& buffer : module.named_buffers(recurse))
        weights.emplace_back(prefix + buffer.key(), buffer.value().detach());
    for (const auto& child : module.named_children())
        appendWeights(*child.value(), prefix + child.key() + ".", weights);
}

/// The first few names and the number of others: "a, b, c and 15 more".
std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        list += (i > 0 ? ", " : "") + shownName(names[i]);
    if (names.size() > most)
        list += " and " + std::to_string(names.size() - most) + " more";
    return list;
}

std::string shapeText(const torch::Tensor& tensor)
{
    std::string text;
    for (const std::int64_t size : tensor.sizes())
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    return "[" + text + "]";
}

void checkNames(const std::vector<std::string>& missing, const std::vector<std::string>& surplus,
    const std::string& source)
{
    if (!missing.empty() && !surplus.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: contains the weights of another network: missing %2; unknown %3. Choose the "
                        "network they belong to."),
            {source, listed(missing), listed(surplus)});
    if (!missing.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: lacks weights of this network: missing %2. Choose the network they belong to."),
            {source, listed(missing)});
    if (!surplus.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: has weights that this network does not have: unknown %2. Choose the network "
                        "they belong to."),
            {source, listed(surplus)});
}

bool convertible(const torch::Tensor& from, const torch::Tensor& to)
{
    return from.scalar_type() == to.scalar_type() || (from.is_floating_point() && to.is_floating_point());
}

} // namespace

NamedTensors namedWeights(const torch::nn::Module& module)
{
    NamedTensors weights;
    appendWeights(module, "", weights);
    return weights;
}

void loadWeights(torch::nn::Module& module, const NamedTensors& weights, const std::string& source)
{
    loadWeights(namedWeights(module), weights, source);
}

void loadWeights(const NamedTensors& targets, const NamedTensors& weights, const std::string& source)
{
    std::map<std::string, torch::Tensor> given;
    std::vector<std::string> missing, surplus, shapes, dtypes;
    for (const auto& [name, tensor] : weights)
        if (!given.emplace(name, tensor).second)
            surplus.push_back(name);
    std::vector<torch::Tensor> sources;
    for (const auto& [name, target] : targets) {
        const auto found = given.extract(name);
        if (found.empty()) {
            missing.push_back(name);
            continue;
        }
        const torch::Tensor& tensor = found.mapped();
        if (tensor.sizes() != target.sizes())
            shapes.push_back(name + " " + shapeText(tensor) + " -> " + shapeText(target));
        else if (!convertible(tensor, target))
            dtypes.push_back(name + " " + c10::toString(tensor.scalar_type()) + " -> "
                + c10::toString(target.scalar_type()));
        sources.push_back(tensor);
    }
    for (const auto& [name, tensor] : given)
        surplus.push_back(name);
    checkNames(missing, surplus, source);
    if (!shapes.empty())
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: weights have other shapes than the network's: %2. Set the network's sizes to match."),
            {source, listed(shapes)});
    if (!dtypes.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: weights have another type than the network's: %2. Export them again as F32."),
            {source, listed(dtypes)});

    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < targets.size(); ++i)
        torch::Tensor(targets[i].second).copy_(sources[i]);
}

} // namespace playground
