// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <memory>
#include <string>

namespace playground
{

/// Caches the last loaded data set, since the next recipe usually needs the same one, and the last encoded
/// latents, so that switching to the autoencoder's recipe and back does not encode again. Not thread-safe.
class DatasetCache
{
public:
    /// Returns the recipe's data set; `run` is the folder of a saved run to continue, or empty. Blocks while
    /// loading a data set that is not cached. Null once `shouldContinue` has returned false. Throws Error.
    std::shared_ptr<const Dataset> dataset(
        const Recipe& recipe, const ContinueCheck& shouldContinue, const std::string& run = {});

private:
    void keepLatents();

    DatasetRequest m_request;
    std::shared_ptr<const Dataset> m_dataset;
    DatasetRequest m_encodedRequest;
    EncodedPictures m_encoded; ///< latents for m_encodedRequest; no codec: none cached
};

} // namespace playground
