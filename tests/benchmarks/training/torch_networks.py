# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks in PyTorch: the classes of the HF and NVIDIA DLI courses, lansinuote's VAE (at any widths, with the fixes
described in models/nets/vae.h), and UNet2DModel as diffusers 0.40 computes it (only the HF course's configuration). They
have the state_dict keys of the reference, so that weights can be loaded for comparison."""
import math

import torch
from torch import nn


class BasicUNet(nn.Module):
    """HF course, "The Model", line for line."""

    def __init__(self, in_channels=1, out_channels=1):
        super().__init__()
        self.down_layers = nn.ModuleList([
            nn.Conv2d(in_channels, 32, kernel_size=5, padding=2),
            nn.Conv2d(32, 64, kernel_size=5, padding=2),
            nn.Conv2d(64, 64, kernel_size=5, padding=2),
        ])
        self.up_layers = nn.ModuleList([
            nn.Conv2d(64, 64, kernel_size=5, padding=2),
            nn.Conv2d(64, 32, kernel_size=5, padding=2),
            nn.Conv2d(32, out_channels, kernel_size=5, padding=2),
        ])
        self.act = nn.SiLU()
        self.downscale = nn.MaxPool2d(2)
        self.upscale = nn.Upsample(scale_factor=2)

    def forward(self, x):
        h = []
        for i, l in enumerate(self.down_layers):
            x = self.act(l(x))
            if i < 2:
                h.append(x)
                x = self.downscale(x)
        for i, l in enumerate(self.up_layers):
            if i > 0:
                x = self.upscale(x)
                x += h.pop()
            x = self.act(l(x))
        return x


def convolution(in_ch, out_ch):
    return [nn.Conv2d(in_ch, out_ch, 3, 1, 1), nn.BatchNorm2d(out_ch), nn.ReLU()]


class DliDown(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.model = nn.Sequential(*convolution(in_ch, out_ch), *convolution(out_ch, out_ch), nn.MaxPool2d(2))

    def forward(self, x):
        return self.model(x)


class DliUp(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.model = nn.Sequential(
            nn.ConvTranspose2d(2 * in_ch, out_ch, 3, 2, 1, 1), nn.BatchNorm2d(out_ch), nn.ReLU(),
            *convolution(out_ch, out_ch))

    def forward(self, x, skip):
        return self.model(torch.cat((x, skip), 1))


class DliUNet(nn.Module):
    """NVIDIA DLI course, section 1.2.3, including the layers that are never called: Adam skips them."""

    def __init__(self):
        super().__init__()
        latent = 16 // 4
        self.down0 = nn.Sequential(*convolution(1, 16))
        self.down1 = DliDown(16, 32)
        self.down2 = DliDown(32, 64)
        self.to_vec = nn.Sequential(nn.Flatten(), nn.ReLU())
        self.dense_emb = nn.Sequential(
            nn.Linear(64 * latent**2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(),
            nn.Linear(32, 64 * latent**2), nn.ReLU())
        self.up0 = nn.Sequential(nn.Unflatten(1, (64, latent, latent)), *convolution(64, 64))
        self.up1 = DliUp(64, 32)
        self.up2 = DliUp(32, 16)
        self.out = nn.Sequential(*convolution(16, 16), nn.Conv2d(16, 1, 3, 1, 1))

    def forward(self, x):
        down1 = self.down1(self.down0(x))
        down2 = self.down2(down1)
        up0 = self.up0(self.to_vec(down2))
        return self.out(self.up2(self.up1(up0, down2), down1))


class Resnet(nn.Module):
    """diffusers' ResnetBlock2D."""

    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.norm1 = nn.GroupNorm(32, in_ch)
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, padding=1)
        self.time_emb_proj = nn.Linear(128, out_ch)
        self.norm2 = nn.GroupNorm(32, out_ch)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1)
        self.act = nn.SiLU()
        self.conv_shortcut = nn.Conv2d(in_ch, out_ch, 1) if in_ch != out_ch else None

    def forward(self, x, time):
        h = self.conv1(self.act(self.norm1(x)))
        h = h + self.time_emb_proj(self.act(time))[:, :, None, None]
        h = self.conv2(self.act(self.norm2(h)))
        if self.conv_shortcut is not None:
            x = self.conv_shortcut(x)
        return (x + h) / 1.0


class Attention(nn.Module):
    """diffusers' Attention with AttnProcessor, as used with PyTorch before 2.0: heads of width 8."""

    def __init__(self, channels):
        super().__init__()
        self.heads = channels // 8
        self.group_norm = nn.GroupNorm(32, channels)
        self.to_q = nn.Linear(channels, channels)
        self.to_k = nn.Linear(channels, channels)
        self.to_v = nn.Linear(channels, channels)
        self.to_out = nn.ModuleList([nn.Linear(channels, channels), nn.Dropout(0.0)])

    def head_to_batch_dim(self, x):
        n, tokens, channels = x.shape
        x = x.reshape(n, tokens, self.heads, channels // self.heads).permute(0, 2, 1, 3)
        return x.reshape(n * self.heads, tokens, channels // self.heads)

    def batch_to_head_dim(self, x):
        n, tokens, width = x.shape
        x = x.reshape(n // self.heads, self.heads, tokens, width).permute(0, 2, 1, 3)
        return x.reshape(n // self.heads, tokens, width * self.heads)

    def forward(self, x):
        n, channels, height, width = x.shape
        tokens = x.view(n, channels, height * width).transpose(1, 2)
        tokens = self.group_norm(tokens.transpose(1, 2)).transpose(1, 2)
        q, k, v = (self.head_to_batch_dim(layer(tokens)) for layer in (self.to_q, self.to_k, self.to_v))
        scores = torch.baddbmm(
            torch.empty(q.shape[0], q.shape[1], k.shape[1]), q, k.transpose(-1, -2), beta=0, alpha=8**-0.5)
        mixed = self.batch_to_head_dim(torch.bmm(scores.softmax(dim=-1), v))
        mixed = self.to_out[1](self.to_out[0](mixed))
        return (mixed.transpose(-1, -2).reshape(n, channels, height, width) + x) / 1.0


class Sampling(nn.Module):
    """Downsample2D and Upsample2D: both name their convolution "conv"."""

    def __init__(self, channels, down):
        super().__init__()
        self.down = down
        self.conv = nn.Conv2d(channels, channels, 3, stride=2 if down else 1, padding=1)

    def forward(self, x):
        return self.conv(x if self.down else nn.functional.interpolate(x, scale_factor=2.0, mode="nearest"))


class Block(nn.Module):
    """A level of the down or up path; `widths` are the input channels of its resnets."""

    def __init__(self, widths, out_ch, attention, sampler):
        super().__init__()
        if attention:
            self.attentions = nn.ModuleList(Attention(out_ch) for _ in widths)
        self.resnets = nn.ModuleList(Resnet(width, out_ch) for width in widths)
        if sampler == "down":
            self.downsamplers = nn.ModuleList([Sampling(out_ch, True)])
        elif sampler == "up":
            self.upsamplers = nn.ModuleList([Sampling(out_ch, False)])

    def layer(self, i, x, time):
        x = self.resnets[i](x, time)
        return self.attentions[i](x) if hasattr(self, "attentions") else x


class Middle(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.attentions = nn.ModuleList([Attention(channels)])
        self.resnets = nn.ModuleList([Resnet(channels, channels), Resnet(channels, channels)])

    def forward(self, x, time):
        return self.resnets[1](self.attentions[0](self.resnets[0](x, time)), time)


class TimeEmbedding(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear_1 = nn.Linear(32, 128)
        self.linear_2 = nn.Linear(128, 128)

    def forward(self, timesteps):
        angles = timesteps[:, None].float() * torch.exp(-math.log(10000) * torch.arange(16) / 16)[None]
        return self.linear_2(nn.functional.silu(self.linear_1(torch.cat([angles.cos(), angles.sin()], 1))))


class UNet2DModel(nn.Module):
    """HF course, "Comparison To DDPM: The UNet": 1,707,009 parameters."""

    def __init__(self):
        super().__init__()
        self.conv_in = nn.Conv2d(1, 32, 3, padding=1)
        self.time_embedding = TimeEmbedding()
        self.down_blocks = nn.ModuleList([
            Block([32, 32], 32, False, "down"), Block([32, 64], 64, True, "down"), Block([64, 64], 64, True, "")])
        self.up_blocks = nn.ModuleList([
            Block([128, 128, 128], 64, True, "up"), Block([128, 128, 96], 64, True, "up"),
            Block([96, 64, 64], 32, False, "")])
        self.mid_block = Middle(64)
        self.conv_norm_out = nn.GroupNorm(32, 32)
        self.conv_out = nn.Conv2d(32, 1, 3, padding=1)

    def forward(self, x, timesteps=None):
        time = self.time_embedding(torch.zeros(x.shape[0]) if timesteps is None else timesteps)
        x = self.conv_in(x)
        skips = [x]
        for block in self.down_blocks:
            for i in range(len(block.resnets)):
                x = block.layer(i, x, time)
                skips.append(x)
            if hasattr(block, "downsamplers"):
                x = block.downsamplers[0](x)
                skips.append(x)
        x = self.mid_block(x, time)
        for block in self.up_blocks:
            for i in range(len(block.resnets)):
                x = block.layer(i, torch.cat([x, skips.pop()], 1), time)
            if hasattr(block, "upsamplers"):
                x = block.upsamplers[0](x)
        return self.conv_out(nn.functional.silu(self.conv_norm_out(x)))


def norm_silu(channels, groups):
    return [nn.GroupNorm(groups, channels, eps=1e-6), nn.SiLU()]


class VaeResnet(nn.Module):
    def __init__(self, dim_in, dim_out, groups):
        super().__init__()
        self.s = nn.Sequential(
            *norm_silu(dim_in, groups), nn.Conv2d(dim_in, dim_out, 3, padding=1),
            *norm_silu(dim_out, groups), nn.Conv2d(dim_out, dim_out, 3, padding=1))
        self.res = nn.Conv2d(dim_in, dim_out, 1) if dim_in != dim_out else None

    def forward(self, x):
        return (x if self.res is None else self.res(x)) + self.s(x)


class VaeAttention(nn.Module):
    def __init__(self, channels, groups):
        super().__init__()
        self.norm = nn.GroupNorm(groups, channels, eps=1e-6)
        self.q = nn.Linear(channels, channels)
        self.k = nn.Linear(channels, channels)
        self.v = nn.Linear(channels, channels)
        self.out = nn.Linear(channels, channels)

    def forward(self, x):
        tokens = self.norm(x).flatten(start_dim=2).transpose(1, 2)
        q, k, v = self.q(tokens), self.k(tokens).transpose(1, 2), self.v(tokens)
        scores = torch.baddbmm(
            torch.empty(q.shape[0], q.shape[1], q.shape[1]), q, k, beta=0, alpha=q.shape[2]**-0.5)
        mixed = self.out(torch.softmax(scores, dim=2).bmm(v))
        return mixed.transpose(1, 2).reshape(x.shape) + x


class Pad(nn.Module):
    def forward(self, x):
        return nn.functional.pad(x, (0, 1, 0, 1), mode="constant", value=0)


class VAE(nn.Module):
    """lansinuote's VAE: 83,653,863 parameters."""

    def __init__(self, widths=(128, 256, 512, 512), layers=2, groups=32, latent=4):
        super().__init__()
        last = widths[-1]
        encoder = [nn.Conv2d(3, widths[0], 3, padding=1)]
        width = widths[0]
        for level, wider in enumerate(widths):
            for _ in range(layers):
                encoder.append(VaeResnet(width, wider, groups))
                width = wider
            if level + 1 < len(widths):
                encoder += [Pad(), nn.Conv2d(width, width, 3, stride=2)]
        self.encoder = nn.Sequential(
            *encoder, *self.middle(last, groups), *norm_silu(last, groups), nn.Conv2d(last, 2 * latent, 3, padding=1),
            nn.Conv2d(2 * latent, 2 * latent, 1))
        decoder = [nn.Conv2d(latent, latent, 1), nn.Conv2d(latent, last, 3, padding=1), *self.middle(last, groups)]
        width = last
        for level, narrower in enumerate(reversed(widths)):
            for _ in range(layers + 1):
                decoder.append(VaeResnet(width, narrower, groups))
                width = narrower
            if level + 1 < len(widths):
                decoder += [nn.Upsample(scale_factor=2.0, mode="nearest"), nn.Conv2d(width, width, 3, padding=1)]
        self.decoder = nn.Sequential(*decoder, *norm_silu(width, groups), nn.Conv2d(width, 3, 3, padding=1))

    @staticmethod
    def middle(width, groups):
        return [VaeResnet(width, width, groups), VaeAttention(width, groups), VaeResnet(width, width, groups)]

    def forward(self, x):
        return self.decoder(self.encoder(x).chunk(2, dim=1)[0])  # decodes the mean


class EmojiVAE(VAE):
    """The same with the widths of the recipe emoji-vae."""

    def __init__(self):
        super().__init__(widths=(16, 32, 64), layers=1, groups=8)
