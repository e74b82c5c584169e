#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_init.json: the weights of each network right after torch.manual_seed(0).

Reference: PyTorch's default initialisation in the order in which the course's networks (basic_unet.py, dli_unet.py)
and diffusers' UNet2DModel (unet2d.py) build their layers; the kept file was made with torch 1.13.1 and diffusers
0.40.0.dev0. Nothing is read from the kept file.
Needs: pip install torch numpy diffusers.    python3 init.py [--check]
"""
import torch

import common
import unet2d
from basic_unet import BasicUNet
from dli_unet import DliUNet


def make():
    from diffusers import UNet2DModel
    content = {"about": "torch.manual_seed(seed) then the model is built; constructor order as in the reference. "
                        "first = first 3 values of the flattened tensor. float32."}
    networks = {"BasicUNet": BasicUNet, "DLIUNet": DliUNet, "UNet2DModel_base": lambda: UNet2DModel(**unet2d.CONFIG)}
    for name, build in networks.items():
        torch.manual_seed(0)
        content[name] = {"seed": 0, "params": {
            key: {"sum": float(p.detach().double().sum()), "first": p.detach().flatten()[:3].tolist()}
            for key, p in build().named_parameters()}}
    return {"golden_init.json": content}


if __name__ == "__main__":
    common.run(__doc__, make, [("/sum$", 1e-4)])
