// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace playground
{

/// Moves a latent as a whole along a selectable direction, by a slider.
class DirectionBar : public QWidget
{
    Q_OBJECT

public:
    enum Direction { ToB, FirstAxis, SecondAxis };
    static constexpr double deviations = 3; ///< of the data set along an axis, at the end of the slider

    explicit DirectionBar(QWidget* parent = nullptr);

    Direction direction() const;
    double along() const; ///< -1..1; 1: picture B, or `deviations` standard deviations along an axis
    void reset(); ///< centres the slider without emitting a signal
    void offerAxes(bool available); ///< enables the principal axes; false: selects "towards B"
    void setMovable(bool movable);

Q_SIGNALS:
    void chosen(); ///< another direction was selected; the slider is centred
    void moved();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose();
    void showAlong();
    void retranslate();

    QLabel* m_label;
    QComboBox* m_direction;
    QSlider* m_along;
    QLabel* m_alongLabel;
};

} // namespace playground
