// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace playground
{

/// The values of the pixel under the pointer, at the right. However long they are, they never widen the
/// window.
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
