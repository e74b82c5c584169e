// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/epoch_means.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

namespace playground
{

namespace
{
constexpr int maxLabels = 8; ///< beyond this, labels would cover the curve: only the last one is shown
constexpr int largeDots = 40; ///< beyond this, dots are smaller
} // namespace

EpochMeans::EpochMeans(QCustomPlot& plot, const QString& layer)
    : m_plot(plot)
    , m_dots(plot.addGraph())
{
    m_dots->setLineStyle(QCPGraph::lsNone);
    m_dots->setAdaptiveSampling(false);
    m_dots->setLayer(layer);
}

void EpochMeans::setMeans(const QList<QPointF>& means)
{
    m_means = means;
    m_dots->data()->clear();
    for (const QPointF& mean : means)
        m_dots->addData(mean.x(), mean.y());
    draw();
}

void EpochMeans::setVisible(bool visible)
{
    m_visible = visible;
    draw();
}

void EpochMeans::paintWith(const QPalette& palette, const QFont& font)
{
    m_palette = palette;
    m_font = font;
    draw();
}

void EpochMeans::draw()
{
    m_dots->setVisible(m_visible);
    m_dots->setScatterStyle({QCPScatterStyle::ssDisc, roleColor(Role::EpochMean, m_palette),
        m_means.size() <= largeDots ? 9.0 : 5.0});
    const qsizetype labels = m_means.size() <= maxLabels ? m_means.size() : 1;
    while (m_labels.size() > labels)
        m_plot.removeItem(m_labels.takeLast());
    while (m_labels.size() < labels) {
        auto* label = new QCPItemText(&m_plot);
        label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
        label->setPadding(QMargins(3, 0, 4, 9));
        m_labels.append(label);
    }
    for (qsizetype i = 0; i < labels; ++i) {
        const QPointF mean = m_means[m_means.size() - labels + i];
        m_labels[i]->position->setCoords(mean);
        m_labels[i]->setText(m_plot.locale().toString(mean.y(), 'g', 3));
        m_labels[i]->setVisible(m_visible);
        paintLabel(*m_labels[i]);
    }
}

void EpochMeans::paintLabel(QCPItemText& label) const
{
    label.setFont(m_font);
    label.setColor(m_palette.color(QPalette::Text));
    // The label of one of many epochs lies on a dense curve and needs a background; with few epochs it would
    // only hide their dots.
    QColor paper = m_palette.color(QPalette::Base);
    paper.setAlpha(m_means.size() > maxLabels ? 200 : 0);
    label.setBrush(paper);
}

} // namespace playground
