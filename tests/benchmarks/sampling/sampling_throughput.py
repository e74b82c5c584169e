#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sampling throughput of our program and of PyTorch, turn about: sampling_throughput.py SAMPLING_STEPS

64 pictures in 40 steps of the course's mix with BasicUNet (text 001, section 3.3), both on the same LibTorch, BLAS
and threads. Ours copies x and the prediction of every step out for the window; PyTorch keeps them as the course's
script does."""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "training"))
import torch_networks  # noqa: E402  (beside the training benchmark)

COUNT, STEPS = 64, 40


def torch_sampler():
    """A function that samples in a number of steps."""
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


class OurSampler:
    def __init__(self, program, threads):
        self.process = subprocess.Popen([program, str(threads), str(COUNT)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1)

    def __call__(self, steps):
        self.process.stdin.write(f"{steps}\n")
        if not self.process.stdout.readline():
            raise SystemExit("sampling_steps ended; see above")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", help="the built sampling_steps")
    arguments.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    arguments.add_argument("--turns", type=int, default=7)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    ours = OurSampler(options.program, options.threads)
    sides = {"ours": ours, "torch": torch_sampler()}
    speeds = {side: [] for side in sides}
    for sample in sides.values():
        sample(2)
    for _ in range(options.turns):
        for side, sample in sides.items():
            start = time.perf_counter()
            sample(STEPS)
            speeds[side].append(COUNT * STEPS / (time.perf_counter() - start))
    ours.end()
    medians = {side: statistics.median(values) for side, values in speeds.items()}
    ratios = sorted(a / b for a, b in zip(speeds["ours"], speeds["torch"]))
    print(f"sampling_throughput BasicUNet: ours {medians['ours']:.0f}, PyTorch {medians['torch']:.0f} picture steps/s "
          f"(medians of {options.turns} turns, {COUNT} pictures x {STEPS} steps, {options.threads} threads), ratio "
          f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), budget 1.00", flush=True)


if __name__ == "__main__":
    main()
