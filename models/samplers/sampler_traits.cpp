// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/sampler_traits.h"

#include "models/samplers/sampler_table.h"

namespace playground
{

SamplerTraits samplerTraits(const std::string& sampler)
{
    const SamplerInfo* info = samplerTable().find(sampler);
    return info == nullptr ? SamplerTraits() : info->traits;
}

} // namespace playground
