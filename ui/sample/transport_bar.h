// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/film_player.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace playground
{

/// Walks through the steps of a row as through a film: scrubber, play, loop, speed. Positions count the steps
/// that are kept; the scrubber counts all steps, so that it fills evenly while sampling runs.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    explicit TransportBar(QWidget* parent = nullptr);

    /// Puts a widget of the page's at the right end of the buttons' line.
    void addAtEnd(QWidget* widget);

    /// The indices of the kept steps, rising, of 0 .. total. `growing`: more will come.
    void setSteps(std::vector<int> indices, int total, bool growing);
    /// Stands at this position without saying so.
    void setPosition(int position);
    int position() const { return m_player.position(); }
    int stepsPerSecond() const; ///< the film's speed
    bool playing() const { return m_player.playing(); }
    void setLevel(const QString& words); ///< timestep, sigma and amount of where it stands
    void setFollowing(bool following); ///< the newest step is followed: the live button is down
    /// Left, Right, Home, End, Space; whether the key is one of them.
    bool takeKey(int key);

Q_SIGNALS:
    void moved(int position); ///< by the user or by playing
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
    QHBoxLayout* m_line;
    QSlider* m_scrubber;
    QLabel* m_step;
    QLabel* m_level;
};

} // namespace playground
