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
const char* const viewNames[] = {"viewOneButton", "viewGridButton", "viewStepsButton"};
}

SampleButtons::SampleButtons(QWidget* parent)
    : QWidget(parent)
    , m_views(new QButtonGroup(this))
{
    auto* line = new FlowLayout(this, 6, 4);
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
    latents = add("latentsButton");
    latents->hide();
    for (QPushButton* button : {paint, draw, compare, latents}) {
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
    // As wide as the longer word, so that nothing moves when it turns into the other.
    say(sample, tr("Cancel"), {});
    const int cancelWidth = sample->sizeHint().width();
    say(sample, tr("Sample"),
        tr("Draw pure noise and take it back to pictures, step by step; Undo brings earlier rows back (G)"));
    sample->setMinimumWidth(std::max(cancelWidth, sample->sizeHint().width()));
    if (m_sampling)
        say(sample, tr("Cancel"), tr("Stop after the present denoising step; the steps taken stay (G)"));
    say(fiveSteps, tr("5 steps × 8"),
        tr("The course's figure: 8 pictures in 5 steps, x_t in the left column, predictions in the right "
           "one"));
    say(fortySteps, tr("40 steps × 64"), tr("The course's figure: 64 pictures in 40 steps, in a grid"));
    say(addRow, tr("Add row"),
        tr("The same noise once more with the sampler, steps and weights chosen above, as a row of its own"));
    say(branch, tr("Branch here"),
        tr("Go on from the x_t shown, with the sampler, steps and seed chosen above, as a row of its own"));
    say(paint, tr("Paint"),
        m_latent
            ? tr("This network works on latents: the picture shown is decoded from x_t, and painting on it "
                 "would not change x_t. Draw a picture instead: it is encoded.")
            : tr("Paint on the x_t shown before you branch from it"));
    say(draw, tr("Draw"),
        m_latent
            ? tr("Draw a picture, encode it, add noise to its latent, and let sampling make something of it")
            : tr("Draw a picture, add noise to it, and let sampling make something of it"));
    say(latents, tr("Latents"),
        tr("Show the latents themselves in the film below, their first three channels as colours, instead of "
           "the pictures decoded from them"));
    say(compare, tr("Compare"),
        tr("Hold the prediction against the training set: the ideal denoiser's answer, and the nearest "
           "training images"));
    say(undo, tr("Undo"),
        tr("Take the row away that was added last, and bring back what it took the place of (Ctrl+Z)"));
    say(redo, tr("Redo"), tr("Bring back what Undo took away (Ctrl+Shift+Z)"));
    say(m_views->button(0), tr("One"), tr("One picture, large; [ and ] go to the one before and the next"));
    say(m_views->button(1), tr("All"), tr("All pictures of this step"));
    say(m_views->button(2), tr("Steps"),
        tr("Steps under each other: x_t at the left, predictions at the right"));
}

void SampleButtons::recolour()
{
    sample->setIcon(icon(m_sampling ? QStringLiteral("stop") : QStringLiteral("sample"), palette()));
}

void SampleButtons::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
}

} // namespace playground
