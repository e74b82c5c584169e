// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <cstring>

namespace playground::fuzz
{

/// True if names, types, shapes and bytes are equal, in any order; a NaN equals itself.
inline bool same(const NamedTensors& a, const NamedTensors& b)
{
    const std::map<std::string, torch::Tensor> left(a.begin(), a.end());
    const std::map<std::string, torch::Tensor> right(b.begin(), b.end());
    const auto equal = [](const auto& one, const auto& other) {
        const torch::Tensor& x = one.second;
        const torch::Tensor& y = other.second;
        return one.first == other.first && x.scalar_type() == y.scalar_type() && x.sizes() == y.sizes()
            && (x.nbytes() == 0 || std::memcmp(x.data_ptr(), y.data_ptr(), x.nbytes()) == 0);
    };
    return a.size() == left.size() && left.size() == right.size()
        && std::equal(left.begin(), left.end(), right.begin(), equal);
}

} // namespace playground::fuzz
