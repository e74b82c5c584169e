#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes vae_key_mapping.json: the from-scratch autoencoder's tensor names and AutoencoderKL's, pair by pair.

Reference: the autoencoder of course_vae.py at its full widths and diffusers' AutoencoderKL with Stable Diffusion
v1-4's configuration; the kept file was made with diffusers 0.40.0.dev0. The names are paired by place in the network,
all names and shapes of both are checked, and so are equal outputs of both with the same weights at small widths.
Nothing is read from the kept file. Both are built without memory for their weights (torch's "meta" device).
Needs: pip install "torch>=2" numpy diffusers.    python3 vae_key_mapping.py [--check]
"""
import torch

import common
from course_vae import VAE

NAME = "vae_key_mapping.json"
RESNET = {"s.0": "norm1", "s.2": "conv1", "s.3": "norm2", "s.5": "conv2", "res": "conv_shortcut"}
ATTENTION = {"norm": "group_norm", "q": "to_q", "k": "to_k", "v": "to_v", "out": "to_out.0"}
OLD_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}


def places(blocks, layers):
    """(course, diffusers) module names, by place."""
    pairs = [("encoder.0", "encoder.conv_in")]
    at = 1
    for block in range(blocks):
        for n in range(layers):
            pairs.append((f"encoder.{at}", f"encoder.down_blocks.{block}.resnets.{n}"))
            at += 1
        if block + 1 < blocks:
            pairs.append((f"encoder.{at}.1", f"encoder.down_blocks.{block}.downsamplers.0.conv"))
            at += 1
    for offset, name in enumerate(["mid_block.resnets.0", "mid_block.attentions.0", "mid_block.resnets.1",
                                   "conv_norm_out", None, "conv_out"]):  # None: SiLU
        if name:
            pairs.append((f"encoder.{at + offset}", "encoder." + name))
    pairs += [(f"encoder.{at + 6}", "quant_conv"), ("decoder.0", "post_quant_conv"), ("decoder.1", "decoder.conv_in")]
    for n, name in enumerate(["resnets.0", "attentions.0", "resnets.1"]):
        pairs.append((f"decoder.2.{n}", "decoder.mid_block." + name))
    at = 3
    for block in range(blocks):
        for n in range(layers + 1):
            pairs.append((f"decoder.{at}", f"decoder.up_blocks.{block}.resnets.{n}"))
            at += 1
        if block + 1 < blocks:
            pairs.append((f"decoder.{at + 1}", f"decoder.up_blocks.{block}.upsamplers.0.conv"))  # at: Upsample
            at += 2
    return pairs + [(f"decoder.{at}", "decoder.conv_norm_out"), (f"decoder.{at + 2}", "decoder.conv_out")]


def mapping(course, blocks, layers):
    """Course tensor name -> diffusers tensor name, in the order of the course's state dict."""
    modules = dict(places(blocks, layers))
    result = {}
    for name in course.state_dict():
        whole, kind = name.rsplit(".", 1)
        inner = next((p for p in [*RESNET, *ATTENTION] if whole.endswith("." + p) and whole not in modules
                      and whole[:-len(p) - 1] in modules), None)
        if inner is None:
            result[name] = f"{modules[whole]}.{kind}"
        else:
            result[name] = f"{modules[whole[:-len(inner) - 1]]}.{(RESNET | ATTENTION)[inner]}.{kind}"
    return result


def reference(widths, layers):
    from diffusers import AutoencoderKL
    return AutoencoderKL(
        in_channels=3, out_channels=3, down_block_types=["DownEncoderBlock2D"] * len(widths),
        up_block_types=["UpDecoderBlock2D"] * len(widths), block_out_channels=widths, layers_per_block=layers,
        act_fn="silu", latent_channels=4, norm_num_groups=32, sample_size=512, scaling_factor=0.18215)


@torch.no_grad()
def check_outputs():
    widths, layers = (32, 32, 64, 64), 2
    torch.manual_seed(0)
    course, kl = VAE(widths, layers), reference(widths, layers)
    names = mapping(course, len(widths), layers)
    kl.load_state_dict({names[name]: t for name, t in course.state_dict().items()})
    images = torch.rand(1, 3, 32, 32) * 2 - 1
    mean, _ = course.encode(images)
    assert common.largest_difference(mean, kl.encode(images).latent_dist.mean) < 1e-5
    assert common.largest_difference(course.decoder(mean), kl.decode(mean).sample) < 1e-5


def make():
    check_outputs()
    widths, layers = (128, 256, 512, 512), 2
    with torch.device("meta"):
        course, kl = VAE(widths, layers), reference(widths, layers)
    names = mapping(course, len(widths), layers)
    shapes = {name: list(t.shape) for name, t in kl.state_dict().items()}
    assert sorted(names.values()) == sorted(shapes)
    assert all(list(t.shape) == shapes[names[name]] for name, t in course.state_dict().items())
    old = {f"{part}.mid_block.attentions.0.{before}.{kind}": f"{part}.mid_block.attentions.0.{now}.{kind}"
           for part in ["encoder", "decoder"] for before, now in OLD_ATTENTION.items() for kind in ["weight", "bias"]}
    return {NAME: {
        "about": "tutorial VAE (seed 003) state_dict key -> diffusers AutoencoderKL (SD v1-4) key; shapes are equal "
                 "for every pair",
        "param_count": sum(p.numel() for p in kl.parameters()), "tutorial_to_diffusers": names, "shapes": shapes,
        "old_checkpoint_keys_to_current": old}}


if __name__ == "__main__":
    common.run(__doc__, make, [])
