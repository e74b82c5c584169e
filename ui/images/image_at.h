// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

namespace playground
{

/// Picture or latent `index` as a batch of one; empty if out of range.
inline ImageBatch oneOf(const ImageBatch& all, int index)
{
    if (index < 0 || index >= all.count)
        return {};
    const auto values = all.image(index);
    return {1, all.channels, all.height, all.width, {values.begin(), values.end()}};
}

} // namespace playground
