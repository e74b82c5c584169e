// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latents.h"
#include "models/api/text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// Something the Latents page wants computed. Of each kind the newest order wins.
struct LatentOrder {
    enum class Kind {
        Row, ///< pictures to latents and back
        Edited, ///< the latent that is dragged, to a picture
        Way, ///< latents between two pictures, to pictures
        Place, ///< a place on the map, to a picture; by the weights of the map
        Map ///< of the data set
    };
    static constexpr int kinds = 5;

    Kind kind = Kind::Row;
    int ticket = 0; ///< the asker's own mark, given back with the answer
    std::vector<int> indices; ///< Row: into the data set
    std::optional<std::uint64_t> drawSeed; ///< Row
    Images latents; ///< Edited, Way, Place
};

/// What became of an order.
struct LatentAnswer {
    LatentOrder::Kind kind = LatentOrder::Kind::Row;
    int ticket = 0;
    LatentRow row; ///< Row
    Images decoded; ///< Edited, Way, Place
    std::shared_ptr<const LatentMap> map; ///< Map
    std::optional<Text> error; ///< instead of all that
};

} // namespace playground
