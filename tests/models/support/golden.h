// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <nlohmann/json.hpp>
#include <torch/types.h>

#include <map>
#include <string>

namespace playground::test
{

using Tensors = std::map<std::string, torch::Tensor>;

/// Reads a file of tests/data.
Tensors goldenTensors(const std::string& fileName);
nlohmann::json goldenJson(const std::string& fileName);

/// loadWeights() with all tensors except golden.*.
void setState(torch::nn::Module& network, const Tensors& tensors);

std::int64_t parameterCount(const torch::nn::Module& network);

/// Largest absolute difference; fails the test for another shape.
double largestDifference(const torch::Tensor& actual, const torch::Tensor& expected);

/// Compares intermediate activations: to 1e-5 of their largest value, or absolutely if that is below 1. BLAS
/// kernels and thread counts change them by about 1e-6 of it.
void expectNear(const torch::Tensor& actual, const torch::Tensor& expected, const std::string& name);

/// Compares the weights with an entry of golden_init.json: all names, first values exactly as float32, sums.
void expectInitialWeights(const torch::nn::Module& network, const nlohmann::json& golden);

/// The one-line message of the Error thrown by `call`; fails the test if there is none.
std::string errorOf(const std::function<void()>& call);

} // namespace playground::test
