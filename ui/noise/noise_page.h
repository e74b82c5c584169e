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

/// The forward process: how images turn into noise. Shows the corruption's curve, below it one image at the
/// amounts of the axis, and rows of images: original, at the selected amount, and at amounts 0 to 1. For a
/// schedule, the last two rows are the noised images unclipped and clipped to the data range, next to a
/// single forward step.
class NoisePage : public QWidget
{
    Q_OBJECT

public:
    explicit NoisePage(PreviewSettings& settings, QWidget* parent = nullptr);

    using QWidget::show;
    void show(const NoiseView& view);
    /// Resets to placeholders for another recipe.
    void clear();

    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Set before the first pictures arrive, so that the layout does not change.
    void setPictureSize(QSize size);

    /// Index of the image in NoiseView::strip; clicking an image in the rows changes it. The producer of the
    /// view must use this image.
    int stripImage() const { return m_stripImage; }

    /// For export.
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
    DisplayRange unclippedLook() const; ///< the range of noised values
    QString rangeText(const DisplayRange& displayRange) const;
    void followAmount();
    void retranslate();
    void enlargeFormula();
    QString rowValueText(int row, int column, QPoint pixel) const;
    QString stripValueText(int column, QPoint pixel) const;

    PreviewSettings& m_settings;
    NoiseView m_view;
    DisplayRange m_displayRange;
    int m_stripImage = 0;
    bool m_schedule = false; ///< the corruption follows a schedule
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
