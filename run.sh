#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs missing packages, builds and opens the window: ./run.sh
# Arguments are passed to the program:                    ./run.sh train --recipe fashion-basic-unet --run run1
set -euo pipefail
# shellcheck source=resources/build/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/resources/build/setup.sh"

installPackages
buildPreset release
exec "$root/build/release/app/diffusion-playground" "$@"
