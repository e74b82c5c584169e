// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/half_precision.h"

#include "models/api/error.h"
#include "models/files/safetensors_header.h"

#include <ATen/ATen.h>

namespace playground
{

NamedTensors inHalfPrecision(const NamedTensors& tensors, const std::string& source)
{
    NamedTensors halves;
    for (const auto& [name, tensor] : tensors) {
        if (!tensor.is_floating_point()) {
            halves.emplace_back(name, tensor);
            continue;
        }
        const torch::Tensor half = tensor.detach().to(at::kCPU, at::kHalf).contiguous();
        if (!at::isfinite(half).all().item<bool>())
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: \"%2\" has numbers too large for half precision. Export the run as "
                            "safetensors instead."),
                {source, shownName(name)});
        halves.emplace_back(name, half);
    }
    return halves;
}

} // namespace playground
