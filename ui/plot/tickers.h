// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace playground
{

/// Ticks at whole numbers only: there is no step 12.5.
class WholeNumberTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
};

/// Ticks at the powers of ten; where fewer than two decades are seen, at 1, 2, 3 and 5 times a power as well;
/// within less than a third of a decade evenly. So no range goes without numbers.
class LogarithmicTicker : public QCPAxisTickerLog
{
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;

private:
    bool m_powersOnly = true; ///< by the last createTickVector()
};

/// Ticks where epochs begin, with their numbers; thinned out to a dozen when many are seen.
class EpochTicker : public QCPAxisTicker
{
public:
    struct Mark {
        double position;
        int number;
    };
    /// Ascending positions. `label` stands before the first number that is seen, as "epoch %1".
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
