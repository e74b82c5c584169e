// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/sampling.h"

namespace playground
{

/// Whether the start is a drawing that is yet to be encoded.
bool startIsPicture(const SamplingRequest& request, const Dataset& dataset);

/// Throws Error for a count, a start or an amount of noise that cannot be.
void checkRequest(const SamplingRequest& request, const Dataset& dataset);

} // namespace playground
