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

/// One line of controls for what the pictures show: the amount of noise, new noise, new images, and, if asked
/// for, the spread over the row. Bound to `settings`, which outlives it: what is changed elsewhere is
/// followed.
class AmountControls : public QWidget
{
    Q_OBJECT

public:
    enum class Spread { Hidden, Shown };

    /// Object names are amountSlider, amountBox, spreadCheck, newNoiseButton, newImagesButton; with a prefix
    /// "noise": noiseAmountSlider and so on, as there is one such line on more than one page.
    AmountControls(
        PreviewSettings& settings, const QString& prefix, Spread spread, QWidget* parent = nullptr);

    /// For a schedule, of timesteps 0 .. `last`: the slider moves over them, and a box shows the one in use.
    /// 0: back to the amount alone.
    void setLastTimestep(int last);

    /// Whether there is any noise to choose; without it only new images can be.
    void setNoiseAvailable(bool offered);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const QString& prefix, Spread spread);
    void connectControls();
    void follow();
    void retranslate();

    int steps() const; ///< of the slider, from amount 0 to 1

    PreviewSettings& m_settings;
    int m_lastTimestep = 0;
    QLabel* m_label;
    QLabel* m_end; ///< what the slider's right end is
    QSlider* m_slider;
    QSpinBox* m_timestep;
    QDoubleSpinBox* m_box;
    QCheckBox* m_spread;
    QPushButton* m_newNoise;
    QPushButton* m_newImages;
};

} // namespace playground
