// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

#include <QWidget>

#include <optional>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace playground
{

/// The error at each noise level: the current curve and, faint, the first one of the run. A line marks the
/// current amount; clicks, drags and arrow keys move it from level to level.
class NoiseLevelPlot : public QWidget
{
    Q_OBJECT

public:
    explicit NoiseLevelPlot(QWidget* parent = nullptr);

    /// The first errors after clear() remain as the faint curve.
    void show(const NoiseLevelErrors& errors);
    using QWidget::show;
    void clear();
    const std::optional<NoiseLevelErrors>& errors() const { return m_now; }
    const std::optional<NoiseLevelErrors>& first() const { return m_first; }

    void setAmount(double amount); ///< 0..1
    void setLogarithmic(bool on);

    /// The level nearest to the amount and its error, as text; empty without errors.
    QString reading() const;
    static QString readingOf(double amount, double error); ///< such a text

    QSize minimumSizeHint() const override { return {180, 100}; }
    QSize sizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void amountPicked(double amount); ///< by the user; always one of the levels
    void readingChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void refresh();
    void applyRange();
    void recolor();
    void retranslate();
    void pick(double amount);

    std::optional<NoiseLevelErrors> m_first;
    std::optional<NoiseLevelErrors> m_now;
    double m_amount = 0.5;
    bool m_logarithmic = true;
    QCustomPlot* m_plot;
    QCPGraph* m_firstGraph = nullptr;
    QCPGraph* m_nowGraph = nullptr;
    QCPItemStraightLine* m_line = nullptr;
    QCPItemText* m_hint = nullptr;
};

} // namespace playground
