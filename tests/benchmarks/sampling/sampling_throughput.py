#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sampling throughput of our program and of PyTorch in alternating runs: sampling_throughput.py SAMPLING_STEPS

64 pictures in 40 steps of the HF course's iterative mix with BasicUNet, both on the same LibTorch, BLAS and threads.
Our program copies x and the prediction of every step for the window; PyTorch keeps them like the course's script."""
import argparse
import os
import pathlib
import sys

import torch

benchmarks = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(benchmarks), str(benchmarks / "training")]
import torch_networks  # noqa: E402  (from the training benchmark)
import turn_about  # noqa: E402

COUNT, STEPS = 64, 40


def torch_sampler():
    """Returns a function that samples with a given number of steps."""
    net = torch_networks.BasicUNet()

    def sample(steps):
        x = torch.rand(COUNT, 1, 28, 28)
        step_history = [x.detach().cpu()]
        pred_output_history = []
        for i in range(steps):
            with torch.no_grad():
                pred = net(x)
            pred_output_history.append(pred.detach().cpu())
            mix_factor = 1 / (steps - i)
            x = x * (1 - mix_factor) + pred * mix_factor
            step_history.append(x.detach().cpu())

    return sample


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", help="the built sampling_steps")
    arguments.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    arguments.add_argument("--turns", type=int, default=7)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    program = turn_about.Program(options.program, options.threads, COUNT)
    ours, pytorch, ratio = turn_about.compare(program, torch_sampler(), STEPS, COUNT, options.turns)
    print(f"sampling_throughput BasicUNet: ours {ours:.0f}, PyTorch {pytorch:.0f} picture steps/s (medians of "
          f"{options.turns} turns, {COUNT} pictures x {STEPS} steps, {options.threads} threads), {ratio}, budget 1.00",
          flush=True)


if __name__ == "__main__":
    main()
