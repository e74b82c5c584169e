// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/latent_request.h"

#include <QImage>

#include <array>
#include <optional>
#include <vector>

namespace playground
{

/// The way from one latent to another in frames: which of them are decoded, and which are to be decoded next.
class InterpolationPath
{
public:
    static constexpr int frames = 33; ///< t = 0, 1/32, ..., 1
    static constexpr int stripStep = 4; ///< each fourth of them is in the strip
    static double t(int frame) { return static_cast<double>(frame) / (frames - 1); }

    /// Another way, or the same one anew. `first` and `last` are decoded from the ends; of all others the
    /// pictures of the way before stay until new ones come.
    void begin(ImageBatch from, ImageBatch to, Interpolation kind, const QImage& first, const QImage& last);
    void forget(); ///< all; there is no way
    bool exists() const { return !m_from.empty(); }

    /// The most urgent frames that are not decoded yet: `place`, then those of the strip, then, if `all` are
    /// wanted, the others. Nothing while an order is under way.
    std::optional<LatentRequest> nextOrder(int place, bool all, QSize picture);
    /// False if it was for another way.
    bool take(const LatentResponse& answer);

    bool complete() const; ///< all frames stand there, of the same weights
    bool failed() const { return m_failed; } ///< no more can be decoded
    const QImage& frame(int index) const { return m_decoded[static_cast<std::size_t>(index)]; } ///< or null

private:
    void ask(int frame, std::size_t most);

    ImageBatch m_from;
    ImageBatch m_to;
    Interpolation m_kind = Interpolation::Linear;
    std::array<QImage, frames> m_decoded;
    std::array<bool, frames> m_fresh{}; ///< decoded on the present way
    std::vector<int> m_asked; ///< frames under way
    bool m_failed = false;
    int m_ticket = 0;
};

} // namespace playground
