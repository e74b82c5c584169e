// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace playground
{

/// Opens a popup below the right end of `bar` with the whole text, to read and to copy. Escape or a click
/// elsewhere closes it.
void showWholeMessage(const QString& text, QWidget& bar);

} // namespace playground
