#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_adam.json: six steps of torch.optim.Adam and AdamW in float64.

Reference: torch.optim; the kept file was made with torch 1.13.1. The first parameter and the gradients are given
numbers (some tiny, one zero), which are read from the kept file.
Needs: pip install torch numpy.    python3 adam.py [--check]
"""
import common

CASES = [  # name, optimiser, learning rates, betas, eps, weight decay
    ("adam", "adam", [1e-3] * 6, (0.9, 0.999), 1e-8, 0.0),
    ("adam_weight_decay", "adam", [0.01] * 6, (0.9, 0.999), 1e-8, 0.01),
    ("adamw_course", "adamw", [1e-5] * 6, (0.9, 0.999), 1e-8, 0.01),
    ("adamw_strong_decay", "adamw", [0.1] * 6, (0.9, 0.999), 1e-8, 0.5),
    ("adamw_no_decay", "adamw", [0.01] * 6, (0.9, 0.999), 1e-8, 0.0),
    ("other_betas_large_eps", "adam", [0.01] * 6, (0.5, 0.9), 0.01, 0.0),
    ("no_memory", "adam", [0.01] * 6, (0.0, 0.0), 1e-8, 0.0),
    ("adamw_rate_lowered", "adamw", [0.1] * 3 + [0.01] * 3, (0.9, 0.999), 1e-8, 0.1),
]


def make():
    import torch
    given = common.kept("golden_adam.json")
    cases = []
    for name, optimizer, rates, betas, eps, decay in CASES:
        p = torch.tensor(given["start"], dtype=torch.float64, requires_grad=True)
        kind = torch.optim.AdamW if optimizer == "adamw" else torch.optim.Adam
        adam = kind([p], lr=rates[0], betas=betas, eps=eps, weight_decay=decay)
        after = []
        for rate, gradient in zip(rates, given["gradients"]):
            adam.param_groups[0]["lr"] = rate
            p.grad = torch.tensor(gradient, dtype=torch.float64)
            adam.step()
            after.append(p.tolist())
        cases.append({"name": name, "optimizer": optimizer, "learning_rate": rates, "beta1": betas[0],
                      "beta2": betas[1], "eps": eps, "weight_decay": decay, "parameter": after,
                      "exp_avg": adam.state[p]["exp_avg"].tolist(),
                      "exp_avg_sq": adam.state[p]["exp_avg_sq"].tolist()})
    return {"golden_adam.json": {
        "about": "torch.optim.Adam and AdamW, float64: the parameter after each of six steps",
        "torch": torch.__version__, "start": given["start"], "gradients": given["gradients"], "cases": cases}}


if __name__ == "__main__":
    common.run(__doc__, make, [("(parameter|exp_avg|exp_avg_sq)$", 1e-14)])
