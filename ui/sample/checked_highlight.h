// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractButton;

namespace playground
{

/// Draws a button in the highlight colour while it is down: the style's own shade is hard to tell on dark
/// windows. Belongs to the button and follows the palette.
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
