// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_grid.h"

#include "ui/images/grid_painter.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr int smallestPixelFramed = 3; // physical pixels
constexpr int outerFrame = 4; // logical pixels a frame may extend beyond its picture
} // namespace

ImageGrid::ImageGrid(int rows, int columns, Captions captions, QWidget* parent)
    : QWidget(parent)
    , m_layout(GridLayout::atScale({}, 1, 1))
{
    m_content.rows.resize(static_cast<std::size_t>(rows));
    m_content.shape.rows = rows;
    m_content.shape.columns = columns;
    setCaptions(captions);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    measureTexts();
}

void ImageGrid::setCaptions(Captions captions)
{
    const bool below = captions == Captions::Below;
    const bool some = captions != Captions::None;
    if (below == m_content.shape.captionsBelow && some == (m_content.shape.captionHeight > 0))
        return;
    m_content.shape.captionsBelow = below;
    m_content.shape.captionHeight = some ? 1 : 0;
    m_content.shape = m_content.measured(font());
    fit();
}

void ImageGrid::setColumns(int columns)
{
    if (columns == m_content.shape.columns)
        return;
    m_content.shape.columns = columns;
    if (m_selected && m_selected->x() >= columns)
        m_selected.reset();
    fit();
}

void ImageGrid::setShape(int rows, int columns)
{
    if (rows == m_content.shape.rows && columns == m_content.shape.columns)
        return;
    m_content.rows.assign(static_cast<std::size_t>(rows), {});
    m_content.shape.rows = rows;
    m_content.shape.columns = columns;
    m_content.captions.clear();
    m_selected.reset();
    measureTexts();
    fit();
}

void ImageGrid::setPictureSize(QSize size)
{
    if (size == m_content.shape.picture || size.isEmpty())
        return;
    m_content.shape.picture = size;
    fit();
}

void ImageGrid::setGap(int gap)
{
    if (gap == m_content.shape.gap)
        return;
    m_content.shape.gap = gap;
    fit();
}

void ImageGrid::setTitleSamples(const QStringList& titles)
{
    m_content.titleSamples = titles;
    measureTexts();
}

void ImageGrid::setRow(
    int row, const QString& title, const QString& accessibleName, std::vector<QImage> pictures)
{
    GridRow& current = m_content.rows.at(static_cast<std::size_t>(row));
    if (title != current.title) {
        current.title = title;
        measureTexts();
        updateRect(m_layout.title(row));
    }
    if (accessibleName != current.accessibleName) {
        current.accessibleName = accessibleName;
        setAccessibleDescription(m_content.spoken());
    }
    const GridRow before{{}, {}, std::exchange(current.pictures, std::move(pictures))};
    for (int column = 0; column < m_content.shape.columns; ++column) {
        if (before.picture(column) != current.picture(column))
            updateRect(m_layout.cell(row, column));
    }
}

void ImageGrid::setColumnCaptions(const QStringList& captions)
{
    if (captions == m_content.captions)
        return;
    m_content.captions = captions;
    QRect line = m_layout.caption(0);
    line.setLeft(0); // a caption may be wider than its column
    line.setRight(physical({static_cast<double>(width()), 0}).x());
    updateRect(line);
}

void ImageGrid::setSelectable(bool selectable)
{
    m_selectable = selectable;
    setFocusPolicy(selectable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(selectable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ImageGrid::setSelection(int row, int column)
{
    const QPoint place(column, row);
    if (m_selected == place)
        return;
    m_selected = place;
    update();
}

QSize ImageGrid::imageSize(int scale) const
{
    return m_content.imageSize(scale);
}

QImage ImageGrid::toImage(int scale) const
{
    return m_content.toImage(scale, font());
}

double ImageGrid::columnCentre(int column) const
{
    const QRect cell = m_layout.cell(0, column);
    return (cell.left() + cell.width() / 2.0) / devicePixelRatioF();
}

int ImageGrid::cellWidthFor(int rows, int columns) const
{
    GridShape shape = m_content.shape;
    shape.rows = rows;
    shape.columns = columns;
    return GridLayout::fitting(shape, size(), devicePixelRatioF()).cell(0, 0).width();
}

int ImageGrid::heightFor(int width, int maxHeight) const
{
    const qreal dpr = devicePixelRatioF();
    const GridLayout layout = GridLayout::fitting(m_content.shape, {width, maxHeight}, dpr);
    return static_cast<int>(std::ceil(layout.size().height() / dpr));
}

QSize ImageGrid::sizeHint() const
{
    const qreal dpr = devicePixelRatioF();
    const QSize size
        = GridLayout::atScale(m_content.shape, static_cast<int>(std::lround(3 * dpr)), dpr).size();
    return (QSizeF(size) / dpr).toSize().boundedTo({1600, 1200});
}

QSize ImageGrid::minimumSizeHint() const
{
    GridShape smallest = m_content.shape;
    smallest.picture = smallest.picture.boundedTo({28, 28});
    const qreal dpr = devicePixelRatioF();
    const QSizeF size = GridLayout::atScale(smallest, 1, dpr).size();
    return {
        static_cast<int>(std::ceil(size.width() / dpr)), static_cast<int>(std::ceil(size.height() / dpr))};
}

void ImageGrid::fit()
{
    m_layout = GridLayout::fitting(m_content.shape, size(), devicePixelRatioF());
    setHovered({});
    updateGeometry();
    update();
    Q_EMIT layoutChanged();
}

void ImageGrid::measureTexts()
{
    const GridShape shape = m_content.measured(font());
    if (shape == m_content.shape)
        return;
    m_content.shape = shape;
    fit();
}

void ImageGrid::setHovered(const std::optional<Place>& place)
{
    if (place == m_hovered)
        return;
    updateHoveredColumn();
    m_hovered = place;
    updateHoveredColumn();
    if (place)
        Q_EMIT hovered(place->row, place->column, place->pixel);
    else
        Q_EMIT unhovered();
}

void ImageGrid::select(int row, int column)
{
    if (row < 0 || column < 0 || row >= m_content.shape.rows || column >= m_content.shape.columns)
        return;
    setSelection(row, column);
    Q_EMIT selected(row, column);
}

QPoint ImageGrid::physical(QPointF position) const
{
    const QPointF p = position * devicePixelRatioF();
    return {static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))};
}

void ImageGrid::updateRect(const QRect& rect)
{
    const qreal dpr = devicePixelRatioF();
    update(QRectF(QPointF(rect.topLeft()) / dpr, QSizeF(rect.size()) / dpr).toAlignedRect());
}

void ImageGrid::updateHoveredColumn()
{
    if (!m_hovered)
        return;
    for (int row = 0; row < m_content.shape.rows; ++row)
        updateRect(
            m_layout.cell(row, m_hovered->column).adjusted(-outerFrame, -outerFrame, outerFrame, outerFrame));
}

bool ImageGrid::event(QEvent* event)
{
    // Moved to a screen with another device pixel ratio (Qt 6.6 adds DevicePixelRatioChange).
    if (event->type() == QEvent::ScreenChangeInternal)
        fit();
    return QWidget::event(event);
}

void ImageGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    GridPainter grid(painter, m_layout, devicePixelRatioF(), palette());
    grid.draw(m_content, event->region());
    if (m_selected)
        grid.drawFrame(
            m_layout.cell(m_selected->y(), m_selected->x()), 2, palette().color(QPalette::Highlight));
    if (!m_hovered || m_layout.scale() < smallestPixelFramed)
        return;
    // Mark the same pixel in every row for comparison.
    for (int row = 0; row < m_content.shape.rows; ++row)
        grid.drawFrame(m_layout.pixel({row, m_hovered->column, m_hovered->pixel}), 1,
            roleColor(Role::Marker, palette()));
}

void ImageGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ImageGrid::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measureTexts();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void ImageGrid::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(m_layout.at(physical(event->position())));
}

void ImageGrid::mousePressEvent(QMouseEvent* event)
{
    const auto place = m_layout.at(physical(event->position()));
    if (m_selectable && place && event->button() == Qt::LeftButton)
        select(place->row, place->column);
    else
        QWidget::mousePressEvent(event);
}

void ImageGrid::leaveEvent(QEvent*)
{
    setHovered({});
}

void ImageGrid::keyPressEvent(QKeyEvent* event)
{
    const QPoint at = m_selected.value_or(QPoint(0, 0));
    if (!m_selectable)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return select(at.y(), at.x() - 1);
    case Qt::Key_Right:
        return select(at.y(), at.x() + 1);
    case Qt::Key_Up:
        return select(at.y() - 1, at.x());
    case Qt::Key_Down:
        return select(at.y() + 1, at.x());
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace playground
