// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/replay.h"

#include "models/api/error.h"
#include "models/files/safetensors.h"
#include "models/samplers/adopted_scheduler.h"
#include "models/samplers/scheduler_factory.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>

namespace playground
{

namespace
{
using Sizes = std::vector<std::int64_t>;

std::string shapeText(at::IntArrayRef sizes)
{
    std::string text;
    for (const std::int64_t size : sizes)
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    return "[" + text + "]";
}

/// The tensors of a replay's input file.
class ReplayInput
{
public:
    explicit ReplayInput(const std::string& file)
        : m_file(file)
    {
        for (const auto& [name, tensor] : readSafetensors(file).tensors)
            m_tensors[name] = tensor;
        static const std::vector<std::string> known = {"sample", "model_output", "noise"};
        for (const auto& [name, tensor] : m_tensors) {
            if (std::find(known.begin(), known.end(), name) == known.end())
                throw Error(PLAYGROUND_TEXT("models",
                                "%1: tensor \"%2\" is unknown. Known: sample, model_output, noise."),
                    {m_file, name});
        }
    }

    bool has(const std::string& name) const { return m_tensors.count(name) != 0; }

    torch::Tensor tensor(const std::string& name) const
    {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end())
            throw Error(PLAYGROUND_TEXT("models", "%1: lacks the tensor \"%2\". Add it."), {m_file, name});
        if (!found->second.is_floating_point())
            throw Error(PLAYGROUND_TEXT("models", "%1: tensor \"%2\" must hold floating-point numbers."),
                {m_file, name});
        const torch::Tensor numbers = found->second.to(at::kFloat);
        if (!at::isfinite(numbers).all().item<bool>())
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: tensor \"%2\" contains values that are not finite. Compute it again."),
                {m_file, name});
        return numbers;
    }

    torch::Tensor tensor(const std::string& name, const Sizes& wanted) const
    {
        const torch::Tensor found = tensor(name);
        if (found.sizes() != at::IntArrayRef(wanted))
            throw Error(PLAYGROUND_TEXT("models", "%1: tensor \"%2\" must be %3, it is %4."),
                {m_file, name, shapeText(wanted), shapeText(found.sizes())});
        return found;
    }

private:
    std::string m_file;
    std::map<std::string, torch::Tensor> m_tensors;
};

std::unique_ptr<Sampler> samplerOf(const ReplayRequest& request, std::vector<Text>& notices)
{
    const nlohmann::json config = readSchedulerConfig(request.scheduler);
    try {
        auto sampler = makeScheduler(adoptedScheduler(config, notices));
        StepOptions options;
        options.eta = request.eta;
        options.useClippedModelOutput = request.useClippedModelOutput;
        sampler->setStepOptions(options);
        TimestepRequest timesteps;
        timesteps.steps = request.steps;
        sampler->setTimesteps(timesteps);
        return sampler;
    } catch (const Error& error) {
        throw error.in(request.scheduler);
    }
}

torch::Tensor timestepTensor(const Sampler& sampler)
{
    const torch::Tensor timesteps = at::tensor(sampler.timesteps(), at::kDouble);
    return timesteps.to(sampler.integerTimesteps() ? at::kLong : at::kFloat);
}

/// Blames the scheduler's configuration, because the inputs have been checked.
void checkFinite(
    const SamplerResult& result, const ReplayRequest& request, std::int64_t step, double timestep)
{
    const auto finite = [](const torch::Tensor& numbers) { return at::isfinite(numbers).all().item<bool>(); };
    if (finite(result.previous) && finite(result.predictedClean))
        return;
    std::string shown = std::to_string(timestep);
    shown.erase(shown.find_last_not_of('0') + 1);
    if (shown.back() == '.')
        shown.pop_back();
    throw Error(
        PLAYGROUND_TEXT("models",
            "%1: step %2, at timestep %3, gives numbers that are not finite. Where no signal is left "
            "(\"rescale_betas_zero_snr\") a prediction of the noise says nothing about the picture; check "
            "that, \"prediction_type\" and the network's outputs."),
        {request.scheduler, std::to_string(step + 1), shown});
}

ReplayResult replayed(const ReplayRequest& request)
{
    if (!(request.eta >= 0 && request.eta <= 1))
        throw Error(PLAYGROUND_TEXT("models", "The sampler's eta is %1; it must be in 0..1."),
            {std::to_string(request.eta)});
    std::vector<Text> notices;
    const auto sampler = samplerOf(request, notices);
    const ReplayInput input(request.input);
    torch::Tensor x = input.tensor("sample");
    if (x.dim() != 4 || x.numel() == 0)
        throw Error(PLAYGROUND_TEXT("models", "%1: tensor \"%2\" must be %3, it is %4."),
            {request.input, "sample", "[N, C, H, W]", shapeText(x.sizes())});
    const auto calls = static_cast<std::int64_t>(sampler->timesteps().size());
    Sizes each = {calls, x.size(0), x.size(1), x.size(2), x.size(3)};
    const torch::Tensor noise = input.has("noise") ? input.tensor("noise", each) : torch::Tensor();
    each[2] = sampler->outputChannels(x.size(1));
    const torch::Tensor outputs = input.tensor("model_output", each);

    std::vector<torch::Tensor> previous;
    std::vector<torch::Tensor> predicted;
    for (std::int64_t i = 0; i < calls; ++i) {
        const double timestep = sampler->timestep();
        if (sampler->drawsNoise() && !noise.defined())
            input.tensor("noise"); // throws because it is missing
        const SamplerResult result
            = sampler->step(outputs[i], x, noise.defined() ? noise[i] : torch::Tensor());
        x = result.previous;
        checkFinite(result, request, i, timestep);
        previous.push_back(x);
        predicted.push_back(result.predictedClean);
    }
    TensorFile file;
    file.tensors = {{"timesteps", timestepTensor(*sampler)}, {"prev_sample", at::stack(previous)},
        {"pred_original_sample", at::stack(predicted)}};
    if (!sampler->sigmas().empty())
        file.tensors.emplace_back("sigmas", at::tensor(sampler->sigmas(), at::kFloat));
    const std::string className = sampler->config().at("_class_name");
    file.metadata = {{"scheduler", className}};
    writeSafetensors(request.output, file);
    for (Text& notice : notices)
        notice.where = request.scheduler;
    return {className, static_cast<int>(calls), std::move(notices)};
}
} // namespace

ReplayResult replay(const ReplayRequest& request)
{
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        return replayed(request);
    });
}

} // namespace playground
