// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/grid_content.h"
#include "ui/images/grid_layout.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace playground
{

/// Rows of small pictures, each pixel the same whole number of physical pixels, as large as the widget
/// allows. Its layout depends on the numbers of rows and columns, the picture's size and the titles' widths,
/// never on numbers in the texts (digits count as equally wide) nor on whether pictures have come: a picture
/// that is missing is drawn as an empty frame of its size.
class ImageGrid : public QWidget
{
    Q_OBJECT

public:
    enum class Captions { None, Above, Below };

    ImageGrid(int rows, int columns, Captions captions = Captions::None, QWidget* parent = nullptr);

    void setColumns(int columns);
    /// Forgets the pictures.
    void setShape(int rows, int columns);
    /// Of all pictures; a picture of another size is stretched.
    void setPictureSize(QSize size);
    void setGap(int gap); ///< between pictures, logical pixels
    /// Every title that may ever come, so that the pictures need not make room for one later.
    void setTitleSamples(const QStringList& titles);

    /// `title` may have a second line, which is drawn muted. Missing pictures are drawn as placeholders.
    void setRow(int row, const QString& title, const QString& accessibleName, std::vector<QImage> pictures);
    void setColumnCaptions(const QStringList& captions);
    void setCaptions(Captions captions); ///< makes room for them, or takes it

    /// A click or an arrow key selects one picture. Off at first.
    void setSelectable(bool selectable);
    void setSelection(int row, int column);

    /// The grid with titles and captions on white, `scale` pixels for one of a picture, the same on any
    /// screen.
    QImage toImage(int scale) const;
    QSize imageSize(int scale) const; ///< of that image

    /// In physical pixels of this widget.
    const GridLayout& gridLayout() const { return m_layout; }
    /// The centre of a column in logical pixels, to align an axis with.
    double columnCentre(int column) const;
    /// The height for the largest pictures that fit into `width` x `maxHeight`; logical pixels.
    int heightFor(int width, int maxHeight) const;
    int titleWidth() const { return m_content.shape.titleWidth; } ///< logical pixels
    /// How wide as many pictures of the present size would be in the present room; physical pixels. A whole
    /// multiple of their width where there is room for it, else a whole part.
    int cellWidthFor(int rows, int columns) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hovered(int row, int column, QPoint pixel);
    void unhovered();
    void selected(int row, int column); ///< by the user
    void layoutChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Place = GridLayout::Place;

    void fit();
    void measureTexts();
    void setHovered(const std::optional<Place>& place);
    void select(int row, int column);
    QPoint physical(QPointF position) const;
    void updateRect(const QRect& physical);
    void updateHoveredColumn();

    GridContent m_content;
    GridLayout m_layout;
    std::optional<Place> m_hovered;
    std::optional<QPoint> m_selected; ///< (column, row)
    bool m_selectable = false;
};

} // namespace playground
