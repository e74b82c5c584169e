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

/// Mean losses of completed epochs in a loss plot: a dot at the end of each epoch, labelled with the mean.
class EpochMeans
{
public:
    /// Owned by the plot; drawn on this layer.
    EpochMeans(QCustomPlot& plot, const QString& layer);

    void setMeans(const QList<QPointF>& means); ///< end of each epoch, and its mean
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
