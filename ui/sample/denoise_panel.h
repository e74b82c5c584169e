// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/denoise_text.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace playground
{

class ImageGrid;

/// A denoising step in slow motion: how one picture gets from x_t to the next x_t, one phase at a time.
class DenoisePanel : public QWidget
{
    Q_OBJECT

public:
    explicit DenoisePanel(QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& range);
    void setPictureSize(QSize size);
    void setLatent(bool latent); ///< the network works in latents, which are shown

    using QWidget::show;
    /// `row` may be null. `step` indexes row->steps, `sample` the pictures of the step. Another step begins
    /// with its first phase. The row must live until the next call.
    void show(const SamplingRow* row, int step, int sample);

Q_SIGNALS:
    void stepWanted(int step); ///< another step, as an index into row->steps

protected:
    void changeEvent(QEvent* event) override;

private:
    using Phase = DenoiseText::Phase;

    const SampleStep* at(int step) const;
    bool hasNext() const;
    void next();
    void back();
    void refresh();
    void showPictures();
    QImage picture(const ImageBatch& images, const DisplayRange& range) const;
    void retranslate();

    DisplayRange m_range;
    bool m_latent = false;
    const SamplingRow* m_row = nullptr;
    int m_rowId = -1;
    int m_step = -1;
    int m_sample = 0;
    int m_phase = 0;
    QLabel* m_title;
    QLabel* m_sentence;
    ImageGrid* m_grid;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace playground
