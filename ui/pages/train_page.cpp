// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_page.h"

#include "ui/pictures/triptych_panel.h"
#include "ui/plot/loss_plot.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace playground
{

TrainPage::TrainPage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_lossPlot(new LossPlot)
    , m_triptych(new TriptychPanel(settings))
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("trainSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_lossPlot);
    splitter->addWidget(m_triptych);
    // The pictures are the content: they grow before the curve does.
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({260, 400});

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(splitter);
}

} // namespace playground
