#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains the small weights for tests/data/tiny_shapes_*.json, which sampler_quality_test.cpp samples from.
# Takes a minute or two per model.  Usage: tests/data/generate/tiny_shapes.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
for recipe in tiny_shapes_*.json; do
  run=$(mktemp -d)
  OMP_NUM_THREADS=1 "$program" train --recipe "$recipe" --steps 1500 --threads 1 --run "$run/run"
  cp "$run/run/model/diffusion_pytorch_model.safetensors" "${recipe%.json}.safetensors"
  rm -r "$run"
done
