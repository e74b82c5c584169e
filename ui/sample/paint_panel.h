// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/brush.h"

#include <QWidget>

class QButtonGroup;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace playground
{

class PaintCanvas;
struct DisplayRange;

/// The canvas with its tools, for painting on x_t and continuing from there, or for drawing a picture that is
/// then noised and sampled.
class PaintPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PaintPanel(QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& range);
    void setUniformNoise(bool uniform); ///< distribution used by the noise brush

    void paintOn(const ImageBatch& picture); ///< count 1
    void draw(const ImageBatch& shape); ///< starts empty or with the last drawing
    bool drawing() const { return m_drawing; }
    const ImageBatch& picture() const;
    double amount() const; ///< noise amount for a drawing

Q_SIGNALS:
    void continueRequested(); ///< the user wants to sample from the picture
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectAll();
    void applyBrush();
    void refresh();
    void retranslate();

    bool m_drawing = false;
    ImageBatch m_lastDrawing;
    float m_low = 0;
    float m_high = 1;
    bool m_uniformNoise = true;
    PaintCanvas* m_canvas;
    QLabel* m_hint;
    QButtonGroup* m_tools;
    QLabel* m_sizeLabel;
    QSlider* m_size;
    QLabel* m_amountLabel;
    QDoubleSpinBox* m_amount;
    QPushButton* m_undo;
    QPushButton* m_erase;
    QPushButton* m_go;
    QPushButton* m_close;
};

} // namespace playground
