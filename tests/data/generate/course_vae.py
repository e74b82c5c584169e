#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_course_vae.json: the from-scratch autoencoder at small widths, its first weights, what it computes,
and two trainings with their losses.

Reference: lansinuote's from-scratch autoencoder of Stable Diffusion, written out here. What does not run as printed
is mended as models/nets/vae.h says: sample() between encoder and decoder, halves for mean and logvar, logvar clamped
to -30..20, attention over any size. The kept file was made with torch 1.13.1. Nothing is read from the kept file.
Needs: pip install torch numpy.    python3 course_vae.py [--check]
"""
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader

import common

WIDTHS, LAYERS, LATENT, SIZE, COUNT, SEED = (32, 64), 1, 2, 8, 10, 3
RUNS = [{"batch": 2, "accumulation": 2, "kl_weight": 0, "epochs": 2},
        {"batch": 4, "accumulation": 1, "kl_weight": 0.01, "epochs": 3}]


def norm(channels):
    return nn.GroupNorm(num_groups=32, num_channels=channels, eps=1e-6, affine=True)


class Resnet(nn.Module):
    def __init__(self, dim_in, dim_out):
        super().__init__()
        self.s = nn.Sequential(norm(dim_in), nn.SiLU(), nn.Conv2d(dim_in, dim_out, 3, padding=1),
                               norm(dim_out), nn.SiLU(), nn.Conv2d(dim_out, dim_out, 3, padding=1))
        self.res = nn.Conv2d(dim_in, dim_out, 1) if dim_in != dim_out else None

    def forward(self, x):
        return (self.res(x) if self.res else x) + self.s(x)


class Atten(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norm = norm(channels)
        self.q, self.k, self.v, self.out = (nn.Linear(channels, channels) for _ in range(4))

    def forward(self, x):
        tokens = self.norm(x).flatten(start_dim=2).transpose(1, 2)
        q, k, v = self.q(tokens), self.k(tokens).transpose(1, 2), self.v(tokens)
        atten = torch.baddbmm(torch.empty(1, 1, 1), q, k, beta=0, alpha=q.shape[2]**-0.5)
        atten = self.out(torch.softmax(atten, dim=2).bmm(v))
        return atten.transpose(1, 2).reshape(x.shape) + x


class Pad(nn.Module):
    def forward(self, x):
        return F.pad(x, (0, 1, 0, 1), mode="constant", value=0)


class VAE(nn.Module):
    def __init__(self, widths=(128, 256, 512, 512), layers=2, latent=4):
        super().__init__()
        last = widths[-1]
        down = [nn.Conv2d(3, widths[0], 3, padding=1)]
        for i, width in enumerate(widths):
            down += [Resnet(widths[max(i - 1, 0)] if n == 0 else width, width) for n in range(layers)]
            if i + 1 < len(widths):
                down.append(nn.Sequential(Pad(), nn.Conv2d(width, width, 3, stride=2, padding=0)))
        self.encoder = nn.Sequential(
            *down, Resnet(last, last), Atten(last), Resnet(last, last), norm(last), nn.SiLU(),
            nn.Conv2d(last, 2 * latent, 3, padding=1), nn.Conv2d(2 * latent, 2 * latent, 1))
        up = [nn.Conv2d(latent, latent, 1), nn.Conv2d(latent, last, 3, padding=1),
              nn.Sequential(Resnet(last, last), Atten(last), Resnet(last, last))]
        before = last
        for i, width in enumerate(reversed(widths)):
            up += [Resnet(before if n == 0 else width, width) for n in range(layers + 1)]
            before = width
            if i + 1 < len(widths):
                up += [nn.Upsample(scale_factor=2.0, mode="nearest"), nn.Conv2d(width, width, 3, padding=1)]
        self.decoder = nn.Sequential(*up, norm(widths[0]), nn.SiLU(), nn.Conv2d(widths[0], 3, 3, padding=1))

    def encode(self, x):
        mean, logvar = self.encoder(x).chunk(2, dim=1)
        return mean, logvar.clamp(-30, 20)


def small():
    torch.manual_seed(SEED)
    return VAE(WIDTHS, LAYERS, LATENT)


def pictures():
    i, c = torch.arange(COUNT).view(-1, 1, 1, 1), torch.arange(3).view(-1, 1, 1)
    y, x = torch.arange(SIZE).view(-1, 1), torch.arange(SIZE)
    return ((37 * i + 91 * c + (13 + i) * y + (5 + 7 * c) * x) % 256).float() / 127.5 - 1


def trained(run):
    """The text's loop; `accumulation` batches are one update, each picture of them counting the same."""
    vae = small()
    optimizer = torch.optim.AdamW(vae.parameters(), lr=1e-3, betas=(0.9, 0.999), weight_decay=0.01, eps=1e-8)
    loader = DataLoader(pictures(), batch_size=run["batch"], shuffle=True)
    sizes = [min(run["batch"], COUNT - first) for first in range(0, COUNT, run["batch"])]
    losses, divergences = [], []
    for _ in range(run["epochs"]):
        for i, x in enumerate(loader):
            mean, logvar = vae.encode(x)
            latent = mean + torch.exp(0.5 * logvar) * torch.randn(mean.shape)
            loss = F.mse_loss(vae.decoder(latent), x)
            kl = (0.5 * (mean**2 + logvar.exp() - 1 - logvar).sum(dim=(1, 2, 3))).mean()
            if run["kl_weight"]:
                loss = loss + run["kl_weight"] * kl
            first = i // run["accumulation"] * run["accumulation"]
            together = sizes[first:first + run["accumulation"]]
            (loss * (sizes[i] / sum(together))).backward()
            losses.append(loss.item())
            divergences.append(kl.item())
            if i + 1 == first + len(together):
                optimizer.step()
                optimizer.zero_grad()
    total = sum(float(p.detach().double().sum()) for p in vae.parameters())
    return {"losses": losses, "kl": divergences, "final_sum": total, **run}


def make():
    vae = small()
    with torch.no_grad():
        mean, logvar = vae.encode(pictures()[:2])
        decoded = vae.decoder(mean)
    return {"golden_course_vae.json": {
        "about": "The from-scratch autoencoder at small widths, its defects mended (models/nets/vae.h), torch "
                 + torch.__version__ + "; pixels are (37i + 91c + (13+i)y + (5+7c)x) mod 256, range -1..1, seed 3, "
                 "AdamW 1e-3 with weight decay 0.01",
        "widths": list(WIDTHS), "layers": LAYERS, "latent": LATENT, "size": SIZE, "count": COUNT,
        "keys": list(vae.state_dict()),
        "params": {name: {"first": p.flatten()[:4].tolist(), "sum": float(p.double().sum())}
                   for name, p in vae.state_dict().items()},
        "mean": mean.flatten().tolist(), "logvar": logvar.flatten().tolist(),
        "decoded_sum": float(decoded.double().sum()), "decoded_first": decoded.flatten()[:16].tolist(),
        "runs": [trained(run) for run in RUNS]}}


if __name__ == "__main__":
    common.run(__doc__, make, [
        ("/first$", 0.0), ("^params/.*/sum$", 1e-4), ("^(mean|logvar|decoded)", 1e-5), ("/losses$", 1e-4),
        ("/(kl|final_sum)$", 1e-3)])
