// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/scheduler_field_table.h"

#include "models/samplers/sampler_table.h"

#include <algorithm>

namespace playground
{

namespace
{
using Names = std::set<std::string>;

/// Fields of schedulers that are not samplers here (some may also belong to samplers added since).
const Names othersFields = {"alpha_cum_end", "alpha_cum_start", "beta_max", "beta_min", "block_length",
    "clip_denoised", "correct_steps", "corrector_k", "corrector_order", "corrector_selection",
    "corrector_selection_tau", "corrector_steps", "disable_corrector", "editing_threshold", "entropy_bound",
    "eta", "gamma", "gamma_cum_end", "gamma_cum_start", "mask_token_id", "masking_schedule", "minimal_topk",
    "noise_sampler_seed", "num_inference_steps", "num_vec_classes", "original_inference_steps", "predict_x0",
    "predictor_order", "rho", "s", "s_churn", "s_max", "s_min", "s_noise", "sampling_eps", "scale_factors",
    "scaler", "scheduler_type", "sigma_data", "sigma_schedule", "skip_prk_steps", "snr", "snr_shift_scale",
    "solver_p", "stage_range", "stages", "t_max", "t_min", "tau_func", "threshold", "timestep_scaling",
    "upscale_mode"};

/// Fields that versions before 0.40 had.
const Names formerFields = {"N", "clip_alpha_at_one", "clip_predicted_image", "clip_predicted_sample",
    "dtype", "predict_epsilon", "set_alpha_to_zero", "tensor_format", "timestep_values", "timesteps"};

/// FlaxDDIMScheduler was the JAX version of DDIMScheduler.
std::string withoutFlax(const std::string& className)
{
    return className.starts_with("Flax") ? className.substr(4) : className;
}
} // namespace

bool isSchedulerField(const std::string& name)
{
    const auto& samplers = samplerTable().all();
    return othersFields.contains(name) || formerFields.contains(name)
        || std::any_of(samplers.begin(), samplers.end(),
            [&](const SamplerInfo& sampler) { return sampler.diffusersFields.contains(name); });
}

const std::set<std::string>* fieldsOfScheduler(const std::string& className)
{
    const SamplerInfo* sampler = findScheduler(className);
    return sampler == nullptr ? nullptr : &sampler->diffusersFields;
}

NoiseFamily noiseFamilyOf(const std::string& className)
{
    static const Names onSchedule = {"DDIMInverseScheduler", "DDIMParallelScheduler", "DDIMScheduler",
        "DDPMParallelScheduler", "DDPMScheduler", "DEISMultistepScheduler",
        "DPMSolverMultistepInverseScheduler", "DPMSolverMultistepScheduler", "DPMSolverSDEScheduler",
        "DPMSolverSinglestepScheduler", "EulerAncestralDiscreteScheduler", "EulerDiscreteScheduler",
        "HeunDiscreteScheduler", "KDPM2AncestralDiscreteScheduler", "KDPM2DiscreteScheduler", "LCMScheduler",
        "LMSDiscreteScheduler", "PNDMScheduler", "RePaintScheduler", "SASolverScheduler", "TCDScheduler",
        "UnCLIPScheduler", "UniPCMultistepScheduler"};
    static const Names onFlow = {"FlowMatchEulerDiscreteScheduler", "FlowMatchHeunDiscreteScheduler",
        "FlowMatchLCMScheduler", "LTXEulerAncestralRFScheduler"};
    const std::string name = withoutFlax(className);
    if (onSchedule.contains(name))
        return NoiseFamily::Schedule;
    return onFlow.contains(name) ? NoiseFamily::Flow : NoiseFamily::Other;
}

DefaultBetas defaultBetasOf(const std::string& className)
{
    // Stable Diffusion's values.
    static const Names linear = {"DPMSolverSDEScheduler", "HeunDiscreteScheduler",
        "KDPM2AncestralDiscreteScheduler", "KDPM2DiscreteScheduler"};
    static const Names scaled = {"LCMScheduler", "TCDScheduler"};
    if (linear.contains(className))
        return {0.00085, 0.012, "linear"};
    if (scaled.contains(className))
        return {0.00085, 0.012, "scaled_linear"};
    return {1e-4, 0.02, className == "UnCLIPScheduler" ? "squaredcos_cap_v2" : "linear"};
}

} // namespace playground
