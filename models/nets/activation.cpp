// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/activation.h"

namespace playground
{

torch::Tensor activate(Activation activation, const torch::Tensor& x)
{
    switch (activation) {
    case Activation::SiLU:
        return torch::silu(x);
    case Activation::Mish:
        return torch::mish(x);
    case Activation::GELU:
        return torch::gelu(x);
    case Activation::ReLU:
        return torch::relu(x);
    }
    return x;
}

const std::vector<std::string>& activationNames()
{
    static const std::vector<std::string> names{"silu", "swish", "mish", "gelu", "relu"};
    return names;
}

Activation activationNamed(const std::string& name)
{
    if (name == "mish")
        return Activation::Mish;
    if (name == "gelu")
        return Activation::GELU;
    return name == "relu" ? Activation::ReLU : Activation::SiLU;
}

} // namespace playground
