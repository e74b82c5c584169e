#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benchmarks (preset dev) and runs them one by one; each prints its result and its budget.
#   tests/benchmarks/run.sh            all, about two minutes
#   tests/benchmarks/run.sh NAME ...   these: training_throughput sampling_throughput vae_memory slider_latency
#                                      gui_blocked window_start loss_plot_redraw film_scrub latents_update
# Close other programs first: results of a busy machine are meaningless.
set -euo pipefail
# shellcheck source=resources/build/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../resources/build/setup.sh"

here=$root/tests/benchmarks
built=$root/build/dev/tests/benchmarks
all=(training_throughput sampling_throughput vae_memory slider_latency gui_blocked window_start loss_plot_redraw film_scrub latents_update)

# besideTorch FOLDER PROGRAM: FOLDER's script runs our PROGRAM and PyTorch alternately.
besideTorch() {
  # Debian's own Python, since its python3-torch uses the same LibTorch as the program.
  if ! /usr/bin/python3 -c 'import torch' 2> /dev/null; then
    say "$1_throughput needs PyTorch to compare with: apt-get install python3-torch"
    return 1
  fi
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$here/$1/$1_throughput.py" "$built/$1/$2"
}

runBenchmark() {
  case $1 in
    training_throughput) besideTorch training training_steps ;;
    sampling_throughput) besideTorch sampling sampling_steps ;;
    vae_memory)
      for run in "forward 64" "forward 512" "train 512"; do
        read -r what size <<< "$run"
        "$built/training/vae_memory" "$what" "$size" || return 1
      done
      ;;
    slider_latency) "$built/window/slider_latency" ;;
    gui_blocked) QT_QPA_PLATFORM=offscreen "$built/window/gui_blocked" ;;
    window_start) xvfb-run -a "$built/window/window_start" ;;
    loss_plot_redraw) QT_QPA_PLATFORM=offscreen "$built/plot/loss_plot_redraw" ;;
    film_scrub) QT_QPA_PLATFORM=offscreen "$built/window/film_scrub" ;;
    latents_update) QT_QPA_PLATFORM=offscreen "$built/window/latents_update" ;;
    *)
      say "There is no benchmark $1. Known: ${all[*]}."
      return 2
      ;;
  esac
}

buildPreset dev benchmarks
(($#)) || set -- "${all[@]}"
failed=0
for name in "$@"; do
  runBenchmark "$name" || failed=1
done
exit "$failed"
