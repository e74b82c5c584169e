// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <string>

namespace playground
{

enum class ExportFormat {
    Safetensors, ///< a model directory
    CompactRun, ///< a small copy of the run: half precision, without optimiser state
    Diffusers ///< a pipeline folder for DDPMPipeline.from_pretrained(), if diffusers supports the model
};

/// Writes the network of a saved run to `folder`, which must be empty or not exist. If diffusers has no
/// matching network, noise process or class-conditional pipeline, ExportFormat::Diffusers also writes a model
/// directory. Returns a description of what was written. Blocking. Throws Error; `folder` is then left as it
/// was.
Text exportRun(const std::string& run, ExportFormat format, const std::string& folder);

} // namespace playground
