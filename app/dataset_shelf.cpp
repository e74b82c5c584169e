// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset_shelf.h"

namespace playground
{

std::shared_ptr<const Dataset> DatasetShelf::dataset(const Recipe& recipe)
{
    const Recipe::Data& data = recipe.dataset;
    const DatasetRequest request = {data.name, data.folder, data.withTestSet, data.imageSize};
    if (!m_dataset || request != m_request) {
        m_dataset = nullptr; // two sets at once need not fit into memory
        m_dataset = loadDataset(request);
        m_request = request;
    }
    return m_dataset;
}

} // namespace playground
