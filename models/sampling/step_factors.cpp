// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/step_factors.h"

#include "models/tensors/image_tensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace playground
{

namespace
{
constexpr std::int64_t mostValues = 1024; // of each picture, evenly spread: enough for a handful of factors
constexpr double tolerance = 1e-4; // of the norm of `next`

/// [values] float64 on the processor.
torch::Tensor valuesOf(const torch::Tensor& pictures)
{
    const torch::Tensor flat = pictures.detach().flatten();
    const std::int64_t stride = std::max<std::int64_t>(1, flat.numel() / mostValues);
    return flat.slice(0, 0, flat.numel(), stride).to(at::kCPU, at::kDouble);
}

using Factor = double StepFormula::*;
using Terms = std::vector<std::pair<Factor, torch::Tensor>>;

std::optional<StepFormula> solve(const torch::Tensor& next, const Terms& terms)
{
    std::vector<torch::Tensor> columns;
    for (const auto& [factor, values] : terms)
        columns.push_back(values);
    const torch::Tensor matrix = at::stack(columns, 1);
    const torch::Tensor factors = std::get<0>(at::linalg_lstsq(matrix, next.unsqueeze(1), 1e-9, "gelsy"));
    const double off = (matrix.matmul(factors).squeeze(1) - next).norm().item<double>();
    if (!(off <= tolerance * next.norm().item<double>()))
        return std::nullopt;
    StepFormula formula;
    formula.known = true;
    for (std::size_t i = 0; i < terms.size(); ++i)
        formula.*terms[i].first = factors[static_cast<std::int64_t>(i)][0].item<double>();
    return formula;
}
} // namespace

StepFormula factorsOf(const StepPictures& pictures)
{
    const torch::Tensor next = valuesOf(pictures.next);
    const std::vector<std::vector<std::pair<Factor, torch::Tensor>>> attempts{
        {{&StepFormula::prediction, pictures.prediction}},
        {{&StepFormula::x, pictures.x}, {&StepFormula::prediction, pictures.prediction}},
        {{&StepFormula::prediction, pictures.prediction}, {&StepFormula::found, pictures.found}},
        {{&StepFormula::x, pictures.x}, {&StepFormula::prediction, pictures.prediction},
            {&StepFormula::second, pictures.second}},
        {{&StepFormula::x, pictures.x}, {&StepFormula::prediction, pictures.prediction},
            {&StepFormula::earlier, pictures.earlier}}};
    for (auto terms : attempts) {
        if (std::any_of(terms.begin(), terms.end(), [](const auto& term) { return !term.second.defined(); }))
            continue;
        if (pictures.noise.defined())
            terms.emplace_back(&StepFormula::noise, pictures.noise);
        for (auto& [factor, values] : terms)
            values = valuesOf(values);
        if (std::optional<StepFormula> formula = solve(next, terms)) {
            if (pictures.noise.defined())
                formula->added = toImages(formula->noise * pictures.noise);
            return *formula;
        }
    }
    return {};
}

} // namespace playground
