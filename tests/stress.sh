#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the tests of preset ci repeatedly while other processes keep every core busy, with each BLAS kernel that this
# processor supports and with one and four threads. A test that fails here depends on load, rounding or threads.
#   tests/stress.sh [ROUNDS [CTEST ARGUMENTS...]]     default: five rounds; build preset ci first (./test.sh)
# BURNERS is the number of busy processes (default: one per core); 0 if something else, such as a build, loads the cores.
# FIRST is the number of the first round (default: 0), to continue a series.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
rounds=${1:-5}
shift || true

# OpenBLAS's kernel names for the instruction sets in /proc/cpuinfo. Zen is Haswell with other block sizes.
kernels=()
grep -qw avx2 /proc/cpuinfo && kernels+=(Haswell Zen)
grep -qw avx512f /proc/cpuinfo && kernels+=(SkylakeX)
((${#kernels[@]})) || kernels=('')

burners=()
stopBurners() { ((${#burners[@]} == 0)) || kill "${burners[@]}" 2> /dev/null || true; } # called by the trap: shellcheck disable=SC2317
trap stopBurners EXIT
for ((core = 0; core < ${BURNERS:-$(nproc)}; ++core)); do
  (while :; do :; done) &
  burners+=($!)
done

failed=0
first=${FIRST:-0}
for ((round = first; round < first + rounds; ++round)); do
  kernel=${kernels[round % ${#kernels[@]}]}
  threads=$((round / ${#kernels[@]} % 2 ? 4 : 1))
  cmake --preset ci -DPLAYGROUND_TEST_THREADS=$threads > /dev/null
  log=build/stress-$round.log
  printf 'Round %d: OPENBLAS_CORETYPE=%s, %d threads ... ' $((round + 1)) "${kernel:-default}" "$threads"
  started=$SECONDS
  env ${kernel:+OPENBLAS_CORETYPE=$kernel} ctest --preset ci --parallel "$(nproc)" "$@" > "$log" 2>&1 || failed=1
  printf '%s, %d s (%s)\n' "$(grep -E 'tests passed,' "$log" || echo 'no result')" $((SECONDS - started)) "$log"
  sed -n '/The following tests FAILED/,/^Errors/p' "$log" | grep -E '^\s+[0-9]+ - ' || true
done
cmake --preset ci -DPLAYGROUND_TEST_THREADS=1 > /dev/null
exit "$failed"
