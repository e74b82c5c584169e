# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our program and PyTorch in alternating runs."""
import pathlib
import statistics
import subprocess
import time


class Program:
    """One of our programs: reads a number of steps per line, takes them and answers with a line."""

    def __init__(self, program, *arguments):
        self.name = pathlib.Path(program).name
        self.process = subprocess.Popen([program, *map(str, arguments)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1)

    def __call__(self, steps):
        self.process.stdin.write(f"{steps}\n")
        if not self.process.stdout.readline():
            raise SystemExit(f"{self.name} ended; see above")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def compare(program, torch_side, steps, pictures, turns):
    """Median speeds, in pictures per second, of the Program and of a function that takes a number of steps of
    `pictures` each, and a text with their ratio. Ends the program."""
    sides = {"ours": program, "torch": torch_side}
    speeds = {side: [] for side in sides}
    for take in sides.values():
        take(2)
    for _ in range(turns):
        for side, take in sides.items():
            start = time.perf_counter()
            take(steps)
            speeds[side].append(pictures * steps / (time.perf_counter() - start))
    program.end()
    ratios = sorted(a / b for a, b in zip(speeds["ours"], speeds["torch"]))
    ratio = f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return statistics.median(speeds["ours"]), statistics.median(speeds["torch"]), ratio
