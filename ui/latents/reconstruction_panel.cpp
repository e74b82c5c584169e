// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/reconstruction_panel.h"

#include "ui/latents/posterior_panel.h"
#include "ui/latents/reconstruction_grid.h"

#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int posteriorCharacters = 27; // width of the numbers
constexpr int heightShare = 42; // maximum percentage of the page's height
} // namespace

ReconstructionPanel::ReconstructionPanel(QWidget* parent)
    : QWidget(parent)
    , m_rows(new ReconstructionGrid)
    , m_posterior(new PosteriorPanel)
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(m_rows, 1);
    line->addWidget(m_posterior);
    connect(m_posterior, &PosteriorPanel::swapRequested, m_rows, &ReconstructionGrid::swap);
}

void ReconstructionPanel::setRow(std::shared_ptr<const RenderedRow> row)
{
    if (row)
        m_posterior->show(row->numbers);
    else
        m_posterior->clear();
    m_rows->setRow(std::move(row));
}

void ReconstructionPanel::fitInto(QSize page)
{
    m_posterior->setFixedWidth(fontMetrics().averageCharWidth() * posteriorCharacters);
    const int width = page.width() - m_posterior->width() - layout()->spacing();
    const int most = page.height() * heightShare / 100;
    setFixedHeight(std::max(m_rows->heightFor(width, most), m_posterior->sizeHint().height()));
}

} // namespace playground
