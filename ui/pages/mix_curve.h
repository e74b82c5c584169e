// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/noise_curve.h"

#include <QWidget>

class QCustomPlot;
class QCPItemStraightLine;
class QCPItemText;
class QCPItemTracer;

namespace playground
{

/// The corruption's own curve: the shares of the image and of the noise against the amount, and the amount in
/// use, which can be dragged.
class MixCurve : public QWidget
{
    Q_OBJECT

public:
    explicit MixCurve(QWidget* parent = nullptr);

    void setCurve(const NoiseCurve& curve);
    void setAmount(double amount);
    /// Where amounts 0 and 1 lie, in logical pixels of this widget.
    void setSpan(double left, double right);
    /// The place of an amount in logical pixels of this widget.
    double positionOf(double amount) const;
    /// Of the line that marks the amount.
    double markedAmount() const;

    QSize minimumSizeHint() const override { return {200, 90}; }
    QSize sizeHint() const override { return {600, 160}; }

Q_SIGNALS:
    void amountPicked(double amount); ///< by the pointer; 0..1 in steps of 1/1000

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildCurves();
    void buildMarker();
    void recolor();
    void retranslate();

    NoiseCurve m_curve;
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_line;
    QCPItemTracer* m_onOriginal;
    QCPItemTracer* m_onNoise;
    QCPItemText* m_originalText;
    QCPItemText* m_noiseText;
};

} // namespace playground
