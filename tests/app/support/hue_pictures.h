// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>

namespace playground
{

/// A folder of the test's home with twelve pictures of 16x16, each in a hue of its own and with a white bar
/// somewhere else, for recipes of the data set "folder" (providePictureDatasets()).
QString huePictures();

/// `recipe` made one of an autoencoder on them, with a latent of 8x8x4 and these widths.
Recipe onHuePictures(Recipe recipe, const std::string& networkConfig);

/// Small enough to train some steps in a test.
inline constexpr auto tinyVaeConfig
    = R"({"block_out_channels":[8,16],"layers_per_block":1,"norm_num_groups":4})";

} // namespace playground
