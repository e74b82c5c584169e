// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace playground
{

/// Values of the pixel under the pointer, right-aligned. Long texts never widen the window.
class PixelLabel : public QLabel
{
public:
    explicit PixelLabel(const QString& objectName)
    {
        setObjectName(objectName);
        setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
};

} // namespace playground
