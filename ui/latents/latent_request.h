// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latents.h"
#include "models/api/text.h"
#include "ui/latents/rendered_row.h"

#include <QColor>
#include <QImage>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// Something the Latents page wants computed and drawn. Of each kind the newest order wins.
struct LatentRequest {
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
    ImageBatch latents; ///< Edited, Way: by the weights of the row shown; Place
    DisplayRange displayRange; ///< to be drawn in
    QColor errorHue; ///< Row
};

/// What became of an order: drawn already, since drawing large pictures is no work for the window's thread.
struct LatentResponse {
    LatentRequest::Kind kind = LatentRequest::Kind::Row;
    int ticket = 0;
    std::shared_ptr<const RenderedRow> row; ///< Row
    std::vector<QImage> decoded; ///< Edited, Way, Place: one for each latent
    std::shared_ptr<const LatentMap> map; ///< Map
    std::vector<QImage> thumbnails; ///< Map: of its pictures, as MapPanel::setMap() wants them
    std::optional<Text> error; ///< instead of all that
};

} // namespace playground
