// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QRect>

#include <vector>

namespace playground
{

/// A latent that is changed by hand: where it began, what was added to its cells, and how far it was moved
/// along a direction. The changes stay when the beginning moves under them, as it does while training runs.
class LatentEdit
{
public:
    /// One latent. One of another shape forgets the changes.
    void setBase(const ImageBatch& latent);
    const ImageBatch& base() const { return m_base; }

    void add(int channel, const QRect& cells, float by);
    void restore(int channel, const QRect& cells); ///< takes back what was added there
    void clear(); ///< all changes

    /// One latent of the base's shape, or none.
    void setDirection(const ImageBatch& direction);
    void setAlong(float along) { m_along = along; } ///< of the direction, this many times

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
