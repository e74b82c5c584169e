// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace playground
{

/// Moves a latent as a whole: a choice of directions, and a slider along the one that is chosen.
class DirectionBar : public QWidget
{
    Q_OBJECT

public:
    enum Direction { ToB, FirstAxis, SecondAxis };
    static constexpr double deviations = 3; ///< of the data set along an axis, at the slider's end

    explicit DirectionBar(QWidget* parent = nullptr);

    Direction direction() const;
    double along() const; ///< -1..1; 1: B, or so many deviations of an axis
    void reset(); ///< back to the middle, without a signal
    void offerAxes(bool offered); ///< without them: towards B
    void setMovable(bool movable);

Q_SIGNALS:
    void chosen(); ///< another direction, in whose middle it stands
    void moved();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose();
    void sayAlong();
    void retranslate();

    QLabel* m_word;
    QComboBox* m_direction;
    QSlider* m_along;
    QLabel* m_alongWords;
};

} // namespace playground
