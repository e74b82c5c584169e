// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_grid.h"

#include "ui/images/grid_painter.h"
#include "ui/latents/diverging_palette.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
enum LatentRow { LatentRowAt, DeviationRowAt, latentRowCount };
constexpr int expectedChannels = 4;
constexpr double pixelsForLimit = 120; // logical; dragging this far changes a value by the limit
constexpr float stepsToLimit = 20; // of keys and wheel
constexpr float minFilled = 0.4F; // fraction of the scale; below it, a finer scale is chosen

/// Keeps the scale as long as the values fit and fill it; 0: no scale yet.
float follow(float limit, float largest)
{
    return limit <= 0 || largest > limit || largest < minFilled * limit ? roundLimit(largest) : limit;
}
} // namespace

LatentGrid::LatentGrid(QWidget* parent)
    : ImageGrid(latentRowCount, expectedChannels, Captions::Above, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeVerCursor);
    setPictureSize({16, 16});
    retranslate();
}

void LatentGrid::setLatent(const ImageBatch& latent, const ImageBatch& deviation)
{
    const bool first = m_latent.empty();
    m_latent = latent;
    m_deviation = deviation;
    if (!latent.empty()) {
        if (first) { // the previous latents had their own scale
            m_limit = m_deviationLimit = 0;
            m_cell = {latent.width / 2, latent.height / 2};
        }
        setShape(latentRowCount, latent.channels);
        setPictureSize({latent.width, latent.height});
        m_limit = m_dragged ? std::max(m_limit, roundLimit(largestMagnitude(latent)))
                            : follow(m_limit, largestMagnitude(latent));
        m_deviationLimit = follow(m_deviationLimit, largestMagnitude(deviation));
        m_channel = std::min(m_channel, latent.channels - 1);
        m_cell = {std::min(m_cell.x(), latent.width - 1), std::min(m_cell.y(), latent.height - 1)};
    }
    refresh();
}

void LatentGrid::setInverted(bool inverted)
{
    m_inverted = inverted;
    refresh();
}

void LatentGrid::setArea(int cells)
{
    m_area = cells;
    update();
    Q_EMIT cursorMoved();
}

QRect LatentGrid::area() const
{
    const QRect whole(0, 0, std::max(1, m_latent.width), std::max(1, m_latent.height));
    return QRect(m_cell - QPoint(m_area / 2, m_area / 2), QSize(m_area, m_area)) & whole;
}

void LatentGrid::refresh()
{
    std::vector<QImage> numbers;
    std::vector<QImage> deviations;
    const DivergingPalette scale{
        m_limit, roleColor(Role::Negative, palette()), roleColor(Role::Positive, palette()), m_inverted};
    for (int channel = 0; channel < m_latent.channels && !m_latent.empty(); ++channel) {
        numbers.push_back(divergingOf(m_latent, 0, channel, scale));
        deviations.push_back(channelOf(m_deviation, 0, channel, {0, m_deviationLimit, m_inverted}));
    }
    const auto limit = [this](float value) { return locale().toString(static_cast<double>(value), 'g', 3); };
    setRow(LatentRowAt, tr("Latent") + QStringLiteral("\n\u00b1") + limit(m_limit),
        tr("The latent's channels"), std::move(numbers));
    setRow(DeviationRowAt, tr("Std. dev.") + QStringLiteral("\n0\u2026") + limit(m_deviationLimit),
        tr("The posterior's standard deviation in each channel"), std::move(deviations));
}

void LatentGrid::retranslate()
{
    setAccessibleName(tr("Latent of picture A, editable"));
    setToolTip(tr("The encoder's output: the latent z that is decoded (blue negative, orange positive)\n"
                  "and the posterior's standard deviation (white: 0).\n"
                  "Drag a cell up or down, use the wheel, or select it with the arrow keys and press Page Up "
                  "or Page Down;\n"
                  "Delete resets it."));
    const QString widest = QStringLiteral("\n\u00b10.005");
    setTitleSamples({tr("Latent") + widest, tr("Std. dev.") + widest});
    QStringList captions;
    for (int channel = 1; channel <= std::max(expectedChannels, m_latent.channels); ++channel)
        captions << tr("channel %1").arg(channel);
    setColumnCaptions(captions);
    refresh();
}

void LatentGrid::paintEvent(QPaintEvent* event)
{
    ImageGrid::paintEvent(event);
    if (m_latent.empty() || gridLayout().scale() < 1)
        return;
    QPainter painter(this);
    GridPainter grid(painter, gridLayout(), devicePixelRatioF(), palette());
    const QRect cells = area();
    for (const int row : {LatentRowAt, DeviationRowAt}) {
        const QRect first = gridLayout().pixel({row, m_channel, cells.topLeft()});
        const QRect last = gridLayout().pixel({row, m_channel, cells.bottomRight()});
        grid.drawFrame(first.united(last), row == LatentRowAt && hasFocus() ? 2 : 1,
            palette().color(QPalette::Highlight));
    }
}

void LatentGrid::changeEvent(QEvent* event)
{
    ImageGrid::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

std::optional<GridLayout::Place> LatentGrid::placeAt(QPointF position) const
{
    const QPointF p = position * devicePixelRatioF();
    return gridLayout().at({static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))});
}

void LatentGrid::mousePressEvent(QMouseEvent* event)
{
    const auto place = placeAt(event->position());
    if (event->button() != Qt::LeftButton || !place || m_latent.empty())
        return;
    moveTo(place->column, place->pixel);
    if (place->row == LatentRowAt)
        m_dragged = event->position().y();
}

void LatentGrid::mouseMoveEvent(QMouseEvent* event)
{
    ImageGrid::mouseMoveEvent(event);
    if (!m_dragged)
        return;
    const double by = (*m_dragged - event->position().y()) / pixelsForLimit;
    m_dragged = event->position().y();
    nudge(static_cast<float>(by));
}

void LatentGrid::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged.reset();
}

void LatentGrid::wheelEvent(QWheelEvent* event)
{
    const auto place = placeAt(event->position());
    if (!place || m_latent.empty())
        return event->ignore();
    moveTo(place->column, place->pixel);
    const int notch = QWheelEvent::DefaultDeltasPerStep;
    nudge(static_cast<float>(event->angleDelta().y()) / static_cast<float>(notch) / stepsToLimit);
}

void LatentGrid::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_channel, m_cell - QPoint(1, 0));
    case Qt::Key_Right:
        return moveTo(m_channel, m_cell + QPoint(1, 0));
    case Qt::Key_Up:
        return moveTo(m_channel, m_cell - QPoint(0, 1));
    case Qt::Key_Down:
        return moveTo(m_channel, m_cell + QPoint(0, 1));
    case Qt::Key_PageUp:
    case Qt::Key_Plus:
        return nudge(1 / stepsToLimit);
    case Qt::Key_PageDown:
    case Qt::Key_Minus:
        return nudge(-1 / stepsToLimit);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT restored(m_channel, area());
        return;
    default:
        ImageGrid::keyPressEvent(event);
    }
}

/// Moves beyond a channel's left or right edge into the neighbouring channel.
void LatentGrid::moveTo(int channel, QPoint cell)
{
    if (m_latent.empty())
        return;
    if (cell.x() < 0 && channel > 0) {
        --channel;
        cell.setX(m_latent.width - 1);
    } else if (cell.x() >= m_latent.width && channel + 1 < m_latent.channels) {
        ++channel;
        cell.setX(0);
    }
    m_channel = std::clamp(channel, 0, m_latent.channels - 1);
    m_cell = {std::clamp(cell.x(), 0, m_latent.width - 1), std::clamp(cell.y(), 0, m_latent.height - 1)};
    update();
    Q_EMIT cursorMoved();
}

/// Changes the values in the square by `limits` times the limit.
void LatentGrid::nudge(float limits)
{
    if (!m_latent.empty() && limits != 0)
        Q_EMIT added(m_channel, area(), limits * m_limit);
}

} // namespace playground
