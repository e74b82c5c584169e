// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace playground
{

/// Colours by meaning: the same thing has the same colour on every page. The Okabe-Ito set, readable by
/// colour-blind eyes, in a tint that stands out on the palette's window colour.
enum class Role {
    Original,
    Noised,
    Predicted,
    ErrorMap,
    Loss,
    Smoothed,
    EpochMean,
    Divergence, ///< of an autoencoder's posteriors from the normal
    Validation, ///< whatever is computed on held-out images
    EarlierRun,
    Marker,
    Skip,
    Negative, ///< a number's sign, where numbers of both signs are drawn
    Positive,
    Warning,
    Error
};

QColor roleColor(Role role, const QPalette& palette);

/// Judged by the window colour's lightness: Qt 6.4 has no QStyleHints::colorScheme.
bool isDark(const QPalette& palette);

QPalette lightPalette();
QPalette darkPalette();

} // namespace playground
