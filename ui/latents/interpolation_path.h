// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/interpolation.h"
#include "ui/latents/latent_request.h"

#include <QImage>

#include <array>
#include <optional>
#include <vector>

namespace playground
{

/// The frames between two latents: which are decoded, and which to decode next.
class InterpolationPath
{
public:
    static constexpr int frames = 33; ///< t = 0, 1/32, ..., 1
    static constexpr int stripStep = 4; ///< every fourth frame is in the strip
    static double t(int frame) { return static_cast<double>(frame) / (frames - 1); }

    /// Starts a new path, or the same one again. `first` and `last` are decoded from the ends; the other
    /// frames keep their old pictures until new ones arrive.
    void begin(ImageBatch from, ImageBatch to, Interpolation kind, const QImage& first, const QImage& last);
    void forget(); ///< clears everything
    bool exists() const { return !m_from.empty(); }

    /// The most urgent frames that are not decoded yet: `place`, then those of the strip, then, if `all`, the
    /// others. Nothing while a request is pending.
    std::optional<LatentRequest> nextOrder(int place, bool all, QSize picture);
    /// False if the answer belongs to another path.
    bool take(const LatentResponse& answer);

    bool complete() const; ///< all frames are decoded, with the same weights
    bool failed() const { return m_failed; } ///< decoding has failed and is not retried
    const QImage& frame(int index) const { return m_decoded[static_cast<std::size_t>(index)]; } ///< or null

private:
    void ask(int frame, std::size_t most);

    ImageBatch m_from;
    ImageBatch m_to;
    Interpolation m_kind = Interpolation::Linear;
    std::array<QImage, frames> m_decoded;
    std::array<bool, frames> m_fresh{}; ///< decoded for the current path
    std::vector<int> m_requested; ///< requested frames
    bool m_failed = false;
    int m_ticket = 0;
};

} // namespace playground
