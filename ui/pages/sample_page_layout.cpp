// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of the page stand and what they say to each other. What it does is in sample_page.cpp.
#include "ui/pages/sample_page.h"

#include "ui/sampling/film_strip.h"
#include "ui/sampling/nearest_panel.h"
#include "ui/sampling/paint_panel.h"
#include "ui/sampling/sample_buttons.h"
#include "ui/sampling/sample_stage.h"
#include "ui/sampling/transport_bar.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace playground
{

using View = SampleStage::View;

void SamplePage::build()
{
    m_controls->setObjectName(QStringLiteral("samplerControls"));
    m_stage->setObjectName(QStringLiteral("sampleStage"));
    m_transport->setObjectName(QStringLiteral("transportBar"));
    m_strip->setObjectName(QStringLiteral("filmStrip"));
    m_splitter->setObjectName(QStringLiteral("sampleSplitter"));

    auto* top = new QWidget;
    auto* upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(4);
    m_upper->addWidget(m_stage);
    m_upper->addWidget(m_paint);
    upper->addWidget(m_upper, 1);
    upper->addWidget(m_nearest);
    m_nearest->hide();
    upper->addWidget(m_transport);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_strip);

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
    connect(m_buttons->undo, &QPushButton::clicked, this, &SamplePage::undo);
    connect(m_buttons->fiveSteps, &QPushButton::clicked, this, [this] { figure(5, 8, int(View::Steps)); });
    connect(m_buttons->fortySteps, &QPushButton::clicked, this, [this] { figure(40, 64, int(View::Grid)); });
    connect(m_buttons, &SampleButtons::viewChosen, this, &SamplePage::setView);
    connect(m_buttons->paint, &QPushButton::clicked, this, [this] { openCanvas(/*drawing=*/false); });
    connect(m_buttons->draw, &QPushButton::clicked, this, [this] { openCanvas(/*drawing=*/true); });
    connect(m_paint, &PaintPanel::goOn, this, &SamplePage::goOnFromCanvas);
    connect(m_paint, &PaintPanel::closed, this, &SamplePage::closeCanvas);
    connect(m_buttons->latents, &QPushButton::toggled, m_strip, &FilmStrip::setLatentsShown);
    connect(m_buttons->compare, &QPushButton::toggled, this, &SamplePage::compare);
    connect(m_controls, &SamplerControls::changed, this, &SamplePage::refreshButtons);
    connect(m_stage, &SampleStage::sampleChosen, this, &SamplePage::setSample);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_shared = false; });
    connect(m_strip, &FilmStrip::scrubbed, this, &SamplePage::walk);
    connect(m_transport, &TransportBar::moved, this, [this](int step) {
        m_following = false;
        m_transport->setFollowing(false);
        goTo(m_row, step);
    });
    connect(m_transport, &TransportBar::liveAsked, this, [this] {
        m_following = true;
        if (const SamplingRow* live = row())
            goTo(m_row, static_cast<int>(live->steps.size()) - 1);
    });
}

} // namespace playground
