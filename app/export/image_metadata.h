// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/sample_metadata.h"
#include "models/api/recipe.h"

#include <QString>

#include <optional>

namespace playground
{

/// Whether `path` is a PNG by its content.
bool isPicture(const QString& path);

/// The recipe inside a picture that this program saved; throws Error if there is none or it is not sound.
Recipe recipeOfPicture(const QString& path);

/// How the picture was sampled, if it says so; throws Error if what it says is not sound.
std::optional<SampleMetadata> stampOfPicture(const QString& path);

} // namespace playground
