// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_player.h"

#include <algorithm>

namespace playground
{

FilmPlayer::FilmPlayer(int stepsPerSecond)
{
    setStepsPerSecond(stepsPerSecond);
    connect(&m_timer, &QTimer::timeout, this, &FilmPlayer::advance);
}

void FilmPlayer::setSteps(std::vector<int> indices, bool growing)
{
    m_indices = std::move(indices);
    m_growing = growing;
    if (m_indices.empty())
        stop();
    setPosition(m_position);
}

int FilmPlayer::index() const
{
    return m_indices.empty() ? 0 : m_indices[static_cast<std::size_t>(m_position)];
}

void FilmPlayer::setPosition(int position)
{
    m_position = std::clamp(position, 0, std::max(0, last()));
}

void FilmPlayer::goTo(int position)
{
    stop();
    show(position);
}

void FilmPlayer::goToIndex(int index)
{
    stop();
    if (m_indices.empty())
        return;
    const auto after = std::lower_bound(m_indices.begin(), m_indices.end(), index);
    auto nearest = after == m_indices.end() ? after - 1 : after;
    if (nearest != m_indices.begin() && *nearest > index && index - *(nearest - 1) <= *nearest - index)
        --nearest;
    show(static_cast<int>(nearest - m_indices.begin()));
}

void FilmPlayer::stop()
{
    if (!playing())
        return;
    m_timer.stop();
    Q_EMIT playingChanged();
}

void FilmPlayer::togglePlay()
{
    if (playing())
        return stop();
    if (m_indices.empty())
        return;
    if (m_position == last() && !m_growing)
        show(0);
    m_timer.start();
    Q_EMIT playingChanged();
}

void FilmPlayer::show(int position)
{
    if (m_indices.empty())
        return;
    setPosition(position);
    Q_EMIT moved(m_position);
}

void FilmPlayer::advance()
{
    if (m_position < last())
        show(m_position + 1);
    else if (m_growing)
        return; // the next step is still being computed
    else if (m_loop)
        show(0);
    else
        stop();
}

} // namespace playground
