// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/hue_pictures.h"

#include "tests/app/support/test_main.h"

#include <QDir>
#include <QImage>
#include <QPainter>

namespace playground
{

QString huePictures()
{
    const QString folder = home().path(QStringLiteral("pictures"));
    if (!QDir().mkpath(folder))
        qFatal("%s cannot be made", qPrintable(folder));
    for (int i = 0; i < 12; ++i) {
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(30 * i, 220, 220));
        QPainter(&image).fillRect(i, 2, 4, 12, Qt::white);
        if (!image.save(QStringLiteral("%1/%2.png").arg(folder).arg(i, 2)))
            qFatal("a picture cannot be written to %s", qPrintable(folder));
    }
    return folder;
}

Recipe onHuePictures(Recipe recipe, const std::string& networkConfig)
{
    recipe.dataset = {"folder", huePictures().toStdString(), 16, "-1..1", false, false};
    recipe.network = {"VAE", networkConfig};
    recipe.corruption.name = "none";
    recipe.batchSize = 4;
    return recipe;
}

} // namespace playground
