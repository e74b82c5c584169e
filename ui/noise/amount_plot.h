// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemTracer;
class QCustomPlot;
class QVBoxLayout;

namespace playground
{

/// A plot against the noise amount, 0 to 1, above pictures at these amounts, with a draggable marker at the
/// current amount. Derived classes provide the curves.
class AmountPlot : public QWidget
{
    Q_OBJECT

public:
    void setAmount(double amount);
    /// Positions of amounts 0 and 1, in logical pixels of this widget.
    void setSpan(double left, double right);
    /// The position of an amount in logical pixels of this widget.
    double positionOf(double amount) const;
    /// The amount at the marker.
    double markedAmount() const;

    QSize minimumSizeHint() const override; ///< leaves some height to the curves
    QSize sizeHint() const override { return {600, 160}; }

Q_SIGNALS:
    void amountPicked(double amount); ///< by the mouse; 0..1 in steps of 1/1000

protected:
    explicit AmountPlot(QWidget* parent);

    QCustomPlot& plot() const { return *m_plot; }
    QVBoxLayout& column() const { return *m_column; } ///< the plot is its last item
    /// Sets a graph's values at evenly spaced amounts from 0 to 1; at least two.
    void setValues(int graph, const QVector<double>& values);
    /// Adds a dot where the marker crosses the graph, in the graph's colour.
    void addDot(QCPGraph* graph);

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    virtual void recolor(); ///< axes and marker; derived classes recolour their graphs first
    virtual void retranslate(); ///< the locale of the numbers; derived classes set their texts first
    virtual void describe(double amount) = 0; ///< shows the values at that amount as text

private:
    void buildMarker();
    void applySpan();

    double m_left = 0; ///< left end of the span
    double m_right = 0;
    QVBoxLayout* m_column;
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_line = nullptr;
    std::vector<QCPItemTracer*> m_dots;
};

} // namespace playground
