// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/dataset_cache.h"

#include "models/api/recipe_data.h"

namespace playground
{

namespace
{
constexpr std::size_t maxKept = 64 << 20; // bytes of latents; the emoji at 64x64 take 15 million
}

std::shared_ptr<const Dataset> DatasetCache::dataset(
    const Recipe& recipe, const ContinueCheck& shouldContinue, const std::string& run)
{
    const DatasetRequest request = datasetRequest(recipe, run);
    if (!m_dataset || request != m_request) {
        keepLatents();
        m_dataset = nullptr; // frees the old data set first: two may not fit into memory
        const bool known = m_encoded.codec && request == m_encodedRequest;
        m_dataset = loadDataset(request, shouldContinue, known ? &m_encoded : nullptr);
        m_request = request;
    }
    return m_dataset;
}

void DatasetCache::keepLatents()
{
    if (!m_dataset || !m_dataset->codec || m_dataset->latents.size() * sizeof(float) > maxKept)
        return;
    m_encoded = {m_dataset->codec, m_dataset->latents};
    m_encodedRequest = m_request;
}

} // namespace playground
