// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/noise_curve.h"
#include "ui/noise/amount_plot.h"

#include <array>

class QLabel;

namespace playground
{

/// A noise schedule's curves against the timestep: alphas_cumprod on the left axis, beta and the
/// signal-to-noise ratio on a logarithmic right axis; above them, their values at the current timestep.
class ScheduleCurve : public AmountPlot
{
    Q_OBJECT

public:
    explicit ScheduleCurve(QWidget* parent = nullptr);

    /// At least two timesteps.
    void setCurve(const ScheduleCurves& curves);

protected:
    void recolor() override;
    void retranslate() override;
    void describe(double amount) override;

private:
    enum Quantity { AlphaBar, Beta, Snr, quantities };

    void buildCurves();
    void setRightRange();
    void setTimestepTicks();
    std::size_t timestepAt(double amount) const;

    ScheduleCurves m_curves;
    std::array<QLabel*, quantities> m_values = {};
};

} // namespace playground
