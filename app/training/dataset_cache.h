// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <memory>
#include <string>

namespace playground
{

/// Keeps the data set that was asked for last, since the next recipe mostly wants the same, and the latents
/// of the last one that was encoded: going to the autoencoder's recipe and back encodes nothing. One thread.
class DatasetCache
{
public:
    /// The recipe's data set, for a saved run that goes on if `run` is not empty; blocking if it is another
    /// one; null once `shouldContinue` has said no. Throws Error.
    std::shared_ptr<const Dataset> dataset(
        const Recipe& recipe, const ContinueCheck& shouldContinue, const std::string& run = {});

private:
    void keepLatents();

    DatasetRequest m_request;
    std::shared_ptr<const Dataset> m_dataset;
    DatasetRequest m_encodedRequest;
    EncodedPictures m_encoded; ///< of that request; no codec: none
};

} // namespace playground
