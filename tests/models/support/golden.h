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

/// A file of tests/data by name.
Tensors goldenTensors(const std::string& fileName);
nlohmann::json goldenJson(const std::string& fileName);

/// loadWeights() with every tensor that is not named golden.*.
void setState(torch::nn::Module& network, const Tensors& tensors);

std::int64_t parameterCount(const torch::nn::Module& network);

/// Largest absolute difference; fails the test for another shape.
double largestDifference(const torch::Tensor& actual, const torch::Tensor& expected);

/// Compares inner activations: to 1e-5 of their largest value, or absolutely where that is below 1. Two BLAS
/// kernels, or one and four threads, differ by some 1e-6 of it (FACTS.md, a).
void expectNear(const torch::Tensor& actual, const torch::Tensor& expected, const std::string& name);

/// Compares the weights with an entry of golden_init.json: all names, first values exactly as float32, sums.
void expectInitialWeights(const torch::nn::Module& network, const nlohmann::json& golden);

/// The one-line message of the Error that `call` throws; fails the test if it throws none.
std::string errorOf(const std::function<void()>& call);

} // namespace playground::test
