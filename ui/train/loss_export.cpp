// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_export.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>
#include <charconv>
#include <qcustomplot.h>

namespace playground
{

namespace
{
QString write(const QByteArray& content, const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return file.errorString();
}

/// Appends the shortest text that reads back as the same double, in any locale.
void appendNumber(QByteArray& line, double value)
{
    char text[32];
    line.append(text, std::to_chars(text, text + sizeof text, value).ptr - text);
}

/// Paints the plot at its size in logical pixels. Cached label pixmaps are disabled: in a vector file they
/// would be bitmaps.
void paint(QCustomPlot& plot, QPaintDevice& device, double scale)
{
    QCPPainter painter(&device);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    painter.scale(scale, scale);
    plot.toPainter(&painter, plot.width(), plot.height());
}
} // namespace

QString writeCsv(const LossSeries& run, const std::vector<StepRecord>& validation, const QString& path)
{
    QByteArray text("step,epoch,seconds,loss,smoothed");
    const auto& records = run.records();
    const bool withKl = std::any_of(
        records.begin(), records.end(), [](const StepRecord& record) { return record.kl != 0; });
    if (withKl)
        text.append(",kl");
    text.append(validation.empty() ? "\n" : ",validation\n");
    auto next = validation.begin();
    for (std::size_t i = 0; i < run.size(); ++i) {
        const StepRecord& record = run.records()[i];
        text.append(QByteArray::number(static_cast<qlonglong>(record.step))).append(',');
        text.append(QByteArray::number(record.epoch)).append(',');
        appendNumber(text, record.seconds);
        text.append(',');
        appendNumber(text, record.loss);
        text.append(',');
        appendNumber(text, run.smoothed()[i]);
        if (withKl) {
            text.append(',');
            appendNumber(text, record.kl);
        }
        if (!validation.empty())
            text.append(',');
        while (next != validation.end() && next->step < record.step)
            ++next;
        if (next != validation.end() && next->step == record.step)
            appendNumber(text, next->loss);
        text.append('\n');
    }
    return write(text, path);
}

QString writeSvg(QCustomPlot& plot, const QString& path)
{
    QBuffer buffer;
    QSvgGenerator device;
    device.setOutputDevice(&buffer);
    device.setSize(plot.size());
    device.setViewBox(QRect(QPoint(), plot.size()));
    device.setResolution(plot.logicalDpiX());
    device.setTitle(plot.accessibleName());
    paint(plot, device, 1);
    return write(buffer.data(), path);
}

QString writePdf(QCustomPlot& plot, const QString& path)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter device(&buffer);
        device.setTitle(plot.accessibleName());
        // One logical pixel becomes one point, so that text keeps its proportion to the lines.
        device.setResolution(plot.logicalDpiX());
        const QSizeF inches = QSizeF(plot.size()) / plot.logicalDpiX();
        device.setPageSize(QPageSize(inches, QPageSize::Inch));
        device.setPageMargins(QMarginsF());
        paint(plot, device, 1);
    }
    return write(buffer.data(), path);
}

} // namespace playground
