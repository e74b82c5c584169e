// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>

namespace playground
{

/// Creates a folder in the test's home with twelve 16x16 pictures, each with a different hue and a white bar
/// at a different position, for the data set "folder" (providePictureDatasets()).
QString huePictures();

/// Turns `recipe` into one of an autoencoder on these pictures, with 8x8x4 latents and these widths.
Recipe onHuePictures(Recipe recipe, const std::string& networkConfig);

/// Small enough to train a few steps in a test.
inline constexpr auto tinyVaeConfig
    = R"({"block_out_channels":[8,16],"layers_per_block":1,"norm_num_groups":4})";

} // namespace playground
