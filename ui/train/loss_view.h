// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/loss_series.h"

namespace playground
{

/// View settings of the loss plot.
struct LossView {
    double smoothing = 0.6;
    bool logarithmic = false;
    bool ignoreOutliers = true;
    bool courseRange = false; ///< loss axis fixed to 0..0.1
    HorizontalAxis axis = HorizontalAxis::Step;
    bool raw = true;
    bool smoothed = true;
    bool means = true;
    bool validation = true;
    bool kl = true; ///< of an autoencoder
    bool earlier = true;
    bool operator==(const LossView&) const = default;
};

} // namespace playground
