// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QPalette>
#include <QPointF>

class QCPGraph;
class QCPItemText;
class QCustomPlot;

namespace playground
{

/// The mean loss of each epoch that is over in a loss plot: a dot at its end, and the mean in figures.
class EpochMeans
{
public:
    /// Belongs to the plot from then on; drawn in this layer of it.
    EpochMeans(QCustomPlot& plot, const QString& layer);

    void setMeans(const QList<QPointF>& means); ///< where each epoch ends, and its mean
    void setVisible(bool visible);
    void paintWith(const QPalette& palette, const QFont& font);

private:
    void draw();
    void paintLabel(QCPItemText& label) const;

    QCustomPlot& m_plot;
    QCPGraph* m_dots;
    QList<QPointF> m_means;
    QList<QCPItemText*> m_labels;
    QPalette m_palette;
    QFont m_font;
    bool m_visible = true;
};

} // namespace playground
