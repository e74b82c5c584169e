// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/sampling_row.h"
#include "ui/sample/step_labels.h"
#include "ui/sample/step_view_layout.h"
#include "ui/style/theme.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QHBoxLayout;
class QLabel;

namespace playground
{

class ImageGrid;
class TitledPicture;

/// x_t on the left, the prediction of the clean picture on the right, as in the HF course. Shows
/// one picture, all pictures, or all steps below each other. If the network works in latents, these are
/// decoded, and a single picture's latents are shown next to it. The ideal denoiser's output, if any, is
/// shown at the right.
class StepView : public QWidget
{
    Q_OBJECT

public:
    enum class View { One, Grid, Steps };

    explicit StepView(QWidget* parent = nullptr);

    void setView(View view);
    View view() const { return m_view; }
    void setDisplayRange(const DisplayRange& displayRange);
    void setPictureSize(
        QSize size); ///< set before the first pictures arrive, so that the layout does not change

    void setClassNames(const QStringList& names); ///< classes the network knows; empty: unconditional
    void setLatentSize(QSize size); ///< for a network that works in latents; empty: it works on pictures

    using QWidget::show;
    /// `row` may be null: placeholders. `step` indexes row->steps, `sample` the pictures of the step. The row
    /// must live until the next call.
    void show(const SamplingRow* row, int step, int sample);
    /// Sets the ideal denoiser's picture for the current step; may be empty.
    void setIdeal(const ImageBatch& ideal);
    void keepIdealColumn(bool keep); ///< keeps the column while its picture is pending

    /// The view as an image for a file.
    QImage toImage(int scale) const;
    QSize imageSize(int scale) const; ///< of toImage()

Q_SIGNALS:
    void sampleChosen(int sample);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Column = StepColumn;

    void addColumn(Column column, Role role, const char* gridName);
    TitledPicture& panel(Column column) const { return *m_panels[static_cast<std::size_t>(column)]; }
    ImageGrid& grid(Column column) const;
    bool latentsShown() const;
    const ImageBatch& imagesOf(Column column, int step) const;
    StepViewLayout arranged() const;
    void refresh();
    void makeRoom();
    void divideWidth();
    void showColumn(Column column);
    QStringList classesOfColumns() const;
    void showLatents();
    void setTitles();
    void sayPixel(Column column, int row, int place, QPoint pixel);

    View m_view = View::One;
    DisplayRange m_displayRange;
    const SamplingRow* m_row = nullptr;
    int m_step = -1;
    int m_sample = 0;
    StepViewLayout m_places;
    ImageBatch m_ideal;
    QSize m_pictureSize;
    QSize m_latentSize;
    QStringList m_classNames;
    std::array<TitledPicture*, 5> m_panels{}; ///< in the order of StepColumn
    QHBoxLayout* m_columns;
    QLabel* m_pixel;
};

} // namespace playground
