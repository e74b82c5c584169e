// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/grid_content.h"
#include "ui/images/grid_layout.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace playground
{

/// Rows of small pictures, as large as the widget allows; each picture pixel covers a whole number of
/// physical pixels. The layout depends on the number of rows and columns, the picture size and the title
/// widths, but not on numbers in the texts (all digits count as equally wide) or on missing pictures, which
/// are drawn as empty frames.
class ImageGrid : public QWidget
{
    Q_OBJECT

public:
    enum class Captions { None, Above, Below };

    ImageGrid(int rows, int columns, Captions captions = Captions::None, QWidget* parent = nullptr);

    void setColumns(int columns);
    /// Clears the pictures.
    void setShape(int rows, int columns);
    /// Size of all pictures; a picture of another size is stretched.
    void setPictureSize(QSize size);
    void setGap(int gap); ///< between pictures, logical pixels
    /// All titles that may appear, so that space is reserved for the widest.
    void setTitleSamples(const QStringList& titles);

    /// A second line of `title` is drawn in a muted colour. Missing pictures are drawn as placeholders.
    void setRow(int row, const QString& title, const QString& accessibleName, std::vector<QImage> pictures);
    void setColumnCaptions(const QStringList& captions);
    void setCaptions(Captions captions); ///< reserves or releases space for them

    /// Lets a click or an arrow key select a picture. Off by default.
    void setSelectable(bool selectable);
    void setSelection(int row, int column);

    /// The grid with titles and captions on white, each picture pixel `scale` x `scale` pixels, independent
    /// of the screen.
    QImage toImage(int scale) const;
    QSize imageSize(int scale) const; ///< of toImage()

    /// In physical pixels of this widget.
    const GridLayout& gridLayout() const { return m_layout; }
    /// The centre of a column in logical pixels, for aligning an axis.
    double columnCentre(int column) const;
    /// The height for the largest pictures that fit into `width` x `maxHeight`; logical pixels.
    int heightFor(int width, int maxHeight) const;
    int titleWidth() const { return m_content.shape.titleWidth; } ///< logical pixels
    /// Width that `rows` x `columns` pictures of the current size would have in the current space; physical
    /// pixels. An integer multiple of the picture width if it fits, otherwise an integer fraction.
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
