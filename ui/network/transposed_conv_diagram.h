// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/transposed_conv.h"

#include <QWidget>

namespace playground
{

/// Input, kernel and output of a transposed convolution as numbers on a heat map with cells of equal size;
/// PyTorch's error is shown in place of the output.
class TransposedConvDiagram : public QWidget
{
    Q_OBJECT

public:
    explicit TransposedConvDiagram(QWidget* parent = nullptr);

    void show(const TransposedConv& convolution);
    using QWidget::show;

    const ImageBatch& output() const { return m_output; } ///< empty on error
    const QString& refusal() const { return m_refusal; } ///< the error; empty if there is none

    QSize minimumSizeHint() const override { return {400, 160}; }
    QSize sizeHint() const override { return {900, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void compute();
    QFont signFont() const;
    double cellSize(double signs) const;
    void drawNumbers(QPainter& painter, QPointF corner, const ImageBatch& image, double cell,
        const QString& caption) const;

    TransposedConv m_convolution;
    ImageBatch m_input;
    ImageBatch m_kernel;
    ImageBatch m_output;
    QString m_refusal;
};

} // namespace playground
