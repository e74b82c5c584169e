#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_dli_unet.safetensors: what the U-Net of NVIDIA DLI's course predicts, in eval and in train mode.

Reference: NVIDIA DLI, Generative AI with Diffusion Models, "From U-Nets to Diffusion", whose network is written out
here; the kept file was made with torch 1.13.1. Weights, running statistics and images are drawn from seeds; nothing
is read from the kept file.
Needs: pip install torch numpy.    python3 dli_unet.py [--check]
"""
import json

import torch
from torch import nn

import common

NAME = "golden_dli_unet.safetensors"


def conv_block(channels, first):
    """`first`, then batch norm, ReLU, a second convolution, batch norm, ReLU."""
    return [first, nn.BatchNorm2d(channels), nn.ReLU(), nn.Conv2d(channels, channels, 3, 1, 1),
            nn.BatchNorm2d(channels), nn.ReLU()]


class DownBlock(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.model = nn.Sequential(*conv_block(out_ch, nn.Conv2d(in_ch, out_ch, 3, 1, 1)), nn.MaxPool2d(2))

    def forward(self, x):
        return self.model(x)


class UpBlock(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.model = nn.Sequential(*conv_block(out_ch, nn.ConvTranspose2d(2 * in_ch, out_ch, 3, 2, 1, 1)))

    def forward(self, x, skip):
        return self.model(torch.cat((x, skip), 1))


class DliUNet(nn.Module):
    def __init__(self, img_ch=1, img_size=16, down_chs=(16, 32, 64)):
        super().__init__()
        up_chs = down_chs[::-1]
        latent = img_size // 4
        self.down0 = nn.Sequential(nn.Conv2d(img_ch, down_chs[0], 3, padding=1), nn.BatchNorm2d(down_chs[0]),
                                   nn.ReLU())
        self.down1 = DownBlock(down_chs[0], down_chs[1])
        self.down2 = DownBlock(down_chs[1], down_chs[2])
        self.to_vec = nn.Sequential(nn.Flatten(), nn.ReLU())
        self.dense_emb = nn.Sequential(  # never called
            nn.Linear(down_chs[2] * latent**2, down_chs[1]), nn.ReLU(), nn.Linear(down_chs[1], down_chs[1]),
            nn.ReLU(), nn.Linear(down_chs[1], down_chs[2] * latent**2), nn.ReLU())
        self.up0 = nn.Sequential(nn.Unflatten(1, (up_chs[0], latent, latent)),
                                 nn.Conv2d(up_chs[0], up_chs[0], 3, padding=1), nn.BatchNorm2d(up_chs[0]), nn.ReLU())
        self.up1 = UpBlock(up_chs[0], up_chs[1])
        self.up2 = UpBlock(up_chs[1], up_chs[2])
        self.out = nn.Sequential(nn.Conv2d(up_chs[-1], up_chs[-1], 3, 1, 1), nn.BatchNorm2d(up_chs[-1]), nn.ReLU(),
                                 nn.Conv2d(up_chs[-1], img_ch, 3, 1, 1))

    def forward(self, x):
        down1 = self.down1(self.down0(x))
        down2 = self.down2(down1)
        up1 = self.up1(self.up0(self.to_vec(down2)), down2)
        return self.out(self.up2(up1, down1))


@torch.no_grad()
def make():
    images = common.drawn(torch.randn, 1062, 4, 1, 16, 16)
    torch.manual_seed(1060)
    net, exact = common.unlike_at_first(DliUNet(), 1061), DliUNet().double()
    weights = common.copied(net)
    exact.load_state_dict(weights)
    made = {**weights, "golden.input": images, "golden.output_eval": net.eval()(images)}
    noise = common.largest_difference(made["golden.output_eval"], exact.eval()(images.double()))
    made["golden.output_train"] = net.train()(images)
    made.update({"golden.after_train." + name: t.clone() for name, t in net.named_buffers()})
    made["golden.output_eval_after_train"] = net.eval()(images)
    return {NAME: (made, {
        **common.versions(), "set": "dev", "model": "DLI UNet",
        "config": json.dumps({"img_ch": 1, "img_size": 16, "down_chs": [16, 32, 64]}),
        "param_count": sum(p.numel() for p in net.parameters()), "fp32_vs_fp64_max_abs": noise,
        "order": "output_eval with the stored running statistics; then one train-mode forward (output_train; batch "
                 "statistics, momentum 0.1, unbiased running variance), after it golden.after_train.*; then eval "
                 "again",
        "note": "dense_emb is registered (it counts as parameters) but forward never calls it; its gradients are "
                "None"})}


if __name__ == "__main__":
    common.run(__doc__, make, [("^golden.(output_eval$|after_train)", 1e-6), ("^golden.output", 1e-5)])
