#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Regenerates the binary inputs of the corpus. The other inputs are written by hand or were found by fuzzing.
#   tests/fuzz/corpus/make.sh PROGRAM      a built diffusion-playground, which trains the checkpoints
set -euo pipefail
program=$(realpath "${1:?Usage: make.sh PROGRAM}")
cd "$(dirname "${BASH_SOURCE[0]}")"

# littleEndian NUMBER BYTES
littleEndian() {
  local i
  for ((i = 0; i < $2; i++)); do
    printf '%b' "\\x$(printf %02x $((($1 >> (8 * i)) & 255)))"
  done
}

# safetensors HEADER BYTES: BYTES zero bytes of tensors
safetensors() {
  littleEndian ${#1} 8
  printf %s "$1"
  head -c "$2" /dev/zero
}

safetensors '{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}' 16 > safetensors/float.safetensors
safetensors '{"__metadata__":{"format":"pt"},"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]},"c":{"dtype":"BOOL","shape":[2],"data_offsets":[10,12]},"d":{"dtype":"F64","shape":[0,3],"data_offsets":[12,12]}}' 12 > safetensors/kinds.safetensors
safetensors '{}' 0 > safetensors/empty.safetensors
safetensors '{"w":{"dtype":"U8","shape":[9223372036854775807,0],"data_offsets":[0,0]}}' 0 > safetensors/endless.safetensors
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n' > safetensors/lfs-pointer.safetensors

printf '\0\0\x08\x03\0\0\0\x02\0\0\0\x02\0\0\0\x03abcdefghijkl' > idx/pictures
printf '\0\0\x08\x01\0\0\0\x04\0\x01\x02\x03' > idx/labels
printf '\0\0\x0d\x02\0\0\0\x01\0\0\0\x02\x3f\x80\0\0\0\0\0\0' > idx/floats
printf '\0\0\x0e\x03\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff' > idx/endless
gzip -9nc idx/pictures > idx/pictures.gz
gzip -9nc idx/labels > idx/labels.gz

# sampled NAME JSON: the recipe, a zero byte and the sampling metadata of a picture
sampled() {
  {
    cat stamped_picture/recipe.txt
    printf '\0%s' "$2"
  } > "stamped_picture/$1"
}
sampled sample '{"config":"{}","count":4,"eta":0.0,"sampler":"mix","seed":1,"step":2,"steps":3,"use_clipped_model_output":false,"weights_step":8}'
sampled classes '{"classes":[0,-1,9],"config":"{\"use_karras_sigmas\":true}","count":3,"eta":0.5,"guidance":2.5,"sampler":"euler","seed":2147483647,"step":0,"steps":1000,"weights_step":0}'
sampled drawing '{"config":"{}","count":1,"drawing":{"amount":0.5,"channels":1,"height":2,"width":2,"pixels":"eJxjYACBBjsgYQ+k7QEJuAG9"},"eta":0,"sampler":"one-shot","seed":0,"step":1,"steps":1,"weights_step":3}'

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# trained NAME SETTING...: the checkpoint, after two steps, of a network with a few dozen weights
trained() {
  local name=$1
  shift
  "$program" train --recipe shapes-basic-unet --set network.name=DliUNet --set 'network.config={"down_channels":[1,1,1]}' \
    --set dataset.image_size=4 --set batch_size=2 "$@" --threads 1 --steps 2 --run "$scratch/$name" > "$scratch/log"
  cp "$scratch/$name/checkpoint/checkpoint.safetensors" "checkpoint/$name.safetensors"
}
trained plain
trained refined --set ema.decay=0.9 --set validation_count=2 --set validation_steps=1 --set dataset.flip=true
"$program" sample --run "$scratch/plain" --count 1 --steps 2 --out "$scratch/samples" > "$scratch/log"
cp "$scratch/samples/samples.png" stamped_picture/samples.png
