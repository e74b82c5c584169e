// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace playground
{

/// A drawing of resources/icons by its file name without ".svg", in the palette's button text colour, paler
/// when disabled. Drawn from the SVG at every size, so it is crisp at any scale. Make it anew on
/// PaletteChange.
QIcon icon(const QString& name, const QPalette& palette);

/// The same in one colour, for marks that have a meaning of their own.
QIcon icon(const QString& name, const QColor& color);

/// The program's own icon, in its own colours.
QIcon applicationIcon();

} // namespace playground
