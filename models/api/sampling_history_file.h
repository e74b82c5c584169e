// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/sample_step.h"

#include <map>
#include <string>
#include <vector>

namespace playground
{

/// Writes a sampling history: tensors x and predicted [K,N,C,H,W]; amount, timestep, sigma and index
/// (SampleStep::index, int64) [K]; and the final or current pictures [N,C,H,W]. For latent models also the
/// decoded pictures: decoded_x, decoded_predicted, and `decoded` for the final pictures. Blocking. Throws
/// Error; the previous file is kept then.
void writeHistory(const std::string& file, const std::vector<SampleStep>& steps, const ImageBatch& pictures,
    const ImageBatch& decoded, const std::map<std::string, std::string>& metadata);

} // namespace playground
