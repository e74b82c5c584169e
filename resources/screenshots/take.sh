#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Retakes the README's screenshots of the real window: trains for about a minute, then opens the run on a virtual
# display, with light and dark theme, and takes some of the pictures while training continues.
#   take.sh [PROGRAM [RUN [EMOJI_VAE_RUN [EMOJI_LATENT_RUN]]]]
# RUN: a run of fashion-basic-unet to use instead of training one. The screenshots of the other two recipes, which take
# longer to train, are retaken only if their runs are given.
# Needs, in addition to what run.sh installs: xvfb xdotool imagemagick.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../build/release/app/diffusion-playground}
work=$(mktemp -d)
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

if [ -n "${2-}" ]; then
  cp -r "$2" "$work/run"
else
  "$program" train --recipe fashion-basic-unet --steps 1100 --run "$work/run"
fi

number=90
while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
export DISPLAY=:$number
Xvfb "$DISPLAY" -screen 0 1920x1200x24 2> /dev/null &
sleep 1

# shoot X NAME: clicks the tab at X and saves a screenshot
shoot() {
  xdotool mousemove "$1" 71 click 1
  sleep 1
  rest
  import -window "$window" -strip -quality 95 "$here/$2.png"
}

# openRun NAME THEME LANGUAGE [RUN]: opens a copy of the run in the window, or the welcome page; sets pid and window
openRun() {
  mkdir -p "$XDG_CONFIG_HOME/diffusion-playground"
  printf '[General]\ntheme=%s\nlanguage=%s\n' "$2" "$3" > "$XDG_CONFIG_HOME/diffusion-playground/diffusion-playground.conf"
  if [ -n "${4-}" ]; then
    cp -r "$4" "$work/run-$1"
    "$program" --open "$work/run-$1" &
  else
    "$program" &
  fi
  pid=$!
  window=$(timeout 20 xdotool search --sync --onlyvisible --pid "$pid" | tail -n 1)
  xdotool windowmove "$window" 0 0 windowsize "$window" 1280 800 windowfocus "$window"
  sleep 3
}

# Waits until the program is idle, i.e. uses less than a tenth of a core.
rest() {
  local before=-1000 now
  while sleep 2 && now=$(awk '{ print $14 + $15 }' "/proc/$pid/stat") && ((now > before + 20)); do
    before=$now
  done
}

closeRun() {
  kill "$pid"
  wait "$pid" || true
}

# whileTraining NAME THEME LANGUAGE
whileTraining() {
  openRun "$1" "$2" "$3" "$work/run"
  xdotool key t
  sleep 8
  import -window "$window" -strip -quality 95 "$here/$1.png"
}

whileTraining train-light light en
xdotool key t # pauses: the other pages show the final weights
shoot 325 noise-light
xdotool key g
sleep 8
import -window "$window" -strip -quality 95 "$here/sample-light.png"
shoot 586 network-light
xdotool key shift+s # a step in slow motion, on the Train page
sleep 4
for _ in 1 2 3 4 5 6; do xdotool key shift+s && sleep 0.3; done # its last phase
sleep 1
import -window "$window" -strip -quality 95 "$here/slow-motion-light.png"
closeRun
whileTraining train-dark dark en
closeRun
whileTraining train-chinese light zh_CN
closeRun

openRun welcome light en
import -window "$window" -strip -quality 95 "$here/welcome.png"
closeRun

if [ -n "${3-}" ]; then
  openRun latents-light light en "$3"
  rest # until the emoji are drawn
  shoot 514 latents-light
  closeRun
fi
if [ -n "${4-}" ]; then
  openRun latent-diffusion-light light en "$4"
  rest # until the emoji are drawn and encoded
  xdotool key g
  rest
  xdotool key bracketright bracketright bracketright Home # the fourth picture
  for _ in $(seq 30); do xdotool key Right; done # step 30 of 50
  sleep 2
  import -window "$window" -strip -quality 95 "$here/latent-diffusion-light.png"
  closeRun
fi
