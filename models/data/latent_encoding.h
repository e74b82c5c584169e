// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <filesystem>
#include <memory>

namespace playground
{

/// Encodes all pictures once for the request and stores the latents and their codec in the data set.
/// Blocking: emoji at 64x64 take some seconds. Returns false if `shouldContinue`, if given, returned false.
/// Throws Error naming the autoencoder's file, or the unsupported pictures.
bool encodeAll(const std::shared_ptr<Dataset>& dataset, const DatasetRequest& request,
    const ContinueCheck& shouldContinue);

/// The codec of a saved run or pipeline: `folder` contains an autoencoder whose config.json has the scaling
/// factor. For pictures of height x width. Throws Error.
std::shared_ptr<const LatentCodec> loadCodec(const std::filesystem::path& folder, int height, int width);

} // namespace playground
