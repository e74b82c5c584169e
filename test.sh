#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs missing packages, checks scripts, format and changed sources (clang-tidy), builds with warnings as errors and
# runs every test; then runs tests that compute under the address and undefined-behaviour sanitizers, tests that start
# threads under the thread sanitizer, and each fuzz target for PLAYGROUND_FUZZ_SECONDS (60).
#   ./test.sh            same as CI; an hour for a first build on two cores
#   ./test.sh --quick    without sanitizers and fuzz targets
set -euo pipefail
# shellcheck source=resources/build/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/resources/build/setup.sh"

summary=()
failed=0

# stage NAME COMMAND...: runs a stage; after a failure the next stages still run. The command may set a one-line summary
# in $note, and returns 77 if the check is impossible here, which does not count as a failure.
stage() {
  local name=$1 started=$SECONDS result=passed
  shift
  note=
  "$@" || case $? in
    77) result=skipped ;;
    *)
      result=FAILED
      failed=1
      ;;
  esac
  summary+=("$(printf '%-8s %-7s %4d s  %s' "$name" "$result" $((SECONDS - started)) "$note")")
}

# Finds all scripts of the repository, so that no new one is forgotten.
checkScripts() {
  local script
  local -a scripts
  mapfile -t scripts < <(find . \( -path ./build -o -path ./.git \) -prune \
    -o -type f \( -name '*.sh' -o -path ./.ci/run \) -print | sort)
  for script in "${scripts[@]}"; do
    bash -n "$script" || return 1
  done
  if command -v shellcheck > /dev/null; then
    shellcheck -x -S warning "${scripts[@]}" || return 1
    note="${#scripts[@]} scripts"
  else
    note='(syntax only: shellcheck is not installed)'
  fi
}

# The code is formatted with clang-format 14 (CONTRIBUTING.md); other versions break lines differently.
checkFormat() {
  local tool
  for tool in clang-format-14 clang-format; do
    if [[ $("$tool" --version 2> /dev/null) == *' version 14.'* ]]; then
      find app models tests ui \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 -r "$tool" --dry-run -Werror || return 1
      return 0
    fi
  done
  note='(not checked: needs clang-format 14)'
  return 77
}

# Checks the sources that differ from the upstream branch, or from $PLAYGROUND_TIDY_BASE: each takes up to a minute.
checkTidy() {
  local base log=$root/build/tidy.log
  local -a sources
  if ! command -v clang-tidy-14 > /dev/null; then
    note='(not checked: needs clang-tidy 14)'
    return 77
  fi
  base=${PLAYGROUND_TIDY_BASE:-$(git rev-parse --verify --quiet '@{upstream}' || echo HEAD)}
  mapfile -t sources < <(git diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'models/*.cpp' 'ui/*.cpp' 2> /dev/null)
  note="${#sources[@]} changed sources"
  ((${#sources[@]})) || return 0
  cmake --preset tidy > "$log" || return 1
  if ! printf '%s\0' "${sources[@]}" \
    | xargs -0 -n 1 -P "$(parallelJobs)" clang-tidy-14 -p "$root/build/tidy" --quiet --warnings-as-errors='*' >> "$log" 2>&1; then
    grep -E -A 4 '(warning|error):' "$log" >&2
    return 1
  fi
}

# The thread sanitizer of GCC 12 does not start if the kernel randomises addresses by more than 28 bits, as current
# kernels do. (A container may not allow switching that off.)
fixedAddresses=()
if setarch -R true 2> /dev/null; then
  fixedAddresses=(setarch -R)
fi

# runTests PRESET [TARGET]
runTests() {
  local preset=$1 log=$root/build/$1.ctest.log status=0
  if ! buildPreset "$@"; then
    note="build failed, see build/$preset.log"
    return 1
  fi
  "${fixedAddresses[@]}" ctest --preset "$preset" --parallel "$(nproc)" 2>&1 | tee "$log" || status=1
  note=$(grep -E 'tests passed,' "$log" || echo "see build/$preset.ctest.log")
  return "$status"
}

# Uses a fixed seed, so that every run tries the same inputs: this checks a change. To search for old bugs, run
# tests/fuzz/run.sh without a seed.
runFuzz() {
  if ! buildPreset asan fuzz_targets; then
    note='build failed, see build/asan.log'
    return 1
  fi
  tests/fuzz/run.sh --seed 1 --seconds "${PLAYGROUND_FUZZ_SECONDS:-60}"
}

case ${1-} in
  '' | --quick) ;;
  *)
    say 'Usage: ./test.sh [--quick]'
    exit 2
    ;;
esac

cd "$root"
installPackages test
stage scripts checkScripts
stage format checkFormat
stage tidy checkTidy
stage ci runTests ci
if [[ ${1-} != --quick ]]; then
  stage asan runTests asan sanitized_tests
  stage tsan runTests tsan threaded_tests
  stage fuzz runFuzz
fi

printf '\n'
printf '%s\n' "${summary[@]}"
exit "$failed"
