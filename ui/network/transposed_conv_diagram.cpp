// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/transposed_conv_diagram.h"

#include "models/api/error.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr double largestCell = 46; // logical pixels
constexpr double smallestCellWithNumber = 13;
constexpr double maxOpacity = 0.85; // opacity of the colour at the maximum value
constexpr double signRoom = 44; // width of the sign between two pictures

ImageBatch ones(int size)
{
    const int shown = std::clamp(size, 1, TransposedConv::largest);
    return {1, 1, shown, shown,
        std::vector<float>(static_cast<std::size_t>(shown) * static_cast<std::size_t>(shown), 1.F)};
}

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto part = [t](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * t)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}
} // namespace

TransposedConvDiagram::TransposedConvDiagram(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    compute();
}

void TransposedConvDiagram::show(const TransposedConv& convolution)
{
    m_convolution = convolution;
    compute();
    update();
}

void TransposedConvDiagram::compute()
{
    m_input = ones(m_convolution.inputSize);
    m_kernel = ones(m_convolution.kernelSize);
    m_output = {};
    m_refusal.clear();
    try {
        m_output = m_convolution.output();
    } catch (const Error& e) {
        m_refusal = translated(e.text());
    }
    setAccessibleName(tr("Input, kernel and output"));
    setAccessibleDescription(
        m_refusal.isEmpty() ? tr("The output has %1 by %1 pixels").arg(m_output.width) : m_refusal);
    setToolTip(
        tr("Each input pixel adds a copy of the kernel, times its value, to the output; copies are one "
           "stride apart and add up where they overlap.\n"
           "Padding crops every side of the output; output padding adds a row and a column at the end."));
}

QFont TransposedConvDiagram::signFont() const
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    return large;
}

/// The largest integer cell size at which the three pictures fit.
double TransposedConvDiagram::cellSize(double signs) const
{
    const int output = m_output.empty() ? 0 : m_output.width;
    const int across = m_input.width + m_kernel.width + output;
    const int down = std::max({m_input.width, m_kernel.width, output});
    const double captions = 2.5 * fontMetrics().height();
    const double room = width() - signs - (m_output.empty() ? width() / 3.0 : 0);
    return std::max(2.0, std::floor(std::min({largestCell, room / across, (height() - captions) / down})));
}

void TransposedConvDiagram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double cell = cellSize(2 * signRoom);
    const double middle = height() / 2.0;
    double left = 4;
    const auto picture = [&](const ImageBatch& image, const QString& caption) {
        drawNumbers(painter, {left, std::floor(middle - image.height * cell / 2)}, image, cell, caption);
        left += image.width * cell;
    };
    const auto sign = [&](const QString& text) {
        painter.setFont(signFont());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(left, middle - 20, signRoom, 40), Qt::AlignCenter, text);
        left += signRoom;
    };
    const auto sized = [](const QString& name, int size) {
        return QStringLiteral("%1 %2\u00d7%2").arg(name, QString::number(size));
    };
    picture(m_input, sized(tr("input"), m_input.width));
    sign(QStringLiteral("\u229b"));
    picture(m_kernel, m_kernel.width == 1 ? tr("identity kernel") : sized(tr("kernel"), m_kernel.width));
    sign(m_refusal.isEmpty() ? QStringLiteral("=") : QStringLiteral("\u2192"));
    if (m_refusal.isEmpty()) {
        picture(m_output, sized(tr("output"), m_output.width));
        return;
    }
    painter.setFont(font());
    painter.setPen(roleColor(Role::Error, palette()));
    painter.drawText(
        QRectF(left, 0, width() - left - 4, height()), Qt::AlignVCenter | Qt::TextWordWrap, m_refusal);
}

void TransposedConvDiagram::drawNumbers(
    QPainter& painter, QPointF corner, const ImageBatch& image, double cell, const QString& caption) const
{
    const float most = std::max(1.F, *std::max_element(image.values.begin(), image.values.end()));
    const QColor paper = palette().color(QPalette::Base);
    const QColor heat = roleColor(Role::Noised, palette());
    QFont small = font();
    small.setPixelSize(std::max(6, static_cast<int>(cell * 0.42)));
    painter.setFont(small);
    for (std::size_t i = 0; i < image.values.size(); ++i) {
        const auto x = static_cast<double>(i % static_cast<std::size_t>(image.width));
        const auto y = static_cast<double>(i / static_cast<std::size_t>(image.width));
        const QRectF square(corner + QPointF(x * cell, y * cell), QSizeF(cell, cell));
        const QColor fill = mixed(paper, heat, maxOpacity * static_cast<double>(image.values[i] / most));
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(fill);
        painter.drawRect(square);
        if (cell < smallestCellWithNumber)
            continue;
        painter.setPen(qGray(fill.rgb()) > 127 ? Qt::black : Qt::white);
        painter.drawText(square, Qt::AlignCenter, QString::number(static_cast<int>(image.values[i])));
    }
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    const double under = corner.y() + image.height * cell + 4;
    painter.drawText(QRectF(corner.x(), under, image.width * cell, fontMetrics().height()),
        Qt::AlignHCenter | Qt::TextDontClip, caption);
}

void TransposedConvDiagram::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        compute();
    update();
}

} // namespace playground
