// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// One entry of a catalogue. `name` is used in recipes and commands; `title` and `summary` are shown to the
/// user.
struct CatalogueEntry {
    std::string name;
    Text title;
    Text summary;
};

/// Source of every list on the screen and in --help. To add an entry, add one line to the catalogue's .cpp
/// next to the implementation.
const std::vector<CatalogueEntry>& datasets();
const std::vector<CatalogueEntry>& networks();
const std::vector<CatalogueEntry>& corruptions();
const std::vector<CatalogueEntry>& samplers();
const std::vector<CatalogueEntry>& recipes();

/// Devices available on this machine: "cpu", and "cuda:N" for each CUDA device LibTorch sees.
std::vector<CatalogueEntry> devices();

/// Default device: the environment variable PLAYGROUND_DEVICE, else "cpu". The name is not checked here; code
/// that computes on the device rejects an unknown one.
std::string defaultDevice();

} // namespace playground
