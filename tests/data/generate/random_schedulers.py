#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws random scheduler configurations, runs them with diffusers and writes the results as JSON.

Needs torch, numpy, scipy and diffusers, either installed (PyPI) or as a source tree:

    git clone https://github.com/huggingface/diffusers && git -C diffusers checkout 58eb52c0803e
    python3 random_schedulers.py --source diffusers/src --per-class 60 > ../golden_random_schedulers.json

With --source only the scheduler files are read, through stand-ins for the rest of the package, so that any
torch will do. The file in tests/data was computed with Debian 12's python3-torch 1.13.1, python3-numpy 1.24.2
and python3-scipy 1.10.1, as golden_schedulers.json was; UniPC's cases by diffusers 0.42.1, which gives those of the
other classes too, number for number. NumPy 2 computes the timesteps of Karras, exponential,
beta and Lu sigmas in double where NumPy 1 computes them in float32, so that they differ in the last digits.

samplers_test compares our samplers with this file. To use another file:

    SCHEDULER_CASES=FILE samplers_test --gtest_filter='RandomScheduler*'

Inputs are not stored: both sides generate them (see `counted`). Cases that diffusers refuses, or for which its
results are not finite, are skipped and counted on stderr.
"""
import argparse
import collections
import functools
import importlib
import inspect
import json
import logging
import random
import sys
import types
import warnings

SHAPE = [2, 1, 1, 2]
NOISE = [None]  # the next noise that the scheduler draws


class AttrDict(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)


def stand_in_for_the_package(source):
    """Imports the scheduler modules of a source tree without the rest of diffusers."""
    def module(name, **names):
        made = types.ModuleType(name)
        made.__dict__.update(names)
        sys.modules[name] = made
        return made

    class Config:
        def register_to_config(self, **fields):
            self.config = AttrDict({**getattr(self, "config", {}), **fields})

    def register_to_config(init):
        @functools.wraps(init)
        def inner(self, **given):
            known = {k: p.default for k, p in inspect.signature(init).parameters.items() if k != "self"}
            self.register_to_config(**{k: given.get(k, default) for k, default in known.items()})
            init(self, **{k: v for k, v in given.items() if k in known})
        return inner

    class Output:
        pass

    logger = types.SimpleNamespace(get_logger=logging.getLogger)
    module("diffusers", __path__=[source + "/diffusers"], __version__="source")
    module("diffusers.configuration_utils", ConfigMixin=Config, register_to_config=register_to_config)
    module("diffusers.utils", __path__=[], BaseOutput=Output, deprecate=lambda *a, **k: None,
           is_scipy_available=lambda: True, logging=logger, PushToHubMixin=object)
    module("diffusers.utils.torch_utils", randn_tensor=None)
    module("diffusers.schedulers", __path__=[source + "/diffusers/schedulers"])
    module("diffusers.schedulers.scheduling_utils", SchedulerMixin=type("Mixin", (), {}), KarrasDiffusionSchedulers=[],
           SchedulerOutput=types.SimpleNamespace)


def counted(start, count):
    """Numbers in -2..2, multiples of 1/256; the C++ test generates the same."""
    return [((((start + i) * 2654435761) % 2**32 >> 16) % 1024 - 512) / 256 for i in range(count)]


def shortest(values):
    """The shortest decimals that round-trip to the same float32."""
    import numpy
    return [float(str(numpy.float32(v))) for v in values]


def drawn_common(rng, schedules, predictions):
    train = rng.choice([1000, 1000, 1000, 100, 50])
    config = {"num_train_timesteps": train, "prediction_type": rng.choice(predictions),
              "beta_schedule": rng.choice(schedules), "timestep_spacing": rng.choice(
                  ["leading", "linspace", "trailing"]), "steps_offset": rng.choice([0, 0, 1])}
    if rng.random() < 0.5:
        config.update(rng.choice([{"beta_start": 0.00085, "beta_end": 0.012},
                                  {"beta_start": 0.001, "beta_end": 0.03}]))
    if rng.random() < 0.05:
        config["num_train_timesteps"] = 20
        config["trained_betas"] = [round(0.005 + 0.011 * i * rng.uniform(0.9, 1.1), 4) for i in range(20)]
    steps = rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16])
    if rng.random() < 0.02 and "trained_betas" not in config:  # a count for which numpy's rounding gives one more, with trailing spacing
        config.update(num_train_timesteps=50, timestep_spacing="trailing")
        steps = 29
    return config, min(steps, config["num_train_timesteps"] - 1)


THREE = ["epsilon", "sample", "v_prediction"]
BETAS = ["linear", "scaled_linear", "squaredcos_cap_v2"]


def limits(rng, config, clips=True):
    if clips and rng.random() < 0.5:
        config["clip_sample"] = rng.random() < 0.5
        config["clip_sample_range"] = rng.choice([1.0, 0.5, 2.0])
    if rng.random() < 0.25:
        config.update(thresholding=True, dynamic_thresholding_ratio=rng.choice([0.995, 0.9, 0.5]),
                      sample_max_value=rng.choice([1.0, 1.5, 3.0]))


def zero_snr(rng, config):
    if rng.random() < 0.35:
        config["rescale_betas_zero_snr"] = True


def spread(rng, config, more=()):
    """At most one of the sigma spacings."""
    if rng.random() < 0.6:
        config[rng.choice(["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", *more])] = True


def draw_ddpm(rng):
    config, steps = drawn_common(rng, BETAS + ["sigmoid", "laplace"], THREE)
    limits(rng, config)
    zero_snr(rng, config)
    config["variance_type"] = rng.choice(
        ["fixed_small", "fixed_small_log", "fixed_large", "learned", "learned_range"])
    return config, steps, {}


def draw_ddim(rng):
    config, steps = drawn_common(rng, BETAS, THREE)
    limits(rng, config)
    zero_snr(rng, config)
    config["set_alpha_to_one"] = rng.random() < 0.5
    return config, steps, {"eta": rng.choice([0.0, 0.0, 0.3, 1.0]),
                           "use_clipped_model_output": rng.random() < 0.3}


def draw_euler(rng):
    config, steps = drawn_common(rng, BETAS, THREE)
    zero_snr(rng, config)
    spread(rng, config)
    config["interpolation_type"] = rng.choice(["linear", "linear", "log_linear"])
    config["final_sigmas_type"] = rng.choice(["zero", "zero", "sigma_min"])
    config["timestep_type"] = rng.choice(["discrete", "discrete", "continuous"])
    if rng.random() < 0.2:
        config.update(sigma_min=rng.choice([0.002, 0.05]), sigma_max=rng.choice([14.6, 80.0]))
    args = {}
    if rng.random() < 0.3:
        args = {"s_churn": rng.choice([1.0, 20.0]), "s_tmin": 0.05, "s_tmax": 50.0, "s_noise": 1.003}
    return config, steps, args


def draw_euler_ancestral(rng):
    config, steps = drawn_common(rng, BETAS, ["epsilon", "v_prediction"])
    zero_snr(rng, config)
    return config, steps, {}


def draw_heun(rng):
    config, steps = drawn_common(rng, BETAS + ["exp"], THREE)
    limits(rng, config)
    for name in ["thresholding", "dynamic_thresholding_ratio", "sample_max_value"]:
        config.pop(name, None)
    spread(rng, config)
    return config, steps, {}


def draw_dpm(rng):
    predictions = THREE if rng.random() < 0.85 else ["flow_prediction"]
    config, steps = drawn_common(rng, BETAS, predictions)
    limits(rng, config, clips=False)
    zero_snr(rng, config)
    if predictions == THREE:
        spread(rng, config, ["use_lu_lambdas"])
    else:
        config.update(use_flow_sigmas=True, flow_shift=rng.choice([1.0, 3.0]))
    config["solver_order"] = rng.choice([1, 2, 2, 3])
    config["algorithm_type"] = rng.choice(["dpmsolver++", "dpmsolver++", "dpmsolver", "sde-dpmsolver++",
                                           "sde-dpmsolver"])
    if config["algorithm_type"] == "sde-dpmsolver":
        config["solver_order"] = min(config["solver_order"], 2)
    config["solver_type"] = rng.choice(["midpoint", "heun"])
    config["lower_order_final"] = rng.random() < 0.7
    config["euler_at_final"] = rng.random() < 0.3
    config["final_sigmas_type"] = "zero" if config["algorithm_type"].endswith("++") and rng.random() < 0.7 \
        else "sigma_min"
    if rng.random() < 0.2:
        config["lambda_min_clipped"] = rng.choice([-5.1, -2.0])
    # Without variance_type: diffusers always takes the first three channels as the mean.
    return config, steps, {}


def draw_unipc(rng):
    predictions = THREE if rng.random() < 0.85 else ["flow_prediction"]
    config, steps = drawn_common(rng, BETAS, predictions)
    limits(rng, config, clips=False)
    zero_snr(rng, config)
    if predictions == THREE:
        spread(rng, config)
        if rng.random() < 0.2:
            config.update(sigma_min=rng.choice([0.02, 0.05]), sigma_max=rng.choice([14.6, 80.0]))
    else:
        config.update(use_flow_sigmas=True, flow_shift=rng.choice([1.0, 3.0]))
        config.update(rng.choice([{}, {"use_karras_sigmas": True}, {"shift_terminal": 0.1}]))
    config["solver_order"] = rng.choice([1, 2, 2, 3])
    config["solver_type"] = rng.choice(["bh1", "bh2", "bh2"])
    config["predict_x0"] = rng.random() < 0.7
    config["lower_order_final"] = rng.random() < 0.8
    config["disable_corrector"] = rng.choice([[], [], [0], [0, 1], [2]])
    # To no noise at all bh1 multiplies infinity by 0, and the noise predicted there is nothing.
    config["final_sigmas_type"] = "zero" if config["solver_type"] == "bh2" and config["predict_x0"] \
        and rng.random() < 0.8 else "sigma_min"
    return config, steps, {}


def draw_flow(rng):
    config = {"num_train_timesteps": rng.choice([1000, 1000, 100]), "shift": rng.choice([1.0, 3.0, 0.5, 1.15]),
              "invert_sigmas": rng.random() < 0.1, "stochastic_sampling": rng.random() < 0.3,
              "time_shift_type": rng.choice(["exponential", "linear"])}
    if rng.random() < 0.3:
        config["shift_terminal"] = rng.choice([0.1, 0.02])
    spread(rng, config)
    steps = rng.choice([1, 2, 3, 4, 5, 7, 8, 10, 12])
    args = {}
    if rng.random() < 0.2:
        config["use_dynamic_shifting"] = True
        args["mu"] = rng.choice([0.5, 1.15, 2.0])
    return config, steps, args


CLASSES = {
    "DDPMScheduler": ("scheduling_ddpm", draw_ddpm),
    "DDIMScheduler": ("scheduling_ddim", draw_ddim),
    "EulerDiscreteScheduler": ("scheduling_euler_discrete", draw_euler),
    "EulerAncestralDiscreteScheduler": ("scheduling_euler_ancestral_discrete", draw_euler_ancestral),
    "HeunDiscreteScheduler": ("scheduling_heun_discrete", draw_heun),
    "DPMSolverMultistepScheduler": ("scheduling_dpmsolver_multistep", draw_dpm),
    "UniPCMultistepScheduler": ("scheduling_unipc_multistep", draw_unipc),
    "FlowMatchEulerDiscreteScheduler": ("scheduling_flow_match_euler_discrete", draw_flow),
}


def rounding(scheduler, case, args, mu):
    """How much the steps change, in the relative measure of samplers_test, if every sigma and every initial number
    changes by one unit in the last place. If it is much, float32 results cannot agree between implementations."""
    import torch
    size = len(case["initial"])
    generator = torch.Generator().manual_seed(0)

    def moved(tensor):
        return tensor * (1 + 2.0**-23 * torch.randint(-1, 2, tensor.shape, generator=generator))

    worst = 0.0
    for _ in range(4):
        scheduler.set_timesteps(case["steps"], **mu)
        scheduler.set_begin_index(0)
        scheduler.sigmas = moved(scheduler.sigmas)
        x = moved(torch.tensor(case["initial"]).view(SHAPE))
        for i, (t, previous) in enumerate(zip(scheduler.timesteps, case["previous"])):
            NOISE[0] = torch.tensor(counted(case["seed"] + 5000 + 100 * i, size)).view(SHAPE)
            output = torch.tensor(counted(case["seed"] + 10000 + 100 * i, size)).view(SHAPE)
            x = scheduler.step(output, t, x, **args).prev_sample
            expected = torch.tensor(previous).view(SHAPE)
            worst = max(worst, float((x - expected).abs().max()) / max(1.0, float(expected.abs().max())))
    return worst


def computed(class_name, config, steps, args, seed):
    """One case in the format of samplers_test. Raises the exceptions of diffusers, and ValueError if the result is not finite."""
    import torch
    module = importlib.import_module("diffusers.schedulers." + CLASSES[class_name][0])
    scheduler = getattr(module, class_name)(**config)
    step_args = dict(args)
    mu = {"mu": step_args.pop("mu")} if "mu" in step_args else {}
    scheduler.set_timesteps(steps, **mu)
    if hasattr(scheduler, "set_begin_index"):  # like pipelines
        scheduler.set_begin_index(0)
    size = SHAPE[0] * SHAPE[1] * SHAPE[2] * SHAPE[3]
    deviation = float(getattr(scheduler, "init_noise_sigma", 1.0))
    x = torch.tensor(counted(seed, size), dtype=torch.float32).view(SHAPE) * deviation
    case = {"scheduler": class_name, "config": config, "steps": steps, "args": args, "seed": seed,
            "timesteps": shortest(scheduler.timesteps.tolist()), "initial": shortest(x.flatten().tolist()),
            "previous": [], "draws": ""}
    twice = str(config.get("variance_type")).startswith("learned")
    for i, t in enumerate(scheduler.timesteps):
        noise = torch.tensor(counted(seed + 5000 + 100 * i, size), dtype=torch.float32).view(SHAPE)
        NOISE[0] = noise
        drawn = []

        def draw(*_, **__):
            drawn.append(True)
            return NOISE[0]

        module.randn_tensor = draw
        output = torch.tensor(counted(seed + 10000 + 100 * i, size * (2 if twice else 1)), dtype=torch.float32)
        output = output.view(SHAPE[0], -1, *SHAPE[2:])
        if config.get("variance_type") == "learned":
            output[:, SHAPE[1]:] = output[:, SHAPE[1]:].abs()
        if hasattr(scheduler, "scale_model_input"):
            scheduler.scale_model_input(x, t)
        x = scheduler.step(output, t, x, **step_args)
        x = x.prev_sample
        if not bool(torch.isfinite(x).all()):
            raise ValueError("not finite")
        case["draws"] += "1" if drawn else "0"
        case["previous"].append(shortest(x.flatten().tolist()))
    if hasattr(scheduler, "sigmas"):
        moved = rounding(scheduler, case, step_args, mu)
        if moved > 2e-6:
            case["rounding"] = float(f"{moved:.1e}")
    return case


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", help="the folder that holds diffusers/, if it is not installed")
    parser.add_argument("--per-class", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", help="one class")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    if options.source:
        stand_in_for_the_package(options.source)
    import diffusers
    import numpy
    import scipy
    import torch
    torch.set_num_threads(1)
    cases = []
    for class_name, (_, draw) in CLASSES.items():
        if options.only and class_name != options.only:
            continue
        rng = random.Random(f"{class_name} {options.seed}")
        left_out = collections.Counter()
        wanted = len(cases) + options.per_class
        while len(cases) < wanted:
            config, steps, args = draw(rng)
            seed = rng.randrange(10**6)
            try:
                cases.append(computed(class_name, config, steps, args, seed))
            except Exception as error:  # anything that diffusers raises
                left_out[f"{type(error).__name__}: {error}"[:100]] += 1
                if sum(left_out.values()) > 20 * options.per_class:
                    raise
        print(class_name, "left out:", dict(left_out), file=sys.stderr)
    head = {"diffusers": diffusers.__version__, "torch": torch.__version__, "numpy": numpy.__version__,
            "scipy": scipy.__version__, "shape": SHAPE}
    print(json.dumps(head)[:-1] + ', "cases": [')
    print(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
    print("]}")


if __name__ == "__main__":
    main()
