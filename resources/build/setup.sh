# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Functions shared by run.sh and test.sh: installing missing packages and building a preset quietly. Sourced, not run.
# All messages go to stderr, since stdout belongs to the program that run.sh executes.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Prints the packages in packages.txt; with "test" also those that only test.sh needs.
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

# Prints those of the given packages that are not installed.
missingPackages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] \
      || printf '%s\n' "$package"
  done
}

# runLogged LOG COMMAND...: appends all output to LOG; on failure prints the end of the log.
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

# installPackages [test]: never fatal, because a build may succeed without a package (e.g. a font, or a renamed package);
# if one is really needed, CMake reports it by name.
installPackages() {
  local -a wanted missing=() become=(env)
  mapfile -t wanted < <(wantedPackages "$@")
  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say "Not a Debian system. Install the equivalents of these Debian packages if they are missing: ${wanted[*]}"
    return
  fi
  mapfile -t missing < <(missingPackages "${wanted[@]}")
  if ((${#missing[@]})); then
    if ((EUID)); then
      if ! command -v sudo > /dev/null; then
        say "Packages are missing, but this is not root and there is no sudo. Run as root: apt-get install --no-install-recommends ${missing[*]}"
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
      say "Continuing without: ${missing[*]}"
    fi
  fi
  checkBlas
}

# LibTorch uses the BLAS that Debian's alternatives system selects; only OpenBLAS is fast.
checkBlas() {
  local name chosen
  while read -r name _ chosen; do
    if [[ $name == libblas.so.3-* && $chosen != *openblas* ]]; then
      say "Training will be slow: libblas is $chosen, not OpenBLAS. Select OpenBLAS with: update-alternatives --config $name"
    fi
  done < <(update-alternatives --get-selections 2>/dev/null)
}

# Compiling a file that includes LibTorch takes 1 GB, so the number of jobs depends on cores and memory.
parallelJobs() {
  local cores gigabytes
  cores=$(nproc 2>/dev/null || echo 2)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null || echo 2)
  ((gigabytes >= 1)) || gigabytes=1
  echo $((cores < gigabytes ? cores : gigabytes))
}

# Shows ninja's progress "[3/80]" in a single line of the terminal.
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
    # Lets several clones share their ccache entries.
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    cmake --preset "$preset" &&
      cmake --build --preset "$preset" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(parallelJobs)}" "${target[@]}"
  ) 2>&1 | tee "$log" | showProgress "Building $preset" || {
    grep -n -m 20 -A 3 -E 'error:|CMake Error|FAILED:|undefined reference' "$log" >&2 || tail -n 40 "$log" >&2
    say "The build of preset $preset failed. The full log is in $log."
    return 1
  }
}
