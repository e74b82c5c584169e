#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the built fuzz targets (cmake --build --preset fuzz), two at a time, starting from the stored corpus.
#   tests/fuzz/run.sh [--seconds N] [--runs N] [--seed N] [NAME...]
# Default: 60 seconds each, with different inputs every time. A seed gives the same inputs in the same order.
# Results are in build/asan/fuzz/NAME: inputs with new coverage in corpus/, failing inputs next to it, and the log.
# After fixing a bug, add the failing input to tests/fuzz/corpus/NAME.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

limit=-max_total_time=60
seed=0
while [[ ${1-} == -* ]]; do
  case $1 in
    --seconds) limit=-max_total_time=$2 ;;
    --runs) limit=-runs=$2 ;;
    --seed) seed=$2 ;;
    *)
      sed -n '3,8s/^# *//p' "$0" >&2
      exit 2
      ;;
  esac
  shift 2
done
names=("$@")
if ((${#names[@]} == 0)); then
  mapfile -t names < <(find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort)
fi

results=$PWD/build/asan/fuzz
TMPDIR=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$TMPDIR"' EXIT
export TMPDIR OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
export UBSAN_OPTIONS=print_stacktrace=1

# runTarget NAME
runTarget() {
  local found=$results/$1
  local -a seeds=("tests/fuzz/corpus/$1")
  local -a choice=()
  local longest=32768
  [[ $1 != recipe ]] || seeds+=(resources/recipes)
  # Lines and words are all parsed in the same way: longer inputs only take longer.
  [[ $1 != captions && $1 != stamped_picture ]] || longest=4096
  # This target reaches so much code that the entropic schedule takes a third of its time.
  [[ $1 != stamped_picture ]] || choice=(-entropic=0)
  mkdir -p "$found/corpus"
  "build/asan/tests/fuzz/fuzz_$1" "$limit" -seed="$seed" -timeout=20 -rss_limit_mb=4096 -malloc_limit_mb=1024 -max_len="$longest" "${choice[@]}" \
    -print_final_stats=1 -artifact_prefix="$found/" "$found/corpus" "${seeds[@]}" > "$found/log" 2>&1
}

# report NAME STATUS: one line, and the end of the log of a failure
report() {
  local log=$results/$1/log
  printf '%-17s %-7s %8s inputs %6s s  cov %-6s ft %s\n' "$1" "$([[ $2 == 0 ]] && echo passed || echo FAILED)" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(sed -n 's/.* in \([0-9]*\) second.*/\1/p' "$log")" \
    "$(grep -o ' cov: [0-9]*' "$log" | tail -n 1 | tr -dc 0-9)" "$(grep -o ' ft: [0-9]*' "$log" | tail -n 1 | tr -dc 0-9)"
  [[ $2 == 0 ]] || grep -v '^#' "$log" | tail -n 40
}

failed=0
for ((i = 0; i < ${#names[@]}; i += 2)); do
  pair=("${names[@]:i:2}")
  ids=()
  for name in "${pair[@]}"; do
    runTarget "$name" &
    ids+=($!)
  done
  for ((k = 0; k < ${#pair[@]}; k++)); do
    status=0
    wait "${ids[k]}" || status=$?
    report "${pair[k]}" "$status"
    ((status == 0)) || failed=1
  done
done
exit "$failed"
