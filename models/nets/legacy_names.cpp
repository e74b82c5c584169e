// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/legacy_names.h"

#include <array>

namespace playground
{

std::string currentName(const std::string& name)
{
    static const std::array<std::pair<std::string, std::string>, 4> renamed{
        {{"query", "to_q"}, {"key", "to_k"}, {"value", "to_v"}, {"proj_attn", "to_out.0"}}};
    if (name.find("attentions.") == std::string::npos)
        return name;
    for (const auto& [oldName, newName] : renamed) {
        for (const std::string parameter : {".weight", ".bias"}) {
            const std::string ending = "." + oldName + parameter;
            if (name.ends_with(ending))
                return name.substr(0, name.size() - ending.size()) + "." + newName + parameter;
        }
    }
    return name;
}

NamedTensors withCurrentNames(NamedTensors weights)
{
    for (auto& [name, tensor] : weights)
        name = currentName(name);
    return weights;
}

} // namespace playground
