#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes golden_resize.json: grey pictures resized by Pillow, as torchvision.transforms.Resize calls it.

Reference: Pillow, Image.resize with BILINEAR; the kept file was made with Pillow 9.4.0.
Pillow 13 gives other pixels in two of the ten cases.
Needs: pip install pillow numpy.    python3 resize.py [--check]
"""
import common

CASES = [((28, 28), (16, 16)), ((28, 28), (32, 32)), ((28, 28), (7, 7)), ((28, 28), (1, 1)), ((5, 9), (16, 16)),
         ((17, 13), (28, 28)), ((40, 3), (8, 8)), ((6, 6), (6, 6)), ((1, 1), (4, 4)), ((28, 20), (10, 25))]


def make():
    import numpy
    from PIL import Image
    cases = []
    for (height, width), (new_height, new_width) in CASES:
        y, x = numpy.mgrid[0:height, 0:width]
        picture = (x * 37 + y * 91 + x * y * 13 + (x // 3 + y // 5) % 2 * 120) % 256
        resized = Image.fromarray(picture.astype(numpy.uint8)).resize((new_width, new_height), Image.BILINEAR)
        cases.append({"size": [height, width], "new_size": [new_height, new_width],
                      "pixels": numpy.asarray(resized).flatten().tolist()})
    return {"golden_resize.json": cases}


if __name__ == "__main__":
    common.run(__doc__, make, [])
