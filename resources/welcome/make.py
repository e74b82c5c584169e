# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pictures of the welcome page from real samples and losses.

    diffusion-playground sample --run fashion-basic-unet --steps 5 --count 18 --seed 3 --history --out SAMPLES
    python3 make.py SAMPLES/history.safetensors RUN/losses.csv        # needs numpy, safetensors, pillow
"""
import csv
import pathlib
import sys

import numpy as np
from PIL import Image, ImageDraw
from safetensors.numpy import load_file

WIDTH, HEIGHT, GAP = 240, 120, 4
HERE = pathlib.Path(__file__).parent
BLUE = (0, 114, 178, 255)  # ui/style/theme.cpp, Role::Predicted


def tile(values, size):
    grey = Image.fromarray((255 * np.clip(values, 0, 1)).astype(np.uint8), "L")
    return grey.resize((size, size), Image.NEAREST)


def grid(rows):
    """The rows of pictures, centred on a transparent image."""
    size = min((WIDTH + GAP) // len(rows[0]), (HEIGHT + GAP) // len(rows)) - GAP
    image = Image.new("RGBA", (WIDTH, HEIGHT))
    left = (WIDTH - len(rows[0]) * (size + GAP) + GAP) // 2
    top = (HEIGHT - len(rows) * (size + GAP) + GAP) // 2
    for y, row in enumerate(rows):
        for x, values in enumerate(row):
            image.paste(tile(values, size), (left + x * (size + GAP), top + y * (size + GAP)))
    return image


def curve(losses):
    scale = 4  # drawn large, then reduced, for smooth edges
    image = Image.new("RGBA", (WIDTH * scale, HEIGHT * scale))
    smooth = np.convolve(losses, np.ones(25) / 25, "valid")
    steps = np.geomspace(1, len(smooth), 200) - 1
    x = np.linspace(0.04, 0.96, len(steps)) * WIDTH * scale
    logs = np.interp(steps, np.arange(len(smooth)), np.log(smooth))
    y = (0.92 - 0.84 * (logs - logs.min()) / (logs.max() - logs.min())) * HEIGHT * scale
    ImageDraw.Draw(image).line(list(zip(x, y)), fill=BLUE, width=3 * scale, joint="curve")
    return image.resize((WIDTH, HEIGHT), Image.LANCZOS)


def main(history, losses):
    sampled = load_file(history)
    noisy = [step[0, 0] for step in sampled["x"]]
    predicted = [step[0, 0] for step in sampled["predicted"]]
    grid([noisy, predicted]).save(HERE / "tour.png")
    pictures = sampled["pictures"][:, 0]
    grid([pictures[3 * row + 1 : 3 * row + 4] for row in range(2)] if len(pictures) < 12
         else [pictures[0:6], pictures[6:12], pictures[12:18]]).save(HERE / "trained.png")
    with open(losses, newline="") as file:
        curve(np.array([float(line["loss"]) for line in csv.DictReader(file)])).save(HERE / "train.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
