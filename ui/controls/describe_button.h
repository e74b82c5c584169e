// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace playground
{

/// What a button says, to the eye and to a screen reader.
inline void describe(QAbstractButton& button, const QString& text, const QString& tip)
{
    button.setText(text);
    button.setToolTip(tip);
    button.setAccessibleName(text);
    button.setAccessibleDescription(tip);
    button.updateGeometry();
}

} // namespace playground
