# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run.sh and test.sh share: installing what is missing, and building a preset quietly. Sourced, not run.
# Everything said goes to stderr: stdout belongs to the program that run.sh becomes.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# The names in packages.txt; with "test" also those that only test.sh needs.
wantedPackages() {
  local line
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      'test: '*) [[ ${1-} != test ]] || printf '%s\n' "${line#test: }" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done < "$root/packages.txt"
}

# Those of the given packages that dpkg does not call installed.
missingPackages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] \
      || printf '%s\n' "$package"
  done
}

# runLogged LOG COMMAND...: appends all output to LOG; on failure shows its end.
runLogged() {
  local log=$1 status=0
  shift
  "$@" >> "$log" 2>&1 || status=$?
  if ((status)); then
    tail -n 40 "$log" >&2
    say "Failed: $*. The full log is in $log."
  fi
  return "$status"
}

# installPackages [test]: never fatal, because a build may succeed without a package (a font, a newer name of it);
# if one is really needed, CMake says so by name.
installPackages() {
  local -a wanted missing=() become=(env)
  mapfile -t wanted < <(wantedPackages "$@")
  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say "Not a Debian system: install what these Debian packages hold, if it is missing: ${wanted[*]}"
    return
  fi
  mapfile -t missing < <(missingPackages "${wanted[@]}")
  if ((${#missing[@]})); then
    if ((EUID)); then
      if ! command -v sudo > /dev/null; then
        say "Missing, and neither root nor sudo to install it: apt-get install --no-install-recommends ${missing[*]}"
        return
      fi
      become=(sudo env)
    fi
    local log=$root/build/install.log
    mkdir -p "$root/build"
    : > "$log"
    say "Installing ${missing[*]} ..."
    become+=(DEBIAN_FRONTEND=noninteractive)
    if ! runLogged "$log" "${become[@]}" apt-get update \
      || ! runLogged "$log" "${become[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; then
      say "Going on without: ${missing[*]}"
    fi
  fi
  checkBlas
}

# LibTorch calls whatever library the system's alternative names; only OpenBLAS is fast.
checkBlas() {
  local name chosen
  while read -r name _ chosen; do
    if [[ $name == libblas.so.3-* && $chosen != *openblas* ]]; then
      say "Training will be slow: libblas is $chosen, not OpenBLAS. Choose it: update-alternatives --config $name"
    fi
  done < <(update-alternatives --get-selections 2>/dev/null)
}

# A file that includes LibTorch takes 1 GB to compile: as many at once as cores and memory allow.
parallelJobs() {
  local cores gigabytes
  cores=$(nproc 2>/dev/null || echo 2)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null || echo 2)
  ((gigabytes >= 1)) || gigabytes=1
  echo $((cores < gigabytes ? cores : gigabytes))
}

# Copies ninja's "[3/80] ..." lines to one line of the terminal.
showProgress() {
  local line
  while IFS= read -r line; do
    if [[ -t 2 && $line =~ ^\[[0-9]+/[0-9]+\] ]]; then
      printf '\r\033[K%s %s' "$1" "${BASH_REMATCH[0]}" >&2
    fi
  done
  if [[ -t 2 ]]; then
    printf '\r\033[K' >&2
  fi
}

# buildPreset PRESET [TARGET]: configures and builds; the whole log is in build/PRESET.log.
buildPreset() {
  local preset=$1 log=$root/build/$1.log
  local -a target=()
  [[ -z ${2-} ]] || target=(--target "$2")
  mkdir -p "$root/build"
  : > "$log"
  [[ -t 2 ]] || say "Building $preset (log: $log) ..."
  (
    cd "$root"
    # A second clone then finds in ccache what the first one compiled.
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    cmake --preset "$preset" &&
      cmake --build --preset "$preset" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(parallelJobs)}" "${target[@]}"
  ) 2>&1 | tee "$log" | showProgress "Building $preset" || {
    grep -n -m 20 -A 3 -E 'error:|CMake Error|FAILED:|undefined reference' "$log" >&2 || tail -n 40 "$log" >&2
    say "The build of preset $preset failed. The full log is in $log."
    return 1
  }
}
