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

/// The canvas with its tools, in two uses: to paint on x_t and go on from there, or to draw a picture, add
/// noise and sample from that.
class PaintPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PaintPanel(QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& range);
    void setUniformNoise(bool uniform); ///< what the noise brush adds

    void paintOn(const ImageBatch& picture); ///< count 1
    void draw(const ImageBatch& shape); ///< begins empty, or with the drawing of last time
    bool drawing() const { return m_drawing; }
    const ImageBatch& picture() const;
    double amount() const; ///< of noise, for a drawing

Q_SIGNALS:
    void continueRequested(); ///< sample from here
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
    QLabel* m_words;
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
