// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

namespace playground
{

/// A noise level x = alpha clean + sigma noise; lambda = ln(alpha / sigma), infinite without noise.
struct DpmLevel {
    float alpha = 1;
    float sigma = 0;
    float lambda = 0;
};

/// `sigma`: the noise-to-signal ratio with alpha^2 + sigma^2 = 1; on the straight path, the fraction of
/// noise.
DpmLevel dpmLevel(float sigma, bool straightPath);

/// Number of consecutive distinct levels among the first `most`, newest first: two equal levels give no
/// slope.
std::size_t distinctLevels(const std::vector<DpmLevel>& levels, std::size_t most);

/// The DPM-Solver variant: "dpmsolver" integrates the noise prediction (Lu et al. 2022, "DPM-Solver"),
/// "dpmsolver++" the data prediction ("DPM-Solver++"); "sde-" solves the stochastic equation instead of the
/// deterministic one.
struct DpmAlgorithm {
    std::string type = "dpmsolver++";
    std::string solverType = "midpoint"; ///< for second order: "midpoint" or "heun"

    bool predictsData() const { return type.ends_with("++"); }
    bool stochastic() const { return type.starts_with("sde-"); }
};

/// One multistep update to level `to`; its order is the number of `outputs`, 1 to 3. `outputs` are the
/// predictions at the levels `from`, both newest first, with descending lambda. `noise` is used if the
/// algorithm is stochastic.
torch::Tensor dpmUpdate(const DpmAlgorithm& algorithm, const DpmLevel& to, const std::vector<DpmLevel>& from,
    const std::vector<torch::Tensor>& outputs, const torch::Tensor& x, const torch::Tensor& noise);

} // namespace playground
