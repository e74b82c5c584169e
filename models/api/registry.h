// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/error.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playground
{

/// A table of entries that are chosen by name, in display order. `Info` has a member `name`; for entries()
/// also `title` and `summary`.
template <typename Info> class Registry
{
public:
    /// `noSuch`: the sentence (PLAYGROUND_TEXT) for an unknown name; %1: the name, %2: the known names.
    Registry(std::string_view noSuch, std::vector<Info> all)
        : m_noSuch(noSuch)
        , m_all(std::move(all))
    {
    }

    /// Null for an unknown name.
    const Info* find(std::string_view name) const
    {
        for (const Info& info : m_all) {
            if (info.name == name)
                return &info;
        }
        return nullptr;
    }

    /// Throws Error naming the known names.
    const Info& at(const std::string& name) const
    {
        if (const Info* found = find(name))
            return *found;
        throw Error(m_noSuch, {name, joined(names())});
    }

    const std::vector<Info>& all() const { return m_all; }

    std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const Info& info : m_all)
            names.push_back(info.name);
        return names;
    }

    /// Entries for lists in the window and --help.
    std::vector<CatalogueEntry> entries() const
    {
        std::vector<CatalogueEntry> entries;
        for (const Info& info : m_all)
            entries.push_back({info.name, info.title, info.summary});
        return entries;
    }

private:
    std::string_view m_noSuch;
    std::vector<Info> m_all;
};

} // namespace playground
