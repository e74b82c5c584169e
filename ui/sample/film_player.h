// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <vector>

namespace playground
{

/// Plays the steps of a row as an animation, or shows one of them. Positions count the kept steps.
class FilmPlayer : public QObject
{
    Q_OBJECT

public:
    explicit FilmPlayer(int stepsPerSecond);

    /// Ascending indices of the kept steps. `growing`: more will follow, and playback waits for them.
    void setSteps(std::vector<int> indices, bool growing);
    bool empty() const { return m_indices.empty(); }
    bool growing() const { return m_growing; }
    int last() const { return static_cast<int>(m_indices.size()) - 1; } ///< position
    int index() const; ///< of the current step; 0 without steps

    void setPosition(int position); ///< without emitting moved()
    int position() const { return m_position; }

    void setStepsPerSecond(int steps) { m_timer.setInterval(1000 / steps); }
    void setLooping(bool loop) { m_loop = loop; }
    bool playing() const { return m_timer.isActive(); }

    /// Each of these stops playback.
    void goTo(int position); ///< clamped to the available positions
    void goToIndex(int index); ///< the nearest kept step; in a running row, the newest
    void stop();

    void togglePlay();

Q_SIGNALS:
    void moved(int position);
    void playingChanged();

private:
    void show(int position);
    void advance();

    std::vector<int> m_indices;
    int m_position = 0;
    bool m_growing = false;
    bool m_loop = false;
    QTimer m_timer;
};

} // namespace playground
