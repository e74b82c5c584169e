#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_training.json, golden_training_dli.json, golden_training_unet2d.json and the .safetensors beside them.

They hold some steps of Adam: losses in float32 and float64, the norms of the gradients and the last weights.
Reference: torch.optim.Adam over the networks of basic_unet.py, dli_unet.py and diffusers' UNet2DModel, noised as the
courses and diffusers' DDPMScheduler do; the kept files were made with torch 1.13.1 and diffusers 0.40.0.dev0. The
first weights are drawn from seeds (1080, 1140, 1110). Images (of Fashion-MNIST), noise, amounts and timesteps are
given: they are read from the kept files.
Needs: pip install torch numpy diffusers.    python3 training.py [--check] [--only dli]

Where a gradient is rounding noise (a bias before a normalisation has none) Adam moves the weight at random, by one
learning rate a step: of those of final.* only that bound can be asked for, as golden_training_test.cpp does.
"""
import copy
import sys

import torch
from torch.nn import functional as F

import common
import unet2d
from basic_unet import BasicUNet
from dli_unet import DliUNet

ADAM = "betas (0.9, 0.999), eps 1e-8, weight_decay 0, amsgrad off"
LEADING = "data.* have a leading step dimension"


def basic_loss(net, data):
    a = data["amount"].view(-1, 1, 1, 1)
    return F.mse_loss(net(data["x"] * (1 - a) + data["noise"] * a), data["x"])


def dli_loss(net, data):
    return F.mse_loss(data["x"], net(0.5 * data["x"] + 0.5 * data["noise"]))


def unet2d_loss(net, data):
    from diffusers import DDPMScheduler
    scheduler = DDPMScheduler(beta_schedule="linear")
    noised = scheduler.add_noise(data["x"], data["noise"], data["timesteps"])
    return F.mse_loss(net(noised, data["timesteps"]).sample, data["noise"])


def trained(net, loss_of, data, rate, kind):
    """Losses and gradient norms of every step."""
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    losses, norms = [], []
    for step in range(len(data["x"])):
        now = {key: t[step].to(kind) if t.is_floating_point() else t[step] for key, t in data.items()}
        loss = loss_of(net, now)
        optimizer.zero_grad()
        loss.backward()
        squares = sum(float(p.grad.double().square().sum()) for p in net.parameters() if p.grad is not None)
        losses.append(loss.item())
        norms.append(squares**0.5)
        optimizer.step()
    return losses, norms


def files(name, net, first, loss_of, rate, head, keep):
    """Trains from the network's weights, in float32 and in float64; `first`: init.* of the file."""
    given = common.kept(name + ".safetensors")
    data = {key[5:]: t for key, t in given.items() if key.startswith("data.")}
    exact = copy.deepcopy(net).double()
    losses, norms = trained(net.train(), loss_of, data, rate, torch.float32)
    exact_losses, _ = trained(exact.train(), loss_of, data, rate, torch.float64)
    total = sum(float(p.detach().double().abs().sum()) for p in net.parameters())
    same = all(torch.equal(t[0], t[i]) for t in data.values() for i in range(len(t)))
    content = {**head, "batch": data["x"].shape[1], "same_data_every_step": same, "optimizer": "Adam", "lr": rate,
               "adam_defaults": ADAM, "steps": len(losses), "losses_float32": losses,
               "losses_float64_same_start": exact_losses, "grad_l2_norm_float32": norms,
               "max_abs_loss_difference_fp32_fp64": max(abs(a - b) for a, b in zip(losses, exact_losses)),
               "tensors": name + ".safetensors", "final_param_abs_sum_float32": total, "threads": 1,
               **common.versions(), "set": "dev"}
    tensors = {key: t for key, t in given.items() if key.startswith("data.")}
    tensors.update({"init." + key: t for key, t in first.items()})
    tensors.update({"final." + key: t for key, t in net.state_dict().items() if keep(key, t)})
    return {name + ".json": content, name + ".safetensors": (tensors, {**common.versions(), "set": "dev"})}


def basic():
    torch.manual_seed(1080)
    net = BasicUNet()
    first = {key: t.clone() for key, t in net.state_dict().items()}
    head = {"model": "BasicUNet(1,1)", "note": LEADING, "loss":
            "mse(net(x*(1-a)+noise*a), x), a = amount viewed [B,1,1,1]; noise is uniform [0,1)"}
    return files("golden_training", net, first, basic_loss, 1e-3, head, lambda key, t: True)


def dli():
    torch.manual_seed(1140)
    head = {"model": "DLI UNet", "config": {"img_ch": 1, "img_size": 16, "down_chs": [16, 32, 64]},
            "loss": "mse(x, net(0.5*x + 0.5*noise)), train mode (BatchNorm batch statistics)",
            "note": LEADING + "; final.* include running statistics; dense_emb never gets a gradient and stays as "
                              "initialised"}
    return files("golden_training_dli", DliUNet(), {}, dli_loss, 1e-4, head,
                 lambda key, t: not key.startswith("dense_emb."))


def unet():
    from diffusers import UNet2DModel
    torch.manual_seed(1110)
    head = {"model": "UNet2DModel", "config_given": unet2d.CONFIG,
            "scheduler": {"class": "DDPMScheduler", "beta_schedule": "linear"},
            "loss": "xt = add_noise(x, noise, t); mse(unet(xt, t), noise)",
            "note": LEADING + "; initial weights are PyTorch's default initialisation"}
    return files("golden_training_unet2d", UNet2DModel(**unet2d.CONFIG), {}, unet2d_loss, 1e-3, head,
                 lambda key, t: t.numel() <= 4096)


RUNS = {"basic": basic, "dli": dli, "unet2d": unet}


def tolerances(name):
    run = next((r for r in ["dli", "unet2d"] if r in name), "basic")
    loss, norm, bound = {  # bound: twice the steps times the learning rate
        "basic": (5e-7, 1e-5, 2 * 10 * 1e-3), "dli": (3e-6, 1e-5, 2 * 5 * 1e-4), "unet2d": (2.3e-5, 1e-4, 2 * 5 * 1e-3)
    }[run]
    return [("^max_abs_loss_difference", None), ("^losses_float64", 1e-6), ("^losses", loss), ("^grad_l2_norm", norm),
            ("^final_param_abs_sum", 1e-6), ("^final.*num_batches_tracked$", 0.0), ("^final", bound)]


def main():
    only = RUNS
    if "--only" in sys.argv:
        at = sys.argv.index("--only")
        only = [sys.argv[at + 1]]
        del sys.argv[at:at + 2]
    made = {}

    def make():
        for name in only:
            made.update(RUNS[name]())
        return made

    common.run(__doc__, make, tolerances)


if __name__ == "__main__":
    main()
