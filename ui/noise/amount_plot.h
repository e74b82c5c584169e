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

/// A plot against the amount of noise, 0 to 1, that lies above pictures at these amounts, and the amount in
/// use, which can be dragged. What is plotted is the derived class's.
class AmountPlot : public QWidget
{
    Q_OBJECT

public:
    void setAmount(double amount);
    /// Where amounts 0 and 1 lie, in logical pixels of this widget.
    void setSpan(double left, double right);
    /// The place of an amount in logical pixels of this widget.
    double positionOf(double amount) const;
    /// Of the line that marks the amount.
    double markedAmount() const;

    QSize minimumSizeHint() const override { return {200, 90}; }
    QSize sizeHint() const override { return {600, 160}; }

Q_SIGNALS:
    void amountPicked(double amount); ///< by the pointer; 0..1 in steps of 1/1000

protected:
    explicit AmountPlot(QWidget* parent);

    QCustomPlot& plot() const { return *m_plot; }
    QVBoxLayout& column() const { return *m_column; } ///< with the plot at its end
    /// A graph's values at amounts evenly from 0 to 1; at least two.
    void setValues(int graph, const QVector<double>& values);
    /// A dot where the marked amount crosses the graph, in the graph's colour.
    void addDot(QCPGraph* graph);

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    virtual void recolor(); ///< axes and marker; the derived class's graphs before
    virtual void retranslate(); ///< the numbers' locale; the derived class's words before
    virtual void describe(double amount) = 0; ///< the numbers at that amount, in words

private:
    void buildMarker();
    void applySpan();

    double m_left = 0; ///< of the span
    double m_right = 0;
    QVBoxLayout* m_column;
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_line = nullptr;
    std::vector<QCPItemTracer*> m_dots;
};

} // namespace playground
