#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains the networks that come with the program: each shipped recipe named here, with its own seed, into a compact run
# beside this script. Takes about an hour on two cores.
#   make.sh PROGRAM [NAME...]
# The number beside each name is that of its snapshots for the Time slider; together the runs stay below 15 MB.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:?program}")
shift
declare -A snapshots=([fashion-basic-unet]=2 [fashion-dli-unet]=2 [fashion-ddpm-16]=0 [fashion-ddpm-16-classes]=0
  [fashion-flow]=0 [emoji-vae]=0 [emoji-latent]=0)
order=(fashion-basic-unet fashion-dli-unet fashion-ddpm-16 fashion-ddpm-16-classes fashion-flow emoji-vae emoji-latent)
(($#)) || set -- "${order[@]}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in "$@"; do
  [ -n "${snapshots[$name]-}" ] || { printf '%s: no trained network of that name\n' "$name" >&2 && exit 2; }
  # Without runs of the user, emoji-latent finds the autoencoder that comes with the program.
  XDG_DATA_HOME=$work/data "$program" train --recipe "$name" --snapshots "${snapshots[$name]}" --run "$work/$name"
  rm -rf "${here:?}/$name"
  "$program" export --run "$work/$name" --format compact-run --out "$here/$name"
done
du -sh "$here"
