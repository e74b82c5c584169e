// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/noise_curve.h"
#include "ui/noise/amount_plot.h"

#include <array>

class QLabel;

namespace playground
{

/// A noise schedule's own curves against its timesteps: alpha-bar on the left axis, beta and the
/// signal-to-noise ratio on a logarithmic right one; above them their values at the timestep in use.
class ScheduleCurve : public AmountPlot
{
    Q_OBJECT

public:
    explicit ScheduleCurve(QWidget* parent = nullptr);

    /// Of at least two timesteps.
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
