// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/sampling_history_file.h"

#include "models/api/error.h"
#include "models/files/safetensors.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

namespace playground
{

void writeHistory(const std::string& file, const std::vector<SampleStep>& steps, const ImageBatch& pictures,
    const ImageBatch& decoded, const std::map<std::string, std::string>& metadata)
{
    if (steps.empty())
        throw Error(PLAYGROUND_TEXT("models", "There is no sampling step to write."), {});
    convertingErrors([&] {
        const auto stacked = [&](ImageBatch SampleStep::*images) {
            std::vector<torch::Tensor> all;
            for (const SampleStep& step : steps)
                all.push_back(toTensor(step.*images));
            return at::stack(all);
        };
        std::vector<double> amount;
        std::vector<double> timestep;
        std::vector<double> sigma;
        std::vector<std::int64_t> index;
        for (const SampleStep& step : steps) {
            amount.push_back(step.amount);
            timestep.push_back(step.timestep);
            sigma.push_back(step.sigma);
            index.push_back(step.index);
        }
        const auto numbers = [](const std::vector<double>& values) { return at::tensor(values, at::kFloat); };
        TensorFile content;
        content.tensors = {{"x", stacked(&SampleStep::x)}, {"predicted", stacked(&SampleStep::predicted)},
            {"amount", numbers(amount)}, {"timestep", numbers(timestep)}, {"sigma", numbers(sigma)},
            {"index", at::tensor(index, at::kLong)}, {"pictures", toTensor(pictures)}};
        if (!decoded.empty()) {
            content.tensors.emplace_back("decoded_x", stacked(&SampleStep::decodedX));
            content.tensors.emplace_back("decoded_predicted", stacked(&SampleStep::decodedPrediction));
            content.tensors.emplace_back("decoded", toTensor(decoded));
        }
        content.metadata = metadata;
        writeSafetensors(file, content);
    });
}

} // namespace playground
