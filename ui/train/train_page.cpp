// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/train_page.h"

#include "ui/controls/wrapped_height.h"
#include "ui/train/loss_plot.h"
#include "ui/train/noise_level_panel.h"
#include "ui/train/slow_step_panel.h"
#include "ui/train/triptych_panel.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

TrainPage::TrainPage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_lossPlot(new LossPlot)
    , m_noiseLevels(new NoiseLevelPanel(settings))
    , m_triptych(new TriptychPanel(settings))
    , m_slowStep(new SlowStepPanel)
    , m_curves(new QSplitter(Qt::Horizontal))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    m_curves->setObjectName(QStringLiteral("curvesSplitter"));
    m_curves->setChildrenCollapsible(false);
    m_curves->addWidget(m_lossPlot);
    m_curves->addWidget(m_noiseLevels);
    m_splitter->setObjectName(QStringLiteral("trainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_curves);
    m_splitter->addWidget(m_triptych);
    m_splitter->addWidget(m_slowStep);
    for (QWidget* part : std::initializer_list<QWidget*>{m_lossPlot, m_noiseLevels, m_triptych, m_slowStep})
        new WrappedHeight(*part);
    for (const QSplitter* splitter : {m_splitter, m_curves})
        connect(splitter, &QSplitter::splitterMoved, this, [this] { m_shared = false; });

    connect(m_slowStep, &SlowStepPanel::opened, this, [this] { showSlowStep(true); });
    connect(m_slowStep, &SlowStepPanel::closed, this, [this] { showSlowStep(false); });

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_splitter);
}

// It has more rows than the triptych, and needs the whole page to show them large.
void TrainPage::showSlowStep(bool shown)
{
    m_curves->setVisible(!shown);
    m_triptych->setVisible(!shown);
    m_slowStep->setVisible(shown);
    if (!shown && m_shared)
        share();
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_shared && !m_slowStep->isOpen())
        share();
}

void TrainPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        const auto shareAgain = [this] {
            if (m_shared)
                share();
        };
        QMetaObject::invokeMethod(
            this, shareAgain, Qt::QueuedConnection); // when the parts have followed, too
    }
}

// Pictures grow in integer scales: they get the largest size that keeps the curve readable, and the curves
// get the rest.
void TrainPage::share()
{
    const QRect inner = contentsRect().marginsRemoved(layout()->contentsMargins());
    const int whole = inner.height() - m_splitter->handleWidth();
    const int minCurve = std::max(m_curves->minimumSizeHint().height(), whole * 3 / 10);
    const int pictures = m_triptych->heightFor(inner.width(), whole - minCurve);
    m_splitter->setSizes({whole - pictures, pictures, pictures}); // one of the last two is hidden
    const int loss = inner.width() * 65 / 100; // keeps its controls in one row at 1280 pixels
    m_curves->setSizes({loss, inner.width() - loss});
}

} // namespace playground
