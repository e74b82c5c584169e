// SPDX-License-Identifier: GPL-3.0-or-later
// The Sample page's layout and connections; its behaviour is in sample_page.cpp.
#include "ui/sample/sample_page.h"

#include "ui/sample/film_splitter.h"
#include "ui/sample/film_strip.h"
#include "ui/sample/nearest_panel.h"
#include "ui/sample/paint_panel.h"
#include "ui/sample/sample_buttons.h"
#include "ui/sample/step_view.h"
#include "ui/sample/step_view_stack.h"
#include "ui/sample/transport_bar.h"

#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace playground
{

using View = StepView::View;

void SamplePage::build()
{
    auto* top = new QWidget;
    auto* upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(4);
    upper->addWidget(m_upper, 1);
    upper->addWidget(m_nearest);
    m_nearest->hide();
    upper->addWidget(m_transport);
    m_splitter = new FilmSplitter(top, m_strip);

    m_controls->setObjectName(QStringLiteral("samplerControls"));
    m_transport->setObjectName(QStringLiteral("transportBar"));
    m_strip->setObjectName(QStringLiteral("filmStrip"));
    m_splitter->setObjectName(QStringLiteral("sampleSplitter"));

    auto* all = new QVBoxLayout(this);
    all->setSpacing(6);
    all->addWidget(m_controls);
    all->addWidget(m_buttons);
    all->addWidget(m_splitter, 1);
    setFocusPolicy(Qt::ClickFocus);
}

void SamplePage::connectAll()
{
    connect(m_buttons->sample, &QPushButton::clicked, this, &SamplePage::sampleOrCancel);
    connect(m_buttons->addRow, &QPushButton::clicked, this, &SamplePage::addRow);
    connect(m_buttons->branch, &QPushButton::clicked, this, &SamplePage::branch);
    connect(m_buttons->undo, &QPushButton::clicked, m_undo, &QUndoStack::undo);
    connect(m_buttons->redo, &QPushButton::clicked, m_undo, &QUndoStack::redo);
    connect(m_undo, &QUndoStack::indexChanged, this, &SamplePage::refreshButtons);
    connect(m_buttons->fiveSteps, &QPushButton::clicked, this, [this] { figure(5, 8, int(View::Steps)); });
    connect(m_buttons->fortySteps, &QPushButton::clicked, this, [this] { figure(40, 64, int(View::Grid)); });
    connect(m_buttons, &SampleButtons::viewChosen, this, &SamplePage::setView);
    connect(m_buttons->paint, &QPushButton::clicked, this, [this] { openCanvas(/*drawing=*/false); });
    connect(m_buttons->draw, &QPushButton::clicked, this, [this] { openCanvas(/*drawing=*/true); });
    connect(m_upper, &StepViewStack::switched, this, [this] {
        m_buttons->paint->setChecked(m_upper->painting());
        m_buttons->draw->setChecked(m_upper->drawing());
    });
    connect(&m_upper->canvas(), &PaintPanel::continueRequested, this, &SamplePage::continueFromCanvas);
    connect(&m_upper->canvas(), &PaintPanel::closed, m_upper, &StepViewStack::close);
    connect(m_buttons->latents, &QPushButton::toggled, m_strip, &FilmStrip::setLatentsShown);
    connect(m_buttons->compare, &QPushButton::toggled, this, &SamplePage::compare);
    connect(m_controls, &SamplerControls::changed, this, &SamplePage::refreshButtons);
    connect(&m_upper->stage(), &StepView::sampleChosen, this, &SamplePage::setSample);
    connect(m_strip, &FilmStrip::scrubbed, this, &SamplePage::walk);
    connect(m_transport, &TransportBar::moved, this, [this](int step) {
        setFollowing(false);
        goTo(m_cursor.id(), step);
    });
    connect(m_transport, &TransportBar::liveRequested, this, [this] {
        m_cursor.setFollowing(true);
        if (const SamplingRow* live = row())
            goTo(live->id, static_cast<int>(live->steps.size()) - 1);
    });
}

} // namespace playground
