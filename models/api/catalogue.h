// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// One thing the user can choose. `name` is what recipes and commands write; `title` and `summary` are for
/// people.
struct CatalogueEntry {
    std::string name;
    Text title;
    Text summary;
};

/// Every list on the screen and in --help comes from here. Adding an entry means one line in the
/// catalogue's .cpp beside the thing itself.
const std::vector<CatalogueEntry>& datasets();
const std::vector<CatalogueEntry>& networks();
const std::vector<CatalogueEntry>& corruptions();
const std::vector<CatalogueEntry>& samplers();
const std::vector<CatalogueEntry>& recipes();

/// Where tensors can live on this machine: "cpu", and "cuda:N" for each CUDA device LibTorch sees.
std::vector<CatalogueEntry> devices();

/// Where to compute if nothing is said: the environment variable PLAYGROUND_DEVICE, else "cpu". The name is
/// not checked here: what computes on the device refuses an unknown one.
std::string defaultDevice();

} // namespace playground
