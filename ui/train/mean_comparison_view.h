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

/// "Why does it average?": the prediction from noise alone beside the mean of the training images, and how
/// far apart they are; or why a network that predicts the noise cannot answer there, and what the ideal
/// denoiser does.
class MeanComparisonView : public QWidget
{
    Q_OBJECT

public:
    explicit MeanComparisonView(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const MeanComparison& comparison);
    void clear();
    const std::optional<MeanComparison>& comparison() const { return m_comparison; }

    /// The data's range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Before the first pictures come, so that nothing jumps when they do.
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
