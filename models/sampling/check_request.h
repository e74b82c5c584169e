// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/sampling_request.h"

namespace playground
{

/// Returns true if the start is a drawing that still has to be encoded.
bool startIsPicture(const SamplingRequest& request, const Dataset& dataset);

/// Throws Error for an invalid count, start or amount of noise.
void checkRequest(const SamplingRequest& request, const Dataset& dataset);

} // namespace playground
