// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/graph_export.h"

#include "ui/style/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontInfo>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace playground
{

namespace
{
constexpr int pictureScale = 2; // PNG pixels per drawing pixel

void paint(QPaintDevice& device, const GraphDrawing& drawing, const GraphLayout& layout, const QFont& font,
    double scale)
{
    QPainter painter(&device);
    painter.scale(scale, scale);
    painter.fillRect(QRectF(QPointF(), layout.size()), Qt::white);
    QPalette paper = lightPalette();
    paper.setColor(QPalette::Window, Qt::white);
    paintGraph(painter, drawing, layout, paper, font, QLocale());
}
} // namespace

QString writeGraph(const GraphDrawing& drawing, const QFont& font, const QString& path)
{
    QFont pixels = font; // points would differ in size between devices
    pixels.setPixelSize(QFontInfo(font).pixelSize());
    const GraphLayout layout = layoutFor(drawing.graph, pixels, QLocale());
    const QSize size = layout.size().toSize();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        QImage image(size * pictureScale, QImage::Format_RGB32);
        paint(image, drawing, layout, pixels, pictureScale);
        image.save(&buffer, "png");
    } else {
        QSvgGenerator device;
        device.setOutputDevice(&buffer);
        device.setSize(size);
        device.setViewBox(QRect(QPoint(), size));
        device.setTitle(QCoreApplication::translate("playground::GraphView", "Graph of the network"));
        paint(device, drawing, layout, pixels, 1);
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(buffer.data()) == buffer.data().size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace playground
