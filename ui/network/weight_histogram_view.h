// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_inspector.h"

#include <QWidget>

namespace playground
{

/// The distribution of a layer's weights: bars around zero, their range below, statistics above.
class WeightHistogramView : public QWidget
{
    Q_OBJECT

public:
    explicit WeightHistogramView(QWidget* parent = nullptr);

    void show(const WeightHistogram& histogram);
    using QWidget::show;

    /// "832 weights, mean 0.001, std 0.116" on three lines.
    QString numbers() const;

    QSize sizeHint() const override { return {220, 130}; }
    QSize minimumSizeHint() const override; ///< leaves some height to the bars

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    WeightHistogram m_histogram;
};

} // namespace playground
