// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/kl_curve.h"

#include "ui/style/theme.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr int marginWithout = 14; // logical pixels at the right without an axis
}

KlCurve::KlCurve(QCustomPlot& plot, double smoothing)
    : m_axis(plot.yAxis2)
    , m_curve(plot, QStringLiteral("earlier"), plot.yAxis2) // below the loss
    , m_smoother(smoothing)
{
    m_axis->grid()->setVisible(false); // the loss has one
    m_axis->setTickLength(0, 4);
    m_axis->setSubTickLength(0, 2);
    m_axis->setNumberFormat(QStringLiteral("gb"));
}

void KlCurve::clear()
{
    m_curve.clear();
    m_values.clear();
    m_smoothed.clear();
    m_extent.clear();
    m_smoother = Smoother(m_smoother.weight());
    showAxis();
}

void KlCurve::append(const QVector<double>& keys, std::span<const StepRecord> records)
{
    const auto has = [](const StepRecord& record) { return record.kl != 0; };
    if (empty() && std::none_of(records.begin(), records.end(), has))
        return;
    const std::size_t from = m_values.size();
    for (const StepRecord& record : records)
        m_values.push_back(record.kl);
    m_smoother.append(std::span(m_values).subspan(from), m_smoothed);
    m_curve.append(keys, std::span(m_smoothed).subspan(from));
    m_extent.add(std::span(m_smoothed).subspan(from));
    showAxis();
}

void KlCurve::setSmoothing(double weight)
{
    m_smoother = Smoother(weight);
    m_smoothed.clear();
    m_smoother.append(m_values, m_smoothed);
    m_curve.setValues(m_smoothed);
    m_extent.clear();
    m_extent.add(m_smoothed);
}

void KlCurve::setVisible(bool visible)
{
    m_visible = visible;
    m_curve.setVisible(visible);
    showAxis();
}

void KlCurve::showAxis()
{
    const bool visible = m_visible && !empty();
    m_axis->setVisible(visible);
    // Reserves the width of the widest label, so that the curves do not move while the numbers change.
    const QFontMetrics metrics(m_axis->tickLabelFont());
    QMargins margins = m_axis->axisRect()->minimumMargins();
    margins.setRight(
        visible ? metrics.horizontalAdvance(QStringLiteral("00000")) + metrics.height() + 24 : marginWithout);
    m_axis->axisRect()->setMinimumMargins(margins);
}

void KlCurve::fit()
{
    // Starts at 0, where the posteriors equal the standard normal; otherwise small changes would look large.
    m_axis->setRange(0, m_extent.range(ValueScale::Linear, Outliers::Ignore).upper);
}

void KlCurve::prepare(const QPalette& palette)
{
    m_curve.prepare(roleColor(Role::Divergence, palette), 1);
}

void KlCurve::paintWith(const QPalette& palette, const QFont& font)
{
    const QPen line(palette.color(QPalette::Mid), 1);
    m_axis->setBasePen(line);
    m_axis->setTickPen(line);
    m_axis->setSubTickPen(line);
    m_axis->setLabelFont(font);
    m_axis->setTickLabelFont(font);
    m_axis->setLabelColor(palette.color(QPalette::PlaceholderText));
    m_axis->setTickLabelColor(palette.color(QPalette::Text));
}

void KlCurve::setLabel(const QString& label)
{
    m_axis->setLabel(label);
}

} // namespace playground
