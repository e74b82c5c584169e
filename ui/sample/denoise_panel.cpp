// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/denoise_panel.h"

#include "ui/images/image_grid.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <functional>

namespace playground
{

namespace
{
/// a - b, or a if b is empty.
ImageBatch minus(ImageBatch a, const ImageBatch& b)
{
    if (a.values.size() == b.values.size())
        std::transform(
            a.values.begin(), a.values.end(), b.values.begin(), a.values.begin(), std::minus<float>());
    return a;
}
} // namespace

DenoisePanel::DenoisePanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_grid(new ImageGrid(1, DenoiseText::phases, ImageGrid::Captions::Below))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("denoisePanel"));
    m_title->setObjectName(QStringLiteral("denoiseTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sentence->setObjectName(QStringLiteral("denoiseSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_grid->setObjectName(QStringLiteral("denoiseGrid"));
    m_back->setObjectName(QStringLiteral("denoiseBackButton"));
    m_next->setObjectName(QStringLiteral("denoiseNextButton"));
    connect(m_back, &QPushButton::clicked, this, &DenoisePanel::back);
    connect(m_next, &QPushButton::clicked, this, &DenoisePanel::next);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    buttons->addStretch(1);
    auto* words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_sentence, 1);
    words->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(words, 1);
    row->addWidget(m_grid, 1);
    retranslate();
}

void DenoisePanel::setDisplayRange(const DisplayRange& range)
{
    m_range = range;
    refresh();
}

void DenoisePanel::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void DenoisePanel::setLatent(bool latent)
{
    m_latent = latent;
}

const SampleStep* DenoisePanel::at(int step) const
{
    const bool exists = m_row && step >= 0 && step < static_cast<int>(m_row->steps.size());
    return exists ? &m_row->steps[static_cast<std::size_t>(step)] : nullptr;
}

void DenoisePanel::show(const SamplingRow* row, int step, int sample)
{
    m_row = row;
    const int id = row ? row->id : -1;
    if (id != m_rowId || step != m_step)
        m_phase = 0;
    m_rowId = id;
    m_step = step;
    m_sample = sample;
    refresh();
}

/// The finished pictures are the last entry, and no step begins with them.
bool DenoisePanel::hasNext() const
{
    const SampleStep* after = at(m_step + 1);
    return after && !after->predicted.empty();
}

void DenoisePanel::next()
{
    if (m_phase + 1 < DenoiseText::phases) {
        ++m_phase;
        refresh();
    } else if (hasNext()) {
        Q_EMIT stepWanted(m_step + 1);
    }
}

void DenoisePanel::back()
{
    m_phase = std::max(0, m_phase - 1);
    refresh();
}

void DenoisePanel::refresh()
{
    const SampleStep* step = at(m_step);
    const bool some = step && !step->predicted.empty();
    const auto phase = static_cast<Phase>(m_phase);
    m_title->setText(some ? tr("Step %1 in slow motion · %2 of %3: %4")
                                .arg(QString::number(step->index), QString::number(m_phase + 1),
                                    QString::number(DenoiseText::phases), DenoiseText::title(phase))
                          : QString());
    m_sentence->setText(some  ? DenoiseText::sentence(phase, *m_row, *step)
            : step != nullptr ? tr("The picture is finished. Go back to a step to see how it came about.")
                              : tr("Press Sample first."));
    m_back->setEnabled(some && m_phase > 0);
    m_next->setEnabled(some && (m_phase + 1 < DenoiseText::phases || hasNext()));
    m_next->setText(m_phase + 1 < DenoiseText::phases ? tr("Next phase") : tr("Next step"));
    showPictures();
}

QImage DenoisePanel::picture(const ImageBatch& images, const DisplayRange& range) const
{
    if (m_sample >= images.count)
        return {};
    return m_latent ? latentOf(images, m_sample) : toQImage(images, m_sample, range);
}

void DenoisePanel::showPictures()
{
    std::vector<QImage> pictures;
    const SampleStep* step = at(m_step);
    if (step && !step->predicted.empty()) {
        const SampleStep* after = at(m_step + 1);
        const bool follows = after && after->index == step->index + 1; // none is missing in between
        const ImageBatch none;
        const ImageBatch& next = follows ? after->x : none;
        // Noise is shown around the middle of the range, as wide as it is.
        const float middle = (m_range.low + m_range.high) / 2;
        DisplayRange noise = m_range;
        noise.low -= middle;
        noise.high -= middle;
        pictures = {picture(step->x, m_range), picture(step->predicted, m_range),
            picture(minus(next, step->formula.added), m_range), picture(step->formula.added, noise),
            picture(next, m_range)};
        pictures.resize(static_cast<std::size_t>(m_phase) + 1);
    }
    m_grid->setColumnCaptions({tr("x_t"), tr("prediction"), tr("kept"), tr("new noise"), tr("next x_t")});
    m_grid->setRow(0, {}, tr("Pictures of the step"), std::move(pictures));
}

void DenoisePanel::retranslate()
{
    m_grid->setAccessibleName(tr("How one picture gets from x_t to the next x_t"));
    m_back->setText(tr("Previous phase"));
    m_back->setToolTip(tr("Show the previous phase of this step again"));
    m_next->setToolTip(tr("Show the next phase of this step; after the last one, the next step"));
    refresh();
}

void DenoisePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
