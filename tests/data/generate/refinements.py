#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_refinements.json: Adam with a clipped gradient, a warmed-up cosine rate and averaged weights.

Reference: torch.optim and clip_grad_norm_ of torch; the decay of the average and the rates are diffusers'
(training_utils.py: EMAModel.get_decay; optimization.py: get_cosine_schedule_with_warmup,
get_constant_schedule_with_warmup), written out here from commit 58eb52c0803e, so that diffusers need not be there.
The kept file was made with torch 1.13.1. The first parameter and the gradients are golden_adam.json's.
Needs: pip install torch numpy.    python3 refinements.py [--check]
"""
import math

import common

RATE, WARMUP, TOTAL, MAX_NORM, EMA_DECAY = 0.01, 2, 6, 1.0, 0.2
UPDATES = [0, 1, 2, 10, 80, 89, 1000, 99999]


def ema_decay(optimization_step, maximum):
    """use_ema_warmup=False, min_decay=0."""
    step = max(0, optimization_step - 1)
    return 0.0 if step <= 0 else max(min((1 + step) / (10 + step), maximum), 0.0)


def cosine(step, warmup, total):
    if step < warmup:
        return step / max(1, warmup)
    progress = (step - warmup) / max(1, total - warmup)
    return max(0.0, 0.5 * (1.0 + math.cos(math.pi * progress)))


def constant(step, warmup):
    return step / max(1.0, warmup) if step < warmup else 1.0


def six_steps():
    import torch
    given = common.kept("golden_adam.json")
    p = torch.tensor(given["start"], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([p], lr=RATE)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: cosine(step, WARMUP, TOTAL))
    average = p.detach().clone()
    steps = {"rate": [], "norm": [], "clipped": [], "parameter": [], "average": []}
    for i, gradient in enumerate(given["gradients"]):
        p.grad = torch.tensor(gradient, dtype=torch.float64)
        steps["norm"].append(float(torch.nn.utils.clip_grad_norm_([p], MAX_NORM)))
        steps["clipped"].append(p.grad.tolist())
        steps["rate"].append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
        average.sub_((1 - ema_decay(i + 1, EMA_DECAY)) * (average - p.detach()))
        steps["parameter"].append(p.tolist())
        steps["average"].append(average.tolist())
    return steps


def make():
    import torch
    factors = [{"lr_scheduler": name, "warmup": warmup, "total": total,
                "factors": [cosine(step, warmup, total) if name == "cosine" else constant(step, warmup)
                            for step in range(total)]}
               for name, warmup, total in [("constant", 0, 5), ("constant", 3, 8), ("cosine", 0, 8),
                                           ("cosine", 3, 8), ("cosine", 8, 8), ("cosine", 7, 8)]]
    decays = [{"maximum": maximum, "updates": UPDATES, "decay": [ema_decay(n + 1, maximum) for n in UPDATES]}
              for maximum in [0.5, 0.9, 0.9999]]
    return {"golden_refinements.json": {
        "about": "Six steps of Adam with a clipped gradient, a warmed-up cosine rate and averaged weights; float64.",
        "torch": torch.__version__, "learning_rate": RATE, "warmup": WARMUP, "total": TOTAL,
        "max_grad_norm": MAX_NORM, "ema_decay": EMA_DECAY, "steps": six_steps(), "factors": factors,
        "decays": decays}}


if __name__ == "__main__":
    common.run(__doc__, make,
               [("^steps/clipped", 1e-15), ("^steps/rate", 1e-17), ("^steps", 1e-14), ("^(factors|decays)", 1e-15)])
