// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace playground
{

class PreviewSettings;

/// One row of controls for the preview, two where it is narrow: noise amount, new noise, new images and,
/// optionally, the spread over the row of images. Bound both ways to `settings`, which must outlive it.
class AmountControls : public QWidget
{
    Q_OBJECT

public:
    enum class Spread { Hidden, Shown };

    /// Object names: amountSlider, amountBox, spreadCheck, newNoiseButton, newImagesButton; with prefix
    /// "noise": noiseAmountSlider and so on, because more than one page has these controls.
    AmountControls(
        PreviewSettings& settings, const QString& prefix, Spread spread, QWidget* parent = nullptr);

    /// For a schedule with timesteps 0..`last`: the slider selects a timestep, and a box shows it. 0: amount
    /// only.
    void setLastTimestep(int last);

    /// False: the recipe has no noise, and only new images can be chosen.
    void setNoiseAvailable(bool available);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const QString& prefix, Spread spread);
    void connectControls();
    void follow();
    void retranslate();

    int steps() const; ///< slider positions from amount 0 to 1

    PreviewSettings& m_settings;
    int m_lastTimestep = 0;
    QLabel* m_label;
    QLabel* m_end; ///< label at the slider's right end
    QSlider* m_slider;
    QSpinBox* m_timestep;
    QDoubleSpinBox* m_box;
    QCheckBox* m_spread;
    QPushButton* m_newNoise;
    QPushButton* m_newImages;
};

} // namespace playground
