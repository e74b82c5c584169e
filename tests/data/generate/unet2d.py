#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_unet2d.safetensors, golden_unet2d_activations.safetensors and golden_unet2d_grads.json.

They hold what the course's UNet2DModel predicts, what its inner layers give on the way, and its gradients.
Reference: diffusers' UNet2DModel; the kept files were made with diffusers 0.40.0.dev0 (commit 58eb52c0803e) and
torch 1.13.1. Weights and images are drawn from seeds; nothing is read from the kept files.
Needs: pip install torch numpy diffusers.    python3 unet2d.py [--check]
"""
import json

import torch

import common

NAMES = ["golden_unet2d.safetensors", "golden_unet2d_activations.safetensors", "golden_unet2d_grads.json"]
CONFIG = {"layers_per_block": 2, "block_out_channels": [32, 64, 64],
          "down_block_types": ["DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"],
          "up_block_types": ["AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"],
          "sample_size": 28, "in_channels": 1, "out_channels": 1}
WATCHED = ["conv_in", "conv_norm_out", "down_blocks.0", "down_blocks.0.resnets.0", "down_blocks.1",
           "down_blocks.1.attentions.0", "down_blocks.1.resnets.0", "down_blocks.2", "mid_block",
           "mid_block.attentions.0", "mid_block.resnets.0", "time_embedding", "time_proj", "up_blocks.0",
           "up_blocks.0.attentions.0", "up_blocks.0.resnets.0", "up_blocks.1", "up_blocks.2"]


def make():
    from diffusers import UNet2DModel
    images, target = (common.drawn(torch.randn, seed, 2, 1, 28, 28) for seed in [1040, 1050])
    timestep = torch.tensor([0, 999])
    torch.manual_seed(1020)
    net = common.unlike_at_first(UNet2DModel(**CONFIG), 1030)
    exact, weights = UNet2DModel(**CONFIG), common.copied(net)
    exact.load_state_dict(weights)
    net.train()
    seen = {}

    def watch(name):
        def keep(_, __, output):
            seen["act." + name] = (output[0] if isinstance(output, tuple) else output).detach().clone()
        return keep

    modules = dict(net.named_modules())
    hooks = [modules[name].register_forward_hook(watch(name)) for name in WATCHED]
    output = net(images, timestep).sample
    for hook in hooks:
        hook.remove()
    loss = torch.nn.functional.mse_loss(output, target)
    loss.backward()
    with torch.no_grad():
        at_999 = net(images, 999).sample
        noise = common.largest_difference(output, exact.double()(images.double(), timestep).sample)
    made = {**weights, "golden.input": images, "golden.timestep": timestep, "golden.target": target,
            "golden.output": output, "golden.output_t_scalar": at_999, "golden.loss": loss.reshape(1)}
    config = {key: value for key, value in net.config.items() if not key.startswith("_")}
    head = {**common.versions(), "set": "dev"}
    return {
        NAMES[0]: (made, {**head, "model": "UNet2DModel", "config": json.dumps(config),
                          "config_given": json.dumps(CONFIG), "fp32_vs_fp64_max_abs": noise,
                          "param_count": sum(p.numel() for p in net.parameters()),
                          "output_abs_max": float(output.detach().abs().max()),
                          "output_t_scalar": "whole batch at timestep 999"}),
        NAMES[1]: (seen, {**head, "about": "outputs of the named submodules in the golden.input/golden.timestep "
                                           "forward (tuple outputs: first element)"}),
        NAMES[2]: {"loss": loss.item(),
                   "grad_l2_norms": {name: p.grad.norm().item() for name, p in net.named_parameters()},
                   "note": "loss = mse(model(golden.input, golden.timestep), golden.target), model.train(), "
                           "dropout 0"}}


if __name__ == "__main__":
    common.run(__doc__, make, [("^golden.(output|loss)", 1e-5), ("^act", 1e-5), ("^(loss|grad_l2_norms)", 1e-5)])
