// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_strip.h"

#include "ui/sample/row_labels.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr std::size_t cachedPictures = 4096;
constexpr int smallestHeight = 96;
constexpr int smallestExport = 900;
} // namespace

FilmStrip::FilmStrip(const SamplingHistory& history, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_history(history)
    , m_layout({}, 1)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // the scrubber handles the keys
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    viewport()->setCursor(Qt::PointingHandCursor);
    setMinimumHeight(smallestHeight);
    retranslate();
    fit();
}

void FilmStrip::setDisplayRange(const DisplayRange& displayRange)
{
    m_displayRange = displayRange;
    m_cache.clear();
    viewport()->update();
}

void FilmStrip::setPictureSize(QSize size)
{
    if (size == m_picture || size.isEmpty())
        return;
    m_picture = size;
    fit();
}

void FilmStrip::setSamplerTitles(const QHash<QString, QString>& titles)
{
    m_titles = titles;
    viewport()->update();
}

void FilmStrip::setClassNames(const QStringList& names)
{
    m_classNames = names;
    fit(); // classes add a line to a row's texts
}

void FilmStrip::setSample(int sample)
{
    if (sample == m_sample)
        return;
    m_sample = sample;
    m_cache.clear();
    viewport()->update();
}

void FilmStrip::setLatentsShown(bool shown)
{
    m_latentsShown = shown;
    m_cache.clear();
    viewport()->update();
}

void FilmStrip::setCursor(int rowId, int step, double amount)
{
    m_row = rowId;
    m_step = step;
    m_amount = amount;
    viewport()->update();
}

void FilmStrip::refresh()
{
    fit();
    const SamplingRow* newest = m_history.newest();
    const int id = newest ? newest->id : 0;
    if (std::exchange(m_newest, id) < id)
        bringIntoView(id);
}

void FilmStrip::bringIntoView(int id)
{
    const auto& rows = m_history.rows();
    const auto row
        = std::find_if(rows.begin(), rows.end(), [id](const SamplingRow& one) { return one.id == id; });
    const int place = static_cast<int>(row - rows.begin());
    const qreal dpr = devicePixelRatioF();
    const int top = static_cast<int>(m_layout.cell(place, FilmLayout::Noised, 1).top() / dpr);
    const int bottom = top + static_cast<int>(m_layout.rowHeight() / dpr);
    auto* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(place == 0 ? 0 : top);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(std::min(top, bottom - viewport()->height()));
}

void FilmStrip::fit()
{
    const qreal dpr = devicePixelRatioF();
    m_layout = layoutFor(viewport()->size(), /*scale=*/0, dpr);
    const int hidden = static_cast<int>(std::ceil(m_layout.height() / dpr)) - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, hidden));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(m_layout.rowHeight() / dpr));
    viewport()->update();
}

FilmLayout FilmStrip::layoutFor(QSize viewport, int scale, qreal dpr) const
{
    FilmLayout::Shape shape;
    shape.picture = m_picture;
    shape.rows = static_cast<int>(m_history.rows().size());
    shape.titleWidth = FilmPainter::titleWidth(fontMetrics());
    const bool settings = std::any_of(m_history.rows().begin(), m_history.rows().end(),
        [this](const SamplingRow& row) { return !RowLabels::settings(row, locale()).isEmpty(); });
    shape.titleHeight
        = FilmPainter::titleHeight(fontMetrics(), (m_classNames.isEmpty() ? 0 : 1) + (settings ? 1 : 0));
    shape.axisHeight = FilmPainter::axisHeight(fontMetrics());
    shape.viewport = viewport;
    shape.scale = scale;
    return {shape, dpr};
}

int FilmStrip::heightFor(int maxHeight) const
{
    const qreal dpr = devicePixelRatioF();
    const FilmLayout layout = layoutFor({viewport()->width(), maxHeight}, /*scale=*/0, dpr);
    return std::clamp(static_cast<int>(std::ceil(layout.height() / dpr)), smallestHeight,
        std::max(smallestHeight, maxHeight));
}

FilmInk FilmStrip::ink(const QPalette& palette) const
{
    return {palette, font(), locale(), m_titles, m_classNames,
        [this](
            const SamplingRow& row, int step, FilmLayout::Line line) { return pictureAt(row, step, line); }};
}

void FilmStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const FilmInk ink = this->ink(palette());
    FilmPainter film(painter, m_layout, ink);
    const qreal dpr = devicePixelRatioF();
    const int scrolled = verticalScrollBar()->value();
    const auto rowAt = [&](int y) { return m_layout.rowAt(static_cast<int>((y + scrolled) * dpr)); };
    const auto& rows = m_history.rows();
    const int last = std::min(rowAt(event->rect().bottom()), static_cast<int>(rows.size()) - 1);
    painter.translate(0, -scrolled);
    for (int place = rowAt(event->rect().top()); place <= last; ++place) {
        const SamplingRow& row = rows[static_cast<std::size_t>(place)];
        const bool chosen = row.id == m_row;
        film.drawRow(row, place, chosen ? m_step : stepNear(row, m_amount), chosen);
    }
    painter.translate(0, scrolled);
    film.drawAxis(viewport()->width());
    if (rows.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect(), Qt::AlignCenter,
            tr("Press Sample (G) to turn noise into pictures, step by step."));
    }
}

QImage FilmStrip::pictureAt(const SamplingRow& row, int step, FilmLayout::Line line) const
{
    const SampleStep& at = row.steps[static_cast<std::size_t>(step)];
    const bool noised = line == FilmLayout::Noised;
    const bool latent = m_latentsShown && !at.decodedX.empty();
    const ImageBatch& images
        = latent ? (noised ? at.x : predictionOf(at)) : (noised ? shownX(at) : shownPrediction(at));
    if (images.empty())
        return {};
    if (m_cache.size() > cachedPictures)
        m_cache.clear();
    QImage& picture = m_cache[{row.id, at.index, line}];
    if (picture.isNull()) {
        const int index = std::min(m_sample, images.count - 1);
        picture = latent ? latentOf(images, index) : toQImage(images, index, m_displayRange);
    }
    return picture;
}

QImage FilmStrip::toImage(int scale) const
{
    const int width = std::max(viewport()->width(), smallestExport);
    // Text scales with the pictures, as on a screen with more pixels.
    const FilmLayout layout = layoutFor({width, 1}, scale, scale);
    QImage image(QSize(width * scale, layout.height()), QImage::Format_RGB32);
    const FilmInk paper = ink(lightPalette());
    image.fill(Qt::white);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    FilmPainter film(painter, layout, paper);
    int place = 0;
    for (const SamplingRow& row : m_history.rows())
        film.drawRow(row, place++, /*current=*/-1, /*chosen=*/false);
    film.drawAxis(width);
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

void FilmStrip::scrub(const QMouseEvent& event)
{
    if (m_history.rows().empty())
        return;
    const QPoint at = physical(event.position());
    const auto row = static_cast<std::size_t>(m_layout.rowAt(at.y()));
    Q_EMIT scrubbed(
        m_history.rows()[std::min(row, m_history.rows().size() - 1)].id, m_layout.amountAt(at.x()));
}

QPoint FilmStrip::physical(QPointF position) const
{
    const QPointF scrolled = position + QPointF(0, verticalScrollBar()->value());
    return (scrolled * devicePixelRatioF()).toPoint();
}

void FilmStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        scrub(*event);
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_history.rows().empty())
        return;
    // The drag stays in the row it started in.
    Q_EMIT scrubbed(m_row, m_layout.amountAt(physical(event->position()).x()));
}

void FilmStrip::retranslate()
{
    setAccessibleName(tr("Denoising steps"));
    viewport()->setToolTip(tr(
        "Denoising steps at their noise amount: x_t above its prediction. Click or drag to go to a step."));
    viewport()->update();
}

bool FilmStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ScreenChangeInternal)
        fit();
    return QAbstractScrollArea::event(event);
}

void FilmStrip::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void FilmStrip::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace playground
