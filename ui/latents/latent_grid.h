// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "ui/images/image_grid.h"

namespace playground
{

/// A single latent, one column per channel: its values, which can be dragged up and down, and below them the
/// posterior's standard deviation. Dragging edits a square of cells around a cursor.
class LatentGrid : public ImageGrid
{
    Q_OBJECT

public:
    explicit LatentGrid(QWidget* parent = nullptr);

    /// A latent and its standard deviations, of equal shape; empty: placeholders.
    void setLatent(const ImageBatch& latent, const ImageBatch& deviation);
    void setInverted(bool inverted);
    void setArea(int cells); ///< side of the square; odd

    int channel() const { return m_channel; } ///< of the cursor
    QPoint cell() const { return m_cell; }
    QRect area() const; ///< the square, within the latent
    float limit() const { return m_limit; } ///< value in full colour; changes only when necessary

Q_SIGNALS:
    void added(int channel, const QRect& cells, float by); ///< by the user
    void restored(int channel, const QRect& cells); ///< reset to the encoded values
    void cursorMoved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void retranslate();
    void moveTo(int channel, QPoint cell);
    void nudge(float limits);
    std::optional<GridLayout::Place> placeAt(QPointF position) const;

    ImageBatch m_latent;
    ImageBatch m_deviation;
    bool m_inverted = false;
    int m_area = 1;
    int m_channel = 0;
    QPoint m_cell;
    float m_limit = 1;
    float m_deviationLimit = 1;
    std::optional<double> m_dragged; ///< last y position while a button is pressed
};

} // namespace playground
