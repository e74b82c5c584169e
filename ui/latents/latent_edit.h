// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QRect>

#include <vector>

namespace playground
{

/// A manually edited latent: its base, the values added to its cells, and the distance moved along a
/// direction. Edits persist when the base changes, as it does during training.
class LatentEdit
{
public:
    /// A single latent. A different shape discards the edits.
    void setBase(const ImageBatch& latent);
    const ImageBatch& base() const { return m_base; }

    void add(int channel, const QRect& cells, float by);
    void restore(int channel, const QRect& cells); ///< discards the edits in these cells
    void clear(); ///< discards all edits

    /// A single latent of the base's shape, or empty.
    void setDirection(const ImageBatch& direction);
    void setAlong(float along) { m_along = along; } ///< factor of the direction

    bool changed() const;
    ImageBatch value() const; ///< base + added + along * direction

private:
    template <typename Change> void inCells(int channel, const QRect& cells, Change change);

    ImageBatch m_base;
    std::vector<float> m_added;
    ImageBatch m_direction;
    float m_along = 0;
};

} // namespace playground
