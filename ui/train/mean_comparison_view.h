// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"
#include "ui/images/to_qimage.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace playground
{

class ImageGrid;

/// "Why does it predict the mean?": the prediction from pure noise next to the mean of the training images,
/// with their MSE. For a network that predicts the noise, explains why no image can be derived there and
/// shows the ideal denoiser's output instead.
class MeanComparisonView : public QWidget
{
    Q_OBJECT

public:
    explicit MeanComparisonView(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const MeanComparison& comparison);
    void clear();
    const std::optional<MeanComparison>& comparison() const { return m_comparison; }

    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Set before the first pictures arrive, so that the layout does not change.
    void setPictureSize(QSize size);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    QString whyNotPredicted() const;
    void retranslate();

    DisplayRange m_displayRange;
    std::optional<MeanComparison> m_comparison;
    ImageGrid* m_grid;
    QLabel* m_mse;
    QLabel* m_why;
};

} // namespace playground
