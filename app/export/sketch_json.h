// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sketch.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace playground
{

/// A drawing as stored in a picture: {"amount", "channels", "height", "width", "pixels"}; pixels are float32
/// (little-endian, C order), deflated and base64-encoded.
nlohmann::json toJson(const Sketch& drawing);

/// Returns nullopt unless `json` is such an object with one finite number per pixel, at most 1024x1024 and
/// four channels. Never inflates more data than that.
std::optional<Sketch> drawingFromJson(const nlohmann::json& json);

} // namespace playground
