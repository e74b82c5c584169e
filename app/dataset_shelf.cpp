// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset_shelf.h"

#include "models/api/recipe_data.h"

namespace playground
{

std::shared_ptr<const Dataset> DatasetShelf::dataset(
    const Recipe& recipe, const GoOn& goOn, const std::string& run)
{
    const DatasetRequest request = datasetRequest(recipe, run);
    if (!m_dataset || request != m_request) {
        m_dataset = nullptr; // two sets at once need not fit into memory
        m_dataset = loadDataset(request, goOn);
        m_request = request;
    }
    return m_dataset;
}

} // namespace playground
