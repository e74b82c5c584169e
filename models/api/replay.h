// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// What to replay, so that anyone can hold our samplers against another implementation's.
struct ReplayRequest {
    std::string scheduler; ///< a scheduler_config.json
    int steps = 0; ///< num_inference_steps
    double eta = 0; ///< DDIM, as the next
    bool useClippedModelOutput = false;
    std::string input; ///< .safetensors, see replay()
    std::string output;
};

struct ReplayResult {
    std::string className;
    int calls = 0; ///< of the scheduler's step()
    std::vector<Text> notices; ///< what was left out of the scheduler's configuration: one sentence each
};

/// Steps the scheduler over given network outputs. Input tensors: `sample` [N,C,H,W], the first x in the
/// scheduler's own space; `model_output` [K,N,C,H,W], K = the number of timesteps (2C channels for learned
/// variances); `noise` [K,N,C,H,W] where a step draws. Output tensors: `timesteps` [K], `sigmas` [K + 1]
/// where the scheduler has any, `prev_sample` and `pred_original_sample` [K,N,C,H,W]. Every
/// number is diffusers', where its schedulers are known to be wrong too. Throws Error naming the file, field
/// or tensor that is wrong, and where a number comes to be not finite; nothing is then written.
ReplayResult replay(const ReplayRequest& request);

} // namespace playground
