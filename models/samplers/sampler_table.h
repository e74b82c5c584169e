// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/registry.h"
#include "models/samplers/sampler_info.h"

#include <string>

namespace playground
{

/// Every sampler, in the order of the lists.
const Registry<SamplerInfo>& samplerTable();

/// The sampler that is diffusers' scheduler of this class; null if there is none.
const SamplerInfo* findScheduler(const std::string& className);

/// The same; throws Error naming the classes that there are.
const SamplerInfo& schedulerNamed(const std::string& className);

} // namespace playground
