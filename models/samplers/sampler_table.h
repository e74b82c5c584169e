// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/registry.h"
#include "models/samplers/sampler_info.h"

#include <string>

namespace playground
{

/// All samplers, in list order.
const Registry<SamplerInfo>& samplerTable();

/// The sampler for a diffusers scheduler class; null if there is none.
const SamplerInfo* findScheduler(const std::string& className);

/// The same; throws Error naming the known classes.
const SamplerInfo& schedulerNamed(const std::string& className);

} // namespace playground
