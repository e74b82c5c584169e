// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/noise/noise_view.h"

#include <QWidget>

class QLabel;

namespace playground
{

class AmountControls;
class MixCurve;
class ImageGrid;
class PreviewSettings;
class ScheduleCurve;

/// The forward process: how images turn into noise. The corruption's curve with one image at the amounts of
/// its axis right below it, and a row of images clean, at the amount of the slider, and at amounts from 0
/// to 1. For a schedule the last two rows are the same noised images unclipped and clipped to the data's
/// range, and beside them stands one single step.
class NoisePage : public QWidget
{
    Q_OBJECT

public:
    explicit NoisePage(PreviewSettings& settings, QWidget* parent = nullptr);

    using QWidget::show;
    void show(const NoiseView& view);
    /// Back to placeholders: another recipe.
    void clear();

    /// The data's range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Before the first pictures come, so that nothing jumps when they do.
    void setPictureSize(QSize size);

    /// Which image of the row NoiseView::strip shows: a click on an image of the rows chooses it.
    /// Whoever makes the view asks for this one.
    int stripImage() const { return m_stripImage; }

    /// To export them.
    const ImageGrid& rows() const { return *m_rows; }
    const ImageGrid& strip() const { return *m_strip; }

    static constexpr int stripLength = 11; ///< amounts 0, 0.1, ... 1

Q_SIGNALS:
    void stripImageChanged(int column);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectAll();
    void useSchedule(bool schedule);
    void chooseStripImage(int column);
    void share();
    void align();
    void refresh();
    void refreshStep();
    DisplayRange unclippedLook() const; ///< as wide as noised pixels reach
    QString rangeText(const DisplayRange& displayRange) const;
    void followAmount();
    void retranslate();
    QString rowValueText(int row, int column, QPoint pixel) const;
    QString stripValueText(int column, QPoint pixel) const;

    PreviewSettings& m_settings;
    NoiseView m_view;
    DisplayRange m_displayRange;
    int m_stripImage = 0;
    bool m_schedule = false; ///< the process follows one
    QLabel* m_formula;
    QLabel* m_noise;
    QLabel* m_pixel;
    QLabel* m_stepFormula;
    AmountControls* m_controls;
    MixCurve* m_curve;
    ScheduleCurve* m_scheduleCurve;
    ImageGrid* m_strip;
    ImageGrid* m_rows;
    ImageGrid* m_step;
};

} // namespace playground
