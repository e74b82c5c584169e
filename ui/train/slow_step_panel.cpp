// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/slow_step_panel.h"

#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/style/theme.h"
#include "ui/train/size_bars.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
enum Rows { OriginalRow, NoisedRow, OutputRow, TargetRow, DifferenceRow, AfterRow, rowCount };
constexpr float noiseRange = 3; // standard deviations of a target that is noise, or part noise

std::vector<QImage> latentsOf(const ImageBatch& latents)
{
    std::vector<QImage> pictures;
    pictures.reserve(static_cast<std::size_t>(latents.count));
    for (int i = 0; i < latents.count; ++i)
        pictures.push_back(latentOf(latents, i));
    return pictures;
}

ImageBatch absoluteDifference(const ImageBatch& a, const ImageBatch& b)
{
    ImageBatch difference = a;
    for (std::size_t i = 0; i < difference.values.size(); ++i)
        difference.values[i] = std::abs(a.values[i] - b.values[i]);
    return difference;
}
} // namespace

SlowStepPanel::SlowStepPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_grid(new ImageGrid(rowCount, StepAnatomy::mostPictures, ImageGrid::Captions::Above))
    , m_barsTitle(new QLabel(this))
    , m_bars(new SizeBars)
{
    setObjectName(QStringLiteral("slowStepPanel"));
    m_title->setObjectName(QStringLiteral("slowStepTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sentence->setObjectName(QStringLiteral("slowStepSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_grid->setObjectName(QStringLiteral("slowStepGrid"));
    m_bars->setObjectName(QStringLiteral("slowStepBars"));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_bars);

    auto* bars = new QVBoxLayout;
    bars->addWidget(m_barsTitle);
    bars->addWidget(scroll, 1);
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_grid, 3);
    middle->addLayout(bars, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(middle, 1);
    column->addWidget(makeFooter());
    retranslate();
    hide();
}

QWidget* SlowStepPanel::makeFooter()
{
    auto* footer = new QWidget(this);
    const auto button = [&](const char* name) {
        auto* made = new QPushButton(footer);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_back = button("slowBackButton");
    m_next = button("slowNextButton");
    m_close = button("slowCloseButton");
    connect(m_back, &QPushButton::clicked, this, &SlowStepPanel::back);
    connect(m_next, &QPushButton::clicked, this, &SlowStepPanel::next);
    connect(m_close, &QPushButton::clicked, this, &SlowStepPanel::close);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_close);
    return footer;
}

/// Room for the longest sentence, so that nothing moves from phase to phase.
void SlowStepPanel::keepRoom()
{
    int height = 0;
    for (const Phase phase : m_phases) {
        const QString sentence = SlowStepText::sentence(phase, *m_step, m_predictionType);
        const QRect room(0, 0, std::max(1, m_sentence->width()), 10'000);
        height = std::max(
            height, m_sentence->fontMetrics().boundingRect(room, Qt::TextWordWrap, sentence).height());
    }
    m_sentence->setFixedHeight(height);
}

void SlowStepPanel::setRange(const DisplayRange& range)
{
    m_range = range;
    refresh();
}

void SlowStepPanel::setPrediction(const std::string& predictionType, bool latents)
{
    m_predictionType = predictionType;
    m_latents = latents;
}

void SlowStepPanel::show(StepAnatomy step)
{
    m_step = std::move(step);
    m_phases = SlowStepText::phasesOf(*m_step);
    m_index = 0;
    m_grid->setShape(rowCount, m_step->original.count);
    m_grid->setPictureSize({m_step->original.width, m_step->original.height});
    refresh();
    Q_EMIT opened();
    m_next->setFocus();
}

bool SlowStepPanel::advance()
{
    if (!m_step || m_index + 1 >= m_phases.size())
        return false;
    ++m_index;
    refresh();
    return true;
}

void SlowStepPanel::close()
{
    if (!m_step)
        return;
    m_step.reset();
    Q_EMIT closed();
}

void SlowStepPanel::next()
{
    if (!advance())
        Q_EMIT stepRequested();
}

void SlowStepPanel::back()
{
    if (m_index == 0)
        return;
    --m_index;
    refresh();
}

bool SlowStepPanel::reached(Phase phase) const
{
    return this->phase() >= phase;
}

void SlowStepPanel::refresh()
{
    if (!m_step)
        return;
    m_title->setText(tr("Step %1 in slow motion · %2 of %3: %4")
                         .arg(locale().toString(qlonglong{m_step->record.step}), QString::number(m_index + 1),
                             QString::number(m_phases.size()), SlowStepText::title(phase())));
    m_sentence->setText(SlowStepText::sentence(phase(), *m_step, m_predictionType));
    m_back->setEnabled(m_index > 0);
    m_next->setText(m_index + 1 < m_phases.size() ? tr("&Next") : tr("A&nother step"));
    keepRoom();
    showRows();
    showBars();
}

void SlowStepPanel::showRows()
{
    const bool isNoise = !m_step->amounts.empty() && m_predictionType != "sample";
    const DisplayRange targetRange
        = isNoise ? DisplayRange{-noiseRange, noiseRange, m_range.inverted} : m_range;
    const auto pictures = [&](const ImageBatch& images, const DisplayRange& range) {
        return m_latents ? latentsOf(images) : picturesOf(images, range);
    };
    const auto row = [&](Rows index, Phase from, const QString& title, std::vector<QImage> images) {
        m_grid->setRow(index, title, title, reached(from) ? std::move(images) : std::vector<QImage>());
    };
    const QString output = tr("Output") + (isNoise ? QLatin1Char('\n') + tr("−3 to 3") : QString());
    const QString after = tr("Output") + QLatin1Char('\n') + tr("afterwards");
    m_grid->setTitleSamples({output, after, tr("Difference")});
    m_grid->setColumnCaptions(
        reached(Phase::Amounts) ? amountTexts(m_step->amounts, locale()) : QStringList());
    row(OriginalRow, Phase::Batch, tr("Original"), picturesOf(m_step->original, m_range));
    row(NoisedRow, Phase::Noised, tr("Noised"), pictures(m_step->noised, m_range));
    row(OutputRow, Phase::Output, output, pictures(m_step->output, targetRange));
    row(TargetRow, Phase::Difference, tr("Target"), pictures(m_step->target, targetRange));
    row(DifferenceRow, Phase::Difference, tr("Difference"),
        errorMapsOf(absoluteDifference(m_step->output, m_step->target), targetRange,
            roleColor(Role::ErrorMap, palette())));
    row(AfterRow, Phase::Update, after, pictures(m_step->outputAfter, targetRange));
}

void SlowStepPanel::showBars()
{
    QStringList names;
    std::vector<double> sizes;
    const bool moved = phase() == Phase::Update && m_step->updated;
    if (reached(Phase::Gradients)) {
        for (const StepAnatomy::Part& part : m_step->parts) {
            names << QString::fromStdString(part.name);
            sizes.push_back(moved ? part.change : part.gradient);
        }
    }
    m_barsTitle->setText(names.isEmpty() ? QString() : moved ? tr("Change of the weights") : tr("Gradient"));
    m_bars->setBars(names, std::move(sizes));
}

void SlowStepPanel::retranslate()
{
    m_grid->setAccessibleName(tr("What the step computed, row by row"));
    m_bars->setAccessibleName(tr("Size in each part of the network"));
    m_back->setText(tr("&Back"));
    m_back->setToolTip(tr("Show the previous phase of this step again"));
    m_next->setToolTip(tr("Show the next phase of this step; after the last one, do another step"));
    m_close->setText(tr("&Close"));
    m_close->setToolTip(tr("Return to the predictions; the step has been done"));
    refresh();
}

void SlowStepPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

void SlowStepPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_step)
        keepRoom();
}

void SlowStepPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace playground
