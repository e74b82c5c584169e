// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/tickers.h"

#include <algorithm>
#include <cmath>

namespace playground
{

double WholeNumberTicker::getTickStep(const QCPRange& range)
{
    const double step = QCPAxisTicker::getTickStep(range); // 1, 2, 2.5 or 5 times a power of ten
    return step < 1 ? 1 : step == 2.5 ? 5 : step;
}

int WholeNumberTicker::getSubTickCount(double tickStep)
{
    return tickStep > 5 ? QCPAxisTicker::getSubTickCount(tickStep) : 0;
}

QVector<double> LogarithmicTicker::createTickVector(double tickStep, const QCPRange& range)
{
    const double decades = std::log10(range.upper / range.lower);
    m_powersOnly = !(range.lower > 0 && decades < 2);
    if (m_powersOnly)
        return QCPAxisTickerLog::createTickVector(tickStep, range);
    if (decades < 1.0 / 3)
        return QCPAxisTicker::createTickVector(QCPAxisTicker::getTickStep(range), range);
    const QVector<double> factors
        = mTickCount < 4 ? QVector<double>{1.0, 3.0} : QVector<double>{1.0, 2.0, 3.0, 5.0};
    QVector<double> ticks;
    for (double power = std::floor(std::log10(range.lower)); power <= std::log10(range.upper); ++power)
        for (const double factor : factors)
            ticks.append(factor * std::pow(10.0, power));
    return ticks;
}

QVector<double> LogarithmicTicker::createSubTickVector(int subTickCount, const QVector<double>& ticks)
{
    return m_powersOnly ? QCPAxisTickerLog::createSubTickVector(subTickCount, ticks) : QVector<double>();
}

QVector<double> EpochTicker::createTickVector(double, const QCPRange& range)
{
    constexpr qsizetype atMost = 12;
    const auto before = [](const Mark& mark, double position) { return mark.position < position; };
    const auto first = std::lower_bound(m_marks.cbegin(), m_marks.cend(), range.lower, before);
    const auto end = std::lower_bound(first, m_marks.cend(), std::nextafter(range.upper, HUGE_VAL), before);
    qsizetype stride = 1;
    while ((end - first) / stride > atMost) // 1, 2, 5, 10, 20, 50 ...
        stride = QByteArray::number(stride).startsWith('2') ? stride / 2 * 5 : stride * 2;
    QVector<double> ticks;
    for (auto mark = first; mark != end; ++mark)
        if (mark->number % stride == 0)
            ticks.append(mark->position);
    return ticks;
}

QVector<double> EpochTicker::createSubTickVector(int, const QVector<double>&)
{
    return {};
}

QVector<QString> EpochTicker::createLabelVector(
    const QVector<double>& ticks, const QLocale& locale, QChar, int)
{
    QVector<QString> labels;
    for (const double tick : ticks) {
        const auto mark = std::find_if(
            m_marks.cbegin(), m_marks.cend(), [tick](const Mark& m) { return m.position == tick; });
        const QString number = mark == m_marks.cend() ? QString() : locale.toString(mark->number);
        labels.append(labels.isEmpty() ? m_label.arg(number) : number);
    }
    return labels;
}

} // namespace playground
