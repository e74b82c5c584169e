// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace playground
{

/// Sets a button's text and tooltip, and its accessible name.
inline void describe(QAbstractButton& button, const QString& text, const QString& tip)
{
    button.setText(text);
    button.setToolTip(tip);
    button.setAccessibleName(text);
    button.setAccessibleDescription(tip);
    button.updateGeometry();
}

} // namespace playground
