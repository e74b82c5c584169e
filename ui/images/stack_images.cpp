// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/stack_images.h"

#include <QPainter>

#include <algorithm>

namespace playground
{

QImage stacked(const std::vector<QImage>& images)
{
    QSize size;
    for (const QImage& image : images)
        size = {std::max(size.width(), image.width()), std::max(size.height(), 0) + image.height()};
    QImage all(size, QImage::Format_RGB32);
    if (all.isNull())
        return all;
    all.fill(Qt::white);
    QPainter painter(&all);
    int top = 0;
    for (const QImage& image : images) {
        painter.drawImage(0, top, image);
        top += image.height();
    }
    return all;
}

} // namespace playground
