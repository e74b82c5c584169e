// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/interpolation_path.h"

#include "models/api/interpolation.h"

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int maxAtOnce = 9; // length of the strip; the lane has other work too
constexpr int pixelsAtOnce = maxAtOnce * 64 * 64; // fewer for larger pictures
} // namespace

void InterpolationPath::begin(
    ImageBatch from, ImageBatch to, Interpolation kind, const QImage& first, const QImage& last)
{
    ++m_ticket;
    m_from = std::move(from);
    m_to = std::move(to);
    m_kind = kind;
    m_requested.clear();
    m_failed = false;
    m_decoded.front() = first;
    m_decoded.back() = last;
    m_fresh.fill(false);
    m_fresh.front() = m_fresh.back() = exists();
}

void InterpolationPath::forget()
{
    begin({}, {}, m_kind, {}, {});
    m_decoded = {};
}

std::optional<LatentRequest> InterpolationPath::nextOrder(int place, bool all, QSize picture)
{
    if (!exists() || !m_requested.empty() || m_failed)
        return {};
    const int pixels = std::max(1, picture.width() * picture.height());
    const auto most = static_cast<std::size_t>(std::clamp(pixelsAtOnce / pixels, 1, maxAtOnce));
    ask(place, most);
    for (int i = 0; i < frames; i += stripStep)
        ask(i, most);
    for (int i = 0; all && i < frames; ++i)
        ask(i, most);
    if (m_requested.empty())
        return {};
    LatentRequest order;
    order.kind = LatentRequest::Kind::Way;
    order.ticket = m_ticket;
    order.latents = {0, m_from.channels, m_from.height, m_from.width, {}};
    for (const int i : m_requested) {
        const ImageBatch between = interpolated(m_from, m_to, t(i), m_kind);
        order.latents.values.insert(order.latents.values.end(), between.values.begin(), between.values.end());
        ++order.latents.count;
    }
    return order;
}

void InterpolationPath::ask(int frame, std::size_t most)
{
    if (m_requested.size() < most && !m_fresh[static_cast<std::size_t>(frame)]
        && std::find(m_requested.begin(), m_requested.end(), frame) == m_requested.end())
        m_requested.push_back(frame);
}

bool InterpolationPath::take(const LatentResponse& answer)
{
    if (answer.ticket != m_ticket || m_requested.empty())
        return false;
    m_failed = answer.error || answer.decoded.size() != m_requested.size();
    for (std::size_t i = 0; i < m_requested.size() && !m_failed; ++i) {
        const auto index = static_cast<std::size_t>(m_requested[i]);
        m_decoded[index] = answer.decoded[i];
        m_fresh[index] = true;
    }
    m_requested.clear();
    return true;
}

bool InterpolationPath::complete() const
{
    return std::all_of(m_fresh.begin(), m_fresh.end(), [](bool fresh) { return fresh; });
}

} // namespace playground
