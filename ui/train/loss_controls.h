// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/flow_layout.h"
#include "ui/train/loss_view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace playground
{

/// The controls below a loss curve: smoothing, scale, range and axis.
class LossControls : public FlowLayout
{
    Q_OBJECT

public:
    LossControls();

    void writeTo(LossView& view) const; ///< everything except which curves are shown
    void setSmoothing(double weight); ///< clamped to 0..0.99
    void setLogarithmic(bool on);
    void setIgnoreOutliers(bool on);
    void setCourseRange(bool on);
    void setHorizontalAxis(HorizontalAxis axis);
    void setFitAvailable(bool available); ///< true: the view is not the fitted one
    void retranslate();

Q_SIGNALS:
    void changed(); ///< by the user or by one of the setters above
    void fitRequested();

private:
    void build();
    void connectAll();
    void follow();

    QLabel* m_smoothingLabel;
    QSlider* m_smoothing;
    QLabel* m_smoothingNumber;
    QCheckBox* m_logarithmic;
    QCheckBox* m_ignoreOutliers;
    QCheckBox* m_courseRange;
    QComboBox* m_axis;
    QPushButton* m_fit;
};

} // namespace playground
