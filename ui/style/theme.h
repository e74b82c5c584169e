// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace playground
{

/// Colours by meaning: a quantity has the same colour on every page. Okabe-Ito palette, safe for colour-blind
/// viewers, in a tint that contrasts with the palette's window colour.
enum class Role {
    Original,
    Noised,
    Predicted,
    ErrorMap,
    Loss,
    Smoothed,
    EpochMean,
    Divergence, ///< KL divergence of an autoencoder's posteriors
    Validation, ///< anything computed on held-out images
    EarlierRun,
    Marker,
    Skip,
    Negative, ///< sign of a number, on diverging scales
    Positive,
    Warning,
    Error
};

QColor roleColor(Role role, const QPalette& palette);

/// Decides by the lightness of the window colour: Qt 6.4 has no QStyleHints::colorScheme.
bool isDark(const QPalette& palette);

QPalette lightPalette();
QPalette darkPalette();

} // namespace playground
