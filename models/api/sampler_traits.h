// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// Which options a sampler uses, and what its steps have.
struct SamplerTraits {
    bool takesSteps = true; ///< false: SamplerOptions::steps is always 1
    bool takesEta = false; ///< SamplerOptions::eta
    bool takesClippedModelOutput = false; ///< SamplerOptions::useClippedModelOutput
    bool hasTimesteps = true; ///< false: a step has an amount of noise only, no timestep and sigma
};

/// Traits of a catalogue sampler; of an unknown one the defaults.
SamplerTraits samplerTraits(const std::string& sampler);

} // namespace playground
