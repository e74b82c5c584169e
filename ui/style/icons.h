// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace playground
{

/// The icon resources/icons/`name`.svg in the palette's button text colour, paler when disabled. Rendered
/// from the SVG at every size, so it stays crisp at any scale. Recreate it on PaletteChange.
QIcon icon(const QString& name, const QPalette& palette);

/// The same icon in a fixed colour, for symbols whose colour has a meaning.
QIcon icon(const QString& name, const QColor& color);

/// The application icon, in its original colours.
QIcon applicationIcon();

} // namespace playground
