// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/transposed_conv.h"

#include <QWidget>

namespace playground
{

/// Input, kernel and output of a transposed convolution as numbers on heat colours, all with cells of one
/// size; what PyTorch refuses is said in a line where the output would be.
class TransposedDrawing : public QWidget
{
    Q_OBJECT

public:
    explicit TransposedDrawing(QWidget* parent = nullptr);

    void show(const TransposedConv& convolution);
    using QWidget::show;

    const Images& output() const { return m_output; } ///< empty if refused
    const QString& refusal() const { return m_refusal; } ///< empty if not refused

    QSize minimumSizeHint() const override { return {400, 160}; }
    QSize sizeHint() const override { return {900, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void compute();
    QFont signFont() const;
    double cellSize(double signs) const;
    void drawNumbers(
        QPainter& painter, QPointF corner, const Images& image, double cell, const QString& caption) const;

    TransposedConv m_convolution;
    Images m_input;
    Images m_kernel;
    Images m_output;
    QString m_refusal;
};

} // namespace playground
