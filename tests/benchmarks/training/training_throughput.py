#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training throughput of our program and of PyTorch in alternating runs: training_throughput.py TRAINING_STEPS [NETWORK...]

Both use the same LibTorch, BLAS, threads and batch. PyTorch runs the HF course's training loop with all images in one
tensor, without the overhead of the course's DataLoader."""
import argparse
import gzip
import os
import pathlib
import sys

import torch

import torch_networks

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import turn_about  # noqa: E402  (from the parent folder)

# Network: (batch size, steps per turn). UNet2DModel would take seconds per step at batch 128.
NETWORKS = {"BasicUNet": (128, 12), "DliUNet": (128, 20), "UNet2DModel": (64, 1), "EmojiVAE": (8, 2),
            "VAE": (1, 1)}
SHAPES = {"DliUNet": (1, 16, 16), "EmojiVAE": (3, 64, 64), "VAE": (3, 64, 64)}  # otherwise 1x28x28
FASHION = pathlib.Path("/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz")


def fashion_images():
    """60,000 x 1 x 28 x 28 in 0..1, as from ToTensor; random images if the files are missing."""
    if not FASHION.exists():
        return torch.rand(14000, 1, 28, 28)
    pixels = bytearray(gzip.decompress(FASHION.read_bytes())[16:])
    return torch.frombuffer(pixels, dtype=torch.uint8).view(-1, 1, 28, 28).float().div_(255)


def corrupt(x, amount):
    noise = torch.rand_like(x)
    amount = amount.view(-1, 1, 1, 1)
    return x * (1 - amount) + noise * amount


def torch_trainer(name, batch):
    """Returns a function that trains a given number of steps."""
    net = getattr(torch_networks, name)()
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    loss_fn = torch.nn.MSELoss()
    images = fashion_images() if name == "BasicUNet" else None
    shape = (batch, *SHAPES.get(name, (1, 28, 28)))
    fixed = torch.rand(shape), torch.rand(shape)
    order = iter(())

    def next_batch():
        nonlocal order
        if images is None:
            return fixed
        indices = next(order, None)
        if indices is None or len(indices) < batch:
            order = iter(torch.randperm(len(images)).split(batch))
            indices = next(order)
        x = images[indices]
        return corrupt(x, torch.rand(x.shape[0])), x

    def train(steps):
        for _ in range(steps):
            noisy_x, x = next_batch()
            loss = loss_fn(net(noisy_x), x)
            opt.zero_grad()
            loss.backward()
            opt.step()
            loss.item()

    return train


def compare(program, name, threads, turns):
    batch, steps = NETWORKS[name]
    trainer = turn_about.Program(program, name, threads, batch)
    ours, pytorch, ratio = turn_about.compare(trainer, torch_trainer(name, batch), steps, batch, turns)
    print(f"training_throughput {name}: ours {ours:.0f}, PyTorch {pytorch:.0f} images/s (medians of {turns} turns, "
          f"batch {batch}, {threads} threads), {ratio}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", help="the built training_steps")
    arguments.add_argument("networks", nargs="*", default=list(NETWORKS), help=", ".join(NETWORKS))
    arguments.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    arguments.add_argument("--turns", type=int, default=7)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    for name in options.networks:
        compare(options.program, name, options.threads, options.turns)


if __name__ == "__main__":
    main()
