// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "ui/images/image_grid.h"

namespace playground
{

/// One latent, a column for each channel: its numbers, which can be dragged up and down, and under them the
/// posterior's standard deviation. What is dragged is a square of cells around a cursor.
class LatentGrid : public ImageGrid
{
    Q_OBJECT

public:
    explicit LatentGrid(QWidget* parent = nullptr);

    /// One latent and its deviations, of one shape; empty: placeholders.
    void setLatent(const ImageBatch& latent, const ImageBatch& deviation);
    void setInverted(bool inverted);
    void setArea(int cells); ///< the square's side; odd

    int channel() const { return m_channel; } ///< the cursor's
    QPoint cell() const { return m_cell; }
    QRect area() const; ///< the square, within the latent
    float limit() const { return m_limit; } ///< drawn in full colour; changes only where it must

Q_SIGNALS:
    void added(int channel, const QRect& cells, float by); ///< by the user
    void restored(int channel, const QRect& cells); ///< is to be as it was encoded
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
    std::optional<double> m_dragged; ///< the pointer's last height while a button is down
};

} // namespace playground
