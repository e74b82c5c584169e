// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_edit.h"

#include <algorithm>

namespace playground
{

namespace
{
bool sameShape(const ImageBatch& a, const ImageBatch& b)
{
    return a.channels == b.channels && a.height == b.height && a.width == b.width
        && a.values.size() == b.values.size();
}
} // namespace

void LatentEdit::setBase(const ImageBatch& latent)
{
    const bool same = sameShape(m_base, latent);
    m_base = latent;
    if (same)
        return;
    m_direction = {};
    clear();
}

template <typename Change> void LatentEdit::inCells(int channel, const QRect& cells, Change change)
{
    if (channel < 0 || channel >= m_base.channels)
        return;
    const QRect inside = cells & QRect(0, 0, m_base.width, m_base.height);
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            change(m_added[static_cast<std::size_t>((channel * m_base.height + y) * m_base.width + x)]);
}

void LatentEdit::add(int channel, const QRect& cells, float by)
{
    inCells(channel, cells, [by](float& added) { added += by; });
}

void LatentEdit::restore(int channel, const QRect& cells)
{
    inCells(channel, cells, [](float& added) { added = 0; });
}

void LatentEdit::clear()
{
    m_added.assign(m_base.values.size(), 0.F);
    m_along = 0;
}

void LatentEdit::setDirection(const ImageBatch& direction)
{
    m_direction = sameShape(m_base, direction) ? direction : ImageBatch();
}

bool LatentEdit::changed() const
{
    const bool moved = m_along != 0 && !m_direction.values.empty();
    return moved || std::any_of(m_added.begin(), m_added.end(), [](float added) { return added != 0; });
}

ImageBatch LatentEdit::value() const
{
    ImageBatch latent = m_base;
    for (std::size_t i = 0; i < latent.values.size(); ++i)
        latent.values[i] += m_added[i] + (m_direction.values.empty() ? 0.F : m_along * m_direction.values[i]);
    return latent;
}

} // namespace playground
