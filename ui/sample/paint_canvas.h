// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/grid_layout.h"
#include "ui/images/to_qimage.h"
#include "ui/sample/brush.h"

#include <QWidget>

#include <optional>
#include <random>
#include <vector>

namespace playground
{

/// An enlarged picture to paint on with the mouse, with undo.
class PaintCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PaintCanvas(QWidget* parent = nullptr);

    /// Starts over with this picture (count 1).
    void setPicture(const ImageBatch& picture);
    const ImageBatch& picture() const { return m_picture; }
    void setBrush(const Brush& brush); ///< also sets the display range
    const Brush& brush() const { return m_brush; }
    void setInverted(bool inverted);
    int strokes() const { return static_cast<int>(m_before.size()); } ///< that can be undone

    QSize minimumSizeHint() const override { return {112, 112}; }
    QSize sizeHint() const override { return {280, 280}; }

public Q_SLOTS:
    void undoStroke();
    void erase(); ///< clears the picture; can be undone like a stroke

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    GridLayout gridLayout() const;
    QPointF inPicture(QPointF position) const;
    void keepForUndo();

    ImageBatch m_picture;
    std::vector<ImageBatch> m_before; ///< pictures before each stroke
    Brush m_brush;
    bool m_inverted = false;
    std::mt19937_64 m_random{1};
    std::optional<QPointF> m_last; ///< end of the current stroke, in picture pixels
    std::optional<QPointF> m_pointer; ///< position of the brush
};

} // namespace playground
