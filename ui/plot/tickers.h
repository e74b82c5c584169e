// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace playground
{

/// Ticks at integers only, so never in steps of 12.5.
class WholeNumberTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
};

/// Ticks at powers of ten; if fewer than two decades are visible, also at 2, 3 and 5 times a power; below a
/// third of a decade, evenly spaced. Every range has labels.
class LogarithmicTicker : public QCPAxisTickerLog
{
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;

private:
    bool m_powersOnly = true; ///< result of the last createTickVector()
};

/// Ticks at the starts of epochs, labelled with their numbers; thinned to about a dozen.
class EpochTicker : public QCPAxisTicker
{
public:
    struct Mark {
        double position;
        int number;
    };
    /// Ascending positions. `label` precedes the first visible number, as in "epoch %1".
    void setMarks(QVector<Mark> marks) { m_marks = std::move(marks); }
    void setLabel(const QString& label) { m_label = label; }

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;
    QVector<QString> createLabelVector(
        const QVector<double>& ticks, const QLocale& locale, QChar formatChar, int precision) override;

private:
    QVector<Mark> m_marks;
    QString m_label;
};

} // namespace playground
