#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_schedulers.json: 130 scheduler configurations step by step, and 168 tables of timesteps.

Reference: diffusers' schedulers; the kept file was made with diffusers 0.40.0.dev0 (commit 58eb52c0803e), torch
1.13.1 and NumPy 1.24.2. The configurations, the samples, model outputs and noise are given: they are read from the
kept file; everything that a scheduler computes is computed again. Noise stands for the scheduler's own draw, and a
case that draws where the kept one does not, or the other way round, fails.
Needs: pip install torch numpy scipy diffusers.    python3 schedulers.py [--check]

NumPy 2 computes the sigmas and timesteps of Karras, exponential and beta spacing in double where NumPy 1 computes
them in float32: they may differ in the last digits. With torch 2.15, NumPy 2.4 and diffusers 0.42.1 --check fails:
DDPM steps differ by up to 1.9e-5, zero-SNR betas by 3.6e-6 and timesteps of exponential spacing by one.
"""
import sys

import torch

import common

NAME = "golden_schedulers.json"
DRAWN = []  # the noise to give, then what was drawn


def give_noise(*_, **__):
    DRAWN[1] += 1
    return DRAWN[0]


def tensor(values, shape):
    sizes = list(shape)
    sizes[1] = -1  # twice the channels with learned variances
    return torch.tensor(values, dtype=torch.float32).view(sizes)


def numbers(t):
    """As the kept file writes them: integers as they are, float32 in its shortest decimals."""
    values = torch.as_tensor(t).flatten().tolist()
    return common.shortest(values) if torch.as_tensor(t).is_floating_point() else values


def built(case):
    import diffusers
    scheduler = getattr(diffusers, case["scheduler"])(**case["config"])
    module = sys.modules[type(scheduler).__module__]
    if hasattr(module, "randn_tensor"):
        module.randn_tensor = give_noise
    if case["set_timesteps"] is not None:
        scheduler.set_timesteps(**case["set_timesteps"])
    return scheduler


def steps(scheduler, case):
    """Every step again, from the given sample, outputs and noise."""
    shape = case["shape"]
    whole = case["set_timesteps"] is None  # the schedule was never set: the given timesteps
    timesteps = [s["t"] for s in case["steps"]] if whole else scheduler.timesteps[:len(case["steps"])]
    x = tensor(case["initial_sample"], shape)
    made = []
    for given, t in zip(case["steps"], timesteps):
        step = {"t": t if whole else numbers(t)[0]}
        DRAWN[:] = [tensor(given["noise"], shape) if "noise" in given else torch.zeros(shape), 0]
        if "scaled_input" in given:
            step["scaled_input"] = numbers(scheduler.scale_model_input(x, t))
        step["model_output"] = given["model_output"]
        result = scheduler.step(tensor(given["model_output"], shape), t, x, **case.get("step_args", {}))
        if DRAWN[1]:
            step["noise"] = given.get("noise", "drawn, but none is given")
        x = result.prev_sample
        step["prev_sample"] = numbers(x)
        if "pred_original_sample" in result and result.pred_original_sample is not None:
            step["pred_original_sample"] = numbers(result.pred_original_sample)
        made.append(step)
    return made


def noised(case, key):
    """add_noise and get_velocity of a fresh scheduler, or scale_noise."""
    given = case[key]
    scheduler = built(case)
    original, noise = tensor(given["original"], given["shape"]), tensor(given["noise"], given["shape"])
    timesteps = torch.tensor(given["timesteps"])
    made = {"timesteps": given["timesteps"], "shape": given["shape"], "original": given["original"],
            "noise": given["noise"]}
    if key == "scale_noise":
        made["noisy"] = numbers(scheduler.scale_noise(original, scheduler.timesteps[[
            numbers(scheduler.timesteps).index(t) for t in given["timesteps"]]], noise))
    else:
        made["noisy"] = numbers(scheduler.add_noise(original, noise, timesteps))
    if "velocity" in given:
        made["velocity"] = numbers(scheduler.get_velocity(original, noise, timesteps))
    return made


def computed(case):
    scheduler = built(case)
    made = {key: case[key] for key in ["name", "scheduler", "config", "set_timesteps", "set_begin_index", "step_args",
                                       "shape", "initial_sample"] if key in case}
    if "timesteps" in case:
        made["timesteps"] = case["timesteps"] if isinstance(case["timesteps"], str) else numbers(scheduler.timesteps)
    if "sigmas" in case:
        made["sigmas"] = numbers(scheduler.sigmas)
    if "init_noise_sigma" in case:
        made["init_noise_sigma"] = numbers(torch.as_tensor(scheduler.init_noise_sigma, dtype=torch.float32))[0]
    for key in ["sigma_min", "sigma_max"]:
        if key in case:
            made[key] = float(getattr(scheduler, key))
    if "tables" in case:
        index = case["tables"]["index"]
        made["tables"] = {key: index if key == "index" else numbers(getattr(scheduler, key)[index])
                          for key in case["tables"]}
    if "set_begin_index" in case:
        scheduler.set_begin_index(case["set_begin_index"])
    made["steps"] = steps(scheduler, case) if case["steps"] else []
    for key in ["add_noise", "scale_noise"]:
        if key in case:
            made[key] = noised(case, key)
    return made


def timestep_table(given):
    import diffusers
    scheduler = getattr(diffusers, given["scheduler"])(timestep_spacing=given["spacing"])
    scheduler.set_timesteps(given["steps"])
    values = numbers(scheduler.timesteps)
    made = {"scheduler": given["scheduler"], "spacing": given["spacing"], "steps": given["steps"],
            "count": len(values), "sum": float(sum(values))}
    if "timesteps" in given:
        return {**made, "timesteps": values}
    return {**made, "first": values[:8], "last": values[-8:]}


def make():
    import diffusers
    given = common.kept(NAME)
    randn_like = torch.randn_like
    torch.randn_like = give_noise  # FlowMatchEulerDiscreteScheduler's draw
    try:
        cases = [computed(case) for case in given["cases"]]
    finally:
        torch.randn_like = randn_like
    about = given["about"].split(". ", 1)[1]
    return {NAME: {"about": f"diffusers {diffusers.__version__}, torch {torch.__version__} CPU float32. {about}",
                   "set": "dev", "cases": cases,
                   "timestep_tables": [timestep_table(table) for table in given["timestep_tables"]]}}


if __name__ == "__main__":
    common.run(__doc__, make, [
        ("^cases/ddpm/.*/(prev_sample|pred_original_sample)$", 1e-6),
        ("^cases/.*/(prev_sample|pred_original_sample|scaled_input)$", 1e-5),
        ("^cases/.*/(noisy|velocity)$", 1e-6), ("^cases/.*/(sigmas|init_noise_sigma|sigma_min|sigma_max)$", 2e-6),
        ("^cases/.*/tables/(betas|alphas_cumprod)$", 5e-7)])
