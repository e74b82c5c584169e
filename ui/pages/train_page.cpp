// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_page.h"

#include "ui/pictures/triptych_panel.h"
#include "ui/plot/loss_plot.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

TrainPage::TrainPage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_lossPlot(new LossPlot)
    , m_triptych(new TriptychPanel(settings))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    m_splitter->setObjectName(QStringLiteral("trainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_lossPlot);
    m_splitter->addWidget(m_triptych);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_shared = false; });

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_splitter);
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_shared)
        share();
}

// Pictures grow in whole steps: they get what the largest size that leaves the curve readable needs, and the
// curve gets the rest.
void TrainPage::share()
{
    const QRect inner = contentsRect().marginsRemoved(layout()->contentsMargins());
    const int whole = inner.height() - m_splitter->handleWidth();
    const int leastCurve = std::max(m_lossPlot->minimumSizeHint().height(), whole * 3 / 10);
    const int pictures = m_triptych->heightFor(inner.width(), whole - leastCurve);
    m_splitter->setSizes({whole - pictures, pictures});
}

} // namespace playground
