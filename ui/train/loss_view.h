// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/loss_series.h"

namespace playground
{

/// What is shown of the runs, and how.
struct LossView {
    double smoothing = 0.6;
    bool logarithmic = false;
    bool ignoreOutliers = true;
    bool courseRange = false; ///< 0..0.1, as the course plots it
    HorizontalAxis axis = HorizontalAxis::Step;
    bool raw = true;
    bool smoothed = true;
    bool means = true;
    bool validation = true;
    bool kl = true; ///< an autoencoder's
    bool earlier = true;
    bool operator==(const LossView&) const = default;
};

} // namespace playground
