// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QAbstractButton>

namespace playground
{

/// A legend entry that toggles its curve; greyed out when off.
class LegendEntry : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Sign { ThinLine, Line, Dot };

    LegendEntry(Role role, Sign sign, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Role m_role;
    Sign m_sign;
};

} // namespace playground
