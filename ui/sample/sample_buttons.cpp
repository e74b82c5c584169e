// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_buttons.h"

#include "ui/controls/flow_layout.h"
#include "ui/sample/checked_highlight.h"
#include "ui/style/icons.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace playground
{

namespace
{
constexpr int narrowMargins = 22; // left and right of a button's text together
const char* const viewNames[] = {"viewOneButton", "viewGridButton", "viewStepsButton"};
} // namespace

SampleButtons::SampleButtons(QWidget* parent)
    : QWidget(parent)
    , m_views(new QButtonGroup(this))
{
    auto* line = new FlowLayout(this, 4, 4);
    sample = add("sampleButton");
    fiveSteps = add("fiveStepsButton");
    fortySteps = add("fortyStepsButton");
    addRow = add("addRowButton");
    branch = add("branchButton");
    paint = add("paintButton");
    draw = add("drawButton");
    undo = add("undoButton");
    redo = add("redoButton");
    compare = add("compareButton");
    slow = add("slowButton");
    latents = add("latentsButton");
    latents->hide();
    for (QPushButton* button : {paint, draw, compare, slow, latents}) {
        button->setCheckable(true);
        new CheckedHighlight(*button);
    }

    auto* views = new QHBoxLayout;
    views->setSpacing(0);
    for (int i = 0; i < static_cast<int>(std::size(viewNames)); ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(viewNames[i]));
        button->setCheckable(true);
        new CheckedHighlight(*button);
        m_views->addButton(button, i);
        views->addWidget(button);
    }
    m_views->button(0)->setChecked(true);
    line->addItem(views);
    connect(m_views, &QButtonGroup::idClicked, this, &SampleButtons::viewChosen);
    retranslate();
    recolour();
}

QPushButton* SampleButtons::add(const char* objectName)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    layout()->addWidget(button);
    return button;
}

void SampleButtons::setView(int view)
{
    m_views->button(view)->setChecked(true);
}

void SampleButtons::setSampling(bool sampling)
{
    if (sampling == m_sampling)
        return;
    m_sampling = sampling;
    retranslate();
    recolour();
}

void SampleButtons::setLatent(bool latent)
{
    m_latent = latent;
    latents->setVisible(latent);
    if (!latent)
        latents->setChecked(false);
    retranslate();
}

void SampleButtons::retranslate()
{
    const auto say = [](QAbstractButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(tip);
    };
    // No wider than the text: the style's minimum would break the row on a small screen.
    const auto narrow = [](QPushButton* button) {
        button->setFixedWidth(button->fontMetrics().horizontalAdvance(button->text()) + narrowMargins);
    };
    // As wide as the longer text, so that nothing moves when it changes.
    say(sample, tr("Cancel"), {});
    const int cancelWidth = sample->sizeHint().width();
    say(sample, tr("Sample"), tr("Sample from new noise; Undo restores earlier rows (G)"));
    sample->setMinimumWidth(std::max(cancelWidth, sample->sizeHint().width()));
    if (m_sampling)
        say(sample, tr("Cancel"), tr("Stop after the current denoising step; finished steps are kept (G)"));
    say(fiveSteps, tr("5 steps × 8"),
        tr("8 pictures in 5 steps, as in the HF course: x_t on the left, predictions on the right"));
    say(fortySteps, tr("40 steps × 64"), tr("64 pictures in 40 steps, as in the HF course"));
    say(addRow, tr("Add row"), tr("Add a row: same noise, current sampler, steps and weights"));
    say(branch, tr("Branch here"), tr("Branch from this x_t with the current sampler, steps and seed"));
    say(paint, tr("Paint"),
        m_latent ? tr("This network works on latents: the picture is decoded from x_t, and painting on it "
                      "would not change x_t. Draw a picture instead; it is encoded.")
                 : tr("Paint on this x_t before branching from it"));
    say(draw, tr("Draw"),
        m_latent ? tr("Draw a picture, encode it, add noise to its latent, and sample from there")
                 : tr("Draw a picture, add noise to it, and sample from there"));
    say(latents, tr("Latents"),
        tr("Show latents in the film strip (first three channels as colours) instead of decoded pictures"));
    say(compare, tr("Compare"),
        tr("Compare the prediction with the training set: the ideal denoiser's output and the nearest "
           "training images"));
    say(slow, tr("Phases"),
        tr("Slow motion: this step phase by phase: input, prediction, what the sampler keeps, and the noise "
           "it "
           "adds"));
    say(undo, tr("Undo"),
        tr("Remove the last row and its branches; then restore what Sample cleared (Ctrl+Z)"));
    say(redo, tr("Redo"), tr("Restore what Undo removed (Ctrl+Shift+Z)"));
    for (QPushButton* button : {addRow, branch, paint, draw, undo, redo, compare, slow, latents})
        narrow(button);
    say(m_views->button(0), tr("One"), tr("One large picture; [ and ] go to the previous and next one"));
    say(m_views->button(1), tr("All"), tr("All pictures of this step"));
    say(m_views->button(2), tr("Steps"),
        tr("Steps below each other: x_t on the left, predictions on the right"));
}

void SampleButtons::recolour()
{
    sample->setIcon(icon(m_sampling ? QStringLiteral("stop") : QStringLiteral("sample"), palette()));
}

void SampleButtons::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
}

} // namespace playground
