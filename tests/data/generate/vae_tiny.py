#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_vae_tiny.safetensors: what a small AutoencoderKL encodes and decodes, and its distribution's formulas.

Reference: diffusers' AutoencoderKL and DiagonalGaussianDistribution; the kept file was made with diffusers
0.40.0.dev0 (commit 58eb52c0803e) and torch 1.13.1. Weights, noise and distributions are drawn from seeds; the images
are given: they are read from the kept file.
Needs: pip install torch numpy diffusers.    python3 vae_tiny.py [--check]
"""
import json

import torch

import common

NAME = "golden_vae_tiny.safetensors"
CONFIG = {"in_channels": 3, "out_channels": 3, "down_block_types": ["DownEncoderBlock2D"] * 2,
          "up_block_types": ["UpDecoderBlock2D"] * 2, "block_out_channels": [32, 64], "layers_per_block": 1,
          "act_fn": "silu", "latent_channels": 4, "norm_num_groups": 32, "sample_size": 32,
          "scaling_factor": 0.18215}


def encoded(vae, images):
    """The encoder's own output, and after quant_conv."""
    features = vae.encoder(images)
    return features, vae.quant_conv(features)


@torch.no_grad()
def make():
    from diffusers import AutoencoderKL
    from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
    images, noise = common.kept(NAME)["golden.input"], common.drawn(torch.randn, 1073, 2, 4, 16, 16)
    torch.manual_seed(1070)
    vae = common.unlike_at_first(AutoencoderKL(**CONFIG), 1071).eval()
    exact, weights = AutoencoderKL(**CONFIG).eval().double(), common.copied(vae)
    exact.load_state_dict(weights)
    features, moments = encoded(vae, images)
    posterior = DiagonalGaussianDistribution(moments)
    latent = posterior.mean + posterior.std * noise
    decoded = vae.decode(latent).sample
    made = {"input": images, "encoder_output": features, "moments": moments, "mean": posterior.mean,
            "logvar": posterior.logvar, "std": posterior.std, "kl": posterior.kl(), "noise": noise, "latent": latent,
            "decoded": decoded, "reconstruction_from_mean": vae.decode(posterior.mean).sample}
    gauss = {"params": 25 * common.drawn(torch.randn, 1074, 2, 8, 3, 3),
             "mild_params": common.drawn(torch.randn, 1077, 2, 8, 3, 3),
             "other_params": common.drawn(torch.randn, 1075, 2, 8, 3, 3),
             "nll_at": common.drawn(torch.randn, 1076, 2, 4, 3, 3)}
    extreme, mild, other = (DiagonalGaussianDistribution(gauss[key])
                            for key in ["params", "mild_params", "other_params"])
    gauss.update(mean=extreme.mean, logvar=extreme.logvar, std=extreme.std, var=extreme.var, kl=extreme.kl(),
                 kl_mild_other=mild.kl(other), nll_mild=mild.nll(gauss["nll_at"]))
    made.update({"gauss." + key: t for key, t in gauss.items()})
    noises = [common.largest_difference(moments, encoded(exact, images.double())[1]),
              common.largest_difference(decoded, exact.decode(latent.double()).sample)]
    config = {key: value for key, value in vae.config.items() if not key.startswith("_")}
    return {NAME: ({**weights, **{"golden." + key: t for key, t in made.items()}}, {
        **common.versions(), "set": "dev", "model": "AutoencoderKL", "config": json.dumps(config),
        "param_count": sum(p.numel() for p in vae.parameters()), "fp32_vs_fp64_max_abs_moments_decoded": noises,
        "note": "moments = quant_conv(encoder(input)); mean,logvar = chunk(moments,2,dim=1); logvar clamped to "
                "[-30,20]; std=exp(0.5 logvar); latent = mean+std*noise; decoded = decoder(post_quant_conv(latent)); "
                "kl = 0.5*sum(mean^2+var-1-logvar, dims 1..3)"})}


if __name__ == "__main__":
    common.run(__doc__, make, [("^golden.(input|noise|gauss.(.*params|nll_at))$", 0.0), ("^golden", 1e-5)])
