// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <filesystem>
#include <memory>

namespace playground
{

/// Encodes all pictures once, as the request says, and gives the data set its latents and their codec.
/// Blocking: emoji at 64x64 take some seconds; whether `shouldContinue`, if given, never said no. Throws
/// Error naming the autoencoder's file, or the pictures that it cannot take.
bool encodeAll(const std::shared_ptr<Dataset>& dataset, const DatasetRequest& request,
    const ContinueCheck& shouldContinue);

/// The codec of a saved run or pipeline: `folder` holds an autoencoder whose config.json says the scaling
/// factor. For pictures of height x width. Throws Error.
std::shared_ptr<const LatentCodec> loadCodec(const std::filesystem::path& folder, int height, int width);

} // namespace playground
