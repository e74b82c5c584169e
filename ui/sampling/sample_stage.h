// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/to_image.h"
#include "ui/sampling/sampling_history.h"

#include <QWidget>

#include <array>

class QHBoxLayout;
class QLabel;

namespace playground
{

class PictureGrid;

/// The course's two columns, large: x_t at the left, the network's prediction of the clean picture at the
/// right. One picture, all of them, or all steps under each other. Where the network works in latents these
/// are decoded, and one picture's latents stand beside them. Beside all that, when there is one, the ideal
/// denoiser's answer.
class SampleStage : public QWidget
{
    Q_OBJECT

public:
    enum class View { One, Grid, Steps };

    explicit SampleStage(QWidget* parent = nullptr);

    void setView(View view);
    View view() const { return m_view; }
    void setLook(const Look& look);
    void setPictureSize(QSize size); ///< before the first pictures come, so that nothing jumps when they do

    void setLatentSize(QSize size); ///< of a network that works in latents; empty: it works on pictures

    using QWidget::show;
    /// `row` may be null: placeholders. `step` indexes row->steps, `sample` a picture of them. Both must live
    /// until the next call.
    void show(const SamplingRow* row, int step, int sample);
    /// The ideal denoiser's picture for what is shown now, one or none.
    void setIdeal(const Images& ideal);
    void keepIdealColumn(bool keep); ///< also while its picture is awaited

    /// What is on the stage, for a file.
    QImage toImage(int scale) const;
    QSize imageSize(int scale) const; ///< of that image

    static constexpr int mostColumns = 8; ///< of pictures beside each other in a column of the stage

Q_SIGNALS:
    void sampleChosen(int sample);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Column { NoisedLatent, Noised, Predicted, PredictedLatent, Ideal, columnCount };
    static constexpr Column pictureColumns[] = {Noised, Predicted, Ideal};
    struct Panel {
        QWidget* widget;
        QLabel* head;
        PictureGrid* grid;
    };

    Panel makePanel(Column column);
    void refresh();
    void showOne();
    void showGrid();
    int columnsFor(int count) const;
    void showSteps();
    void setShape(int rows, int columns);
    bool latentsShown() const;
    void showLatents();
    void select();
    void retranslate();
    void sayPixel(Column column, int row, int place, QPoint pixel);
    const Images& imagesOf(Column column, int step) const;
    std::vector<int> stepsShown() const;
    int stepsFitting() const;
    int stepColumns() const;
    void divideWidth();

    View m_view = View::One;
    Look m_look;
    const SamplingRow* m_row = nullptr;
    int m_step = -1;
    int m_sample = 0;
    int m_gridColumns = 1; ///< of the view of all pictures
    int m_stepRows = 1; ///< of the view of all steps
    Images m_ideal;
    QSize m_pictureSize;
    QSize m_latentSize;
    std::array<Panel, columnCount> m_panels;
    QHBoxLayout* m_columns;
    QLabel* m_pixel;
};

} // namespace playground
