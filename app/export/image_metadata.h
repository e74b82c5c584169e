// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/sample_metadata.h"
#include "models/api/recipe.h"

#include <QString>

#include <optional>

namespace playground
{

/// True if the file at `path` is a PNG, judged by its content.
bool isPicture(const QString& path);

/// Reads the recipe embedded in a picture that this program saved. Throws Error if it is missing or invalid.
Recipe recipeOfPicture(const QString& path);

/// Reads how the picture was sampled; nullopt if it has no such metadata. Throws Error if it is invalid.
std::optional<SampleMetadata> stampOfPicture(const QString& path);

} // namespace playground
