#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the README's screenshots of the real window anew: trains for about a minute, then opens the run under a
# virtual display, light and dark, and lets it train on while the picture is taken.
#   take.sh [PROGRAM [RUN]]   RUN: of fashion-basic-unet, instead of training one
# Needs besides what run.sh installs: xvfb xdotool imagemagick.
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

# shoot X NAME: clicks the tab at X and takes its page
shoot() {
  xdotool mousemove "$1" 71 click 1
  sleep 3
  import -window "$window" -strip -quality 95 "$here/$2.png"
}

# take NAME THEME LANGUAGE SCALE WIDTHxHEIGHT
take() {
  mkdir -p "$XDG_CONFIG_HOME/diffusion-playground"
  printf '[General]\ntheme=%s\nlanguage=%s\n' "$2" "$3" > "$XDG_CONFIG_HOME/diffusion-playground/diffusion-playground.conf"
  cp -r "$work/run" "$work/run-$1"
  QT_SCALE_FACTOR=$4 "$program" --open "$work/run-$1" &
  local pid=$! window
  window=$(timeout 20 xdotool search --sync --onlyvisible --pid "$pid" | tail -n 1)
  xdotool windowmove "$window" 0 0 windowsize "$window" "${5%x*}" "${5#*x}" windowfocus "$window"
  sleep 3
  xdotool key t
  sleep 8
  import -window "$window" -strip -quality 95 "$here/$1.png"
  if [ "$1" = train-light ]; then
    xdotool key t # at rest: the other pages are of finished weights
    shoot 325 noise-light
    xdotool key g
    sleep 8
    import -window "$window" -strip -quality 95 "$here/sample-light.png"
    shoot 515 network-light
  fi
  kill "$pid"
  wait "$pid" || true
}

take train-light light en 1 1280x800
take train-dark dark en 1 1280x800
take train-chinese light zh_CN 1 1280x800
