// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// What to replay: compares our samplers with another implementation's.
struct ReplayRequest {
    std::string scheduler; ///< a scheduler_config.json
    int steps = 0; ///< num_inference_steps
    double eta = 0; ///< DDIM only, like the next
    bool useClippedModelOutput = false;
    std::string input; ///< .safetensors, see replay()
    std::string output;
};

struct ReplayResult {
    std::string className;
    int calls = 0; ///< number of step() calls of the scheduler
    std::vector<Text>
        notices; ///< fields of the scheduler's configuration that were ignored: one sentence each
};

/// Steps the scheduler over given network outputs. Input tensors: `sample` [N,C,H,W], the initial x in the
/// scheduler's own space; `model_output` [K,N,C,H,W], K = number of timesteps (2C channels for learned
/// variances); `noise` [K,N,C,H,W] for stochastic steps. Output tensors: `timesteps` [K], `sigmas` [K + 1] if
/// the scheduler has them, `prev_sample` and `pred_original_sample` [K,N,C,H,W]. Every number matches
/// diffusers, including its schedulers' known errors. Throws Error naming the wrong file, field or tensor, or
/// the first result that is not finite; nothing is written then.
ReplayResult replay(const ReplayRequest& request);

} // namespace playground
