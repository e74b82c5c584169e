#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_basic_unet.safetensors: what BasicUNet predicts, its loss and gradients, and five sampling steps.

Reference: the Hugging Face diffusion course, unit 1, whose BasicUNet and sampling loop are written out here; the
kept file was made with torch 1.13.1. Weights and images are drawn from seeds; nothing is read from the kept file.
Needs: pip install torch numpy.    python3 basic_unet.py [--check]
"""
import json

import torch
from torch import nn

import common

NAME = "golden_basic_unet.safetensors"


class BasicUNet(nn.Module):
    def __init__(self, in_channels=1, out_channels=1):
        super().__init__()
        widths = [(in_channels, 32), (32, 64), (64, 64)], [(64, 64), (64, 32), (32, out_channels)]
        self.down_layers, self.up_layers = (
            nn.ModuleList([nn.Conv2d(a, b, kernel_size=5, padding=2) for a, b in way]) for way in widths)
        self.act = nn.SiLU()
        self.downscale = nn.MaxPool2d(2)
        self.upscale = nn.Upsample(scale_factor=2)

    def forward(self, x):
        h = []
        for i, layer in enumerate(self.down_layers):
            x = self.act(layer(x))
            if i < 2:
                h.append(x)
                x = self.downscale(x)
        for i, layer in enumerate(self.up_layers):
            if i > 0:
                x = self.upscale(x) + h.pop()
            x = self.act(layer(x))
        return x


def sampled(net, x, n_steps=5):
    states = []
    for i in range(n_steps):
        with torch.no_grad():
            pred = net(x)
        mix_factor = 1 / (n_steps - i)
        x = x * (1 - mix_factor) + pred * mix_factor
        states.append(x)
    return torch.stack(states)


def make():
    torch.manual_seed(1001)
    net = BasicUNet()
    weights = net.state_dict()
    images, start, target = (common.drawn(torch.rand, seed, 4, 1, 28, 28) for seed in [1002, 1003, 1004])
    output = net(images)
    loss = nn.functional.mse_loss(output, target)
    loss.backward()
    made = {**weights, "golden.input": images, "golden.output": output, "golden.target": target,
            "golden.loss": loss.reshape(1), "golden.sampler_start": start,
            "golden.sampler_states": sampled(net, start)}
    made.update({"golden.grad." + name: p.grad for name, p in net.named_parameters()})
    with torch.no_grad():
        exact = BasicUNet().double()
        exact.load_state_dict(weights)
        noise = common.largest_difference(output, exact(images.double()))
    return {NAME: (made, {
        **common.versions(), "set": "dev", "model": "BasicUNet",
        "config": json.dumps({"in_channels": 1, "out_channels": 1, "chs": [32, 64, 64], "n": 4, "s": 28}),
        "param_count": sum(p.numel() for p in net.parameters()), "fp32_vs_fp64_max_abs": noise,
        "sampler": "n_steps=5: pred=net(x); f=1/(5-i); x=x*(1-f)+pred*f; states stacked [5,N,1,H,W]"})}


if __name__ == "__main__":
    common.run(__doc__, make, [("^golden.(output|loss|sampler_states)", 1e-6), ("^golden.grad", 1e-5)])
