// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/principal_axes.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
constexpr double least = 1e-6; // of the whole variance: below, floats hold nothing but rounding
}

PrincipalAxes principalAxes(const torch::Tensor& rows)
{
    PrincipalAxes result;
    result.mean = rows.mean(0);
    const torch::Tensor centred = rows - result.mean;
    const bool few = rows.size(0) < rows.size(1);
    const torch::Tensor square = few ? centred.mm(centred.t()) : centred.t().mm(centred);
    const auto [values, vectors] = at::linalg_eigh(square); // rising
    const double whole = square.trace().item<double>();

    result.axes = at::zeros({2, rows.size(1)}, rows.options());
    for (std::int64_t k = 0; k < 2; ++k) {
        const std::int64_t place = values.size(0) - 1 - k;
        const double variance = place < 0 ? 0 : values[place].item<double>();
        if (!(variance > least * whole))
            continue;
        torch::Tensor axis = vectors.select(1, place);
        if (few)
            axis = centred.t().mv(axis);
        axis = axis / axis.norm();
        if (axis[axis.abs().argmax()].item<float>() < 0)
            axis = -axis;
        result.axes[k].copy_(axis);
        result.explained[static_cast<std::size_t>(k)] = variance / whole;
    }
    result.places = centred.mm(result.axes.t());
    return result;
}

} // namespace playground
