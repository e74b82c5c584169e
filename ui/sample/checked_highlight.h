// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractButton;

namespace playground
{

/// Draws a checked button in the highlight colour, because the style's shade is hard to see on dark windows.
/// Owned by the button; follows the palette.
class CheckedHighlight : public QObject
{
    Q_OBJECT

public:
    explicit CheckedHighlight(QAbstractButton& button);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QAbstractButton& m_button;
};

} // namespace playground
