// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/film_player.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace playground
{

class FlowLayout;

/// Transport controls for the steps of a row: scrubber, play, loop, speed. Positions count the kept steps;
/// the scrubber spans all steps, so that it fills evenly while sampling runs.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    explicit TransportBar(QWidget* parent = nullptr);

    /// Adds a widget at the right end of the button row, which wraps where it is too narrow.
    void addAtEnd(QWidget* widget);

    /// Ascending indices of the kept steps, within 0..total. `growing`: more will follow.
    void setSteps(std::vector<int> indices, int total, bool growing);
    /// Moves to this position without emitting moved().
    void setPosition(int position);
    int position() const { return m_player.position(); }
    int stepsPerSecond() const; ///< playback speed
    bool playing() const { return m_player.playing(); }
    void setLevel(const QString& words); ///< timestep, sigma and amount of the current step
    void setFollowing(bool following); ///< true: the newest step is followed, and the live button is checked
    /// Handles Left, Right, Home, End and Space; returns true if it was one of them.
    bool takeKey(int key);

Q_SIGNALS:
    void moved(int position); ///< by the user or by playback
    void liveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectAll();
    void retranslate();
    void recolour();
    void follow();

    FilmPlayer m_player;
    int m_total = 0;
    QToolButton* m_first;
    QToolButton* m_back;
    QToolButton* m_play;
    QToolButton* m_forward;
    QToolButton* m_last;
    QToolButton* m_loop;
    QComboBox* m_speed;
    QToolButton* m_live;
    FlowLayout* m_line;
    QSlider* m_scrubber;
    QLabel* m_step;
    QLabel* m_level;
};

} // namespace playground
