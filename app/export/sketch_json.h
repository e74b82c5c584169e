// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sketch.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace playground
{

/// A drawing as a saved picture carries it: {"amount", "channels", "height", "width", "pixels"}, the last the
/// float32 numbers (little-endian, C order) deflated and in base64.
nlohmann::json toJson(const Sketch& drawing);

/// Nothing unless it is such an object with a finite number for each pixel of at most 1024x1024 and four
/// channels; what would inflate to more is not inflated further.
std::optional<Sketch> drawingFromJson(const nlohmann::json& json);

} // namespace playground
