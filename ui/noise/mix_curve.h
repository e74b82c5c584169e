// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/noise_curve.h"
#include "ui/noise/amount_plot.h"

class QCPItemText;

namespace playground
{

/// The curves of a linear mix: weights of image and noise against the amount.
class MixCurve : public AmountPlot
{
    Q_OBJECT

public:
    explicit MixCurve(QWidget* parent = nullptr);

    void setCurve(const NoiseCurve& curve);

protected:
    void recolor() override;
    void retranslate() override;
    void describe(double amount) override;

private:
    void buildCurves();
    void keepTextsApart();

    NoiseCurve m_curve;
    QCPItemText* m_originalText = nullptr;
    QCPItemText* m_noiseText = nullptr;
};

} // namespace playground
