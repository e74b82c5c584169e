// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latent_map.h"
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

/// A task of the Latents page, computed and rendered elsewhere. For each kind the newest request wins.
struct LatentRequest {
    enum class Kind {
        Row, ///< encode and decode pictures
        Edited, ///< decode the edited latent
        Way, ///< decode latents between two pictures
        Place, ///< decode a map position, with the map's weights
        Map ///< compute the map of the data set
    };
    static constexpr int kinds = 5;

    Kind kind = Kind::Row;
    int ticket = 0; ///< chosen by the sender, returned with the answer
    std::vector<int> indices; ///< Row: into the data set
    std::optional<std::uint64_t> drawSeed; ///< Row
    ImageBatch latents; ///< Edited, Way: with the weights of the current row; Place
    DisplayRange displayRange; ///< for rendering
    QColor errorHue; ///< Row
};

/// The answer to a request. Already rendered, because rendering large pictures would block the GUI thread.
struct LatentResponse {
    LatentRequest::Kind kind = LatentRequest::Kind::Row;
    int ticket = 0;
    std::shared_ptr<const RenderedRow> row; ///< Row
    std::vector<QImage> decoded; ///< Edited, Way, Place: one per latent
    std::shared_ptr<const LatentMap> map; ///< Map
    std::vector<QImage> thumbnails; ///< Map: for its pictures, as in MapPanel::setMap()
    std::optional<Text> error; ///< replaces all of the above
};

} // namespace playground
