// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dataset.h"

#include <algorithm>
#include <map>

namespace playground
{

std::vector<LeftOut> leftOutByReason(const Dataset& dataset)
{
    std::vector<LeftOut> groups;
    std::map<std::string, std::size_t> places; // group index of a sentence, ignoring its numbers
    for (const Dataset::Skipped& file : dataset.skipped) {
        const auto [place, isNew] = places.emplace(file.why.source, groups.size());
        if (isNew)
            groups.push_back({file.why, {}});
        groups[place->second].names.push_back(file.why.where);
    }
    std::stable_sort(groups.begin(), groups.end(),
        [](const LeftOut& a, const LeftOut& b) { return a.names.size() > b.names.size(); });
    return groups;
}

} // namespace playground
