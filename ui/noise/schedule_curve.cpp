// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noise/schedule_curve.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
// Lower limit of the logarithmic axis. Pure noise has a signal-to-noise ratio of 0; if float32 rounds the
// first beta to 0, the ratio is infinite.
constexpr double least = 1e-8;
constexpr double most = 1e8;

/// Labels powers of ten as 10⁻³.
class PowerTicker : public QCPAxisTickerLog
{
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        static const QString superscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
        QString label = QStringLiteral("10");
        for (const QChar digit : QString::number(std::lround(std::log10(tick))))
            label += digit.isDigit() ? superscripts[digit.digitValue()] : QChar(0x207b); // superscript minus
        return label;
    }
};

QVector<double> drawable(const std::vector<float>& values)
{
    QVector<double> result;
    for (const float value : values)
        result.append(std::clamp(static_cast<double>(value), least, most));
    return result;
}
} // namespace

ScheduleCurve::ScheduleCurve(QWidget* parent)
    : AmountPlot(parent)
    , m_curves{{0.5F, 0.5F}, {0.5F, 0.25F}, {1, 1.F / 3}} // until setCurve() is called
{
    buildCurves();
    recolor();
    retranslate();
}

void ScheduleCurve::buildCurves()
{
    auto* values = new QHBoxLayout;
    values->setContentsMargins(0, 0, 0, 2);
    const char* const names[] = {"alphaBarLabel", "betaLabel", "snrLabel"};
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        m_values[i] = new QLabel;
        m_values[i]->setObjectName(QLatin1String(names[i]));
        // Equal widths whatever the numbers are, so that nothing moves.
        m_values[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        values->addWidget(m_values[i], 1);
    }
    column().insertLayout(0, values);

    QCPAxis* right = plot().yAxis2;
    right->setVisible(true);
    right->setScaleType(QCPAxis::stLogarithmic);
    auto ticker = QSharedPointer<PowerTicker>::create();
    ticker->setLogBase(1000); // one label per three decades, because the plot is small
    right->setTicker(ticker);
    right->setSubTicks(false);
    for (QCPAxis* axis : {plot().yAxis, right, right}) {
        plot().addGraph(plot().xAxis, axis)->addData(0, 1);
        addDot(plot().graph(plot().graphCount() - 1));
    }
}

void ScheduleCurve::setCurve(const ScheduleCurves& curves)
{
    if (curves == m_curves)
        return;
    m_curves = curves;
    setValues(AlphaBar, drawable(curves.alphasCumprod));
    setValues(Beta, drawable(curves.beta));
    setValues(Snr, drawable(curves.snr));
    setRightRange();
    setTimestepTicks();
    setAmount(markedAmount());
    plot().replot(QCustomPlot::rpQueuedReplot);
}

/// Sets the right axis to whole decades containing both curves.
void ScheduleCurve::setRightRange()
{
    double low = most;
    double high = least;
    for (const int graph : {Beta, Snr}) {
        bool found = false;
        const QCPRange range = plot().graph(graph)->getValueRange(found);
        low = std::min(low, range.lower);
        high = std::max(high, range.upper);
    }
    plot().yAxis2->setRange(
        std::pow(10, std::floor(std::log10(low))), std::pow(10, std::ceil(std::log10(high))));
}

void ScheduleCurve::setTimestepTicks()
{
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const double last = static_cast<double>(m_curves.beta.size() - 1);
    // About ten ticks, at multiples of 1, 2 or 5 times a power of ten.
    const double power = std::pow(10, std::floor(std::log10(std::max(last / 10, 1.0))));
    const double rough = last / 10 / power;
    const double step = power * (rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10);
    for (double t = 0; t <= last; t += step)
        ticker->addTick(t / last, locale().toString(t, 'f', 0));
    plot().xAxis->setTicker(ticker);
}

std::size_t ScheduleCurve::timestepAt(double amount) const
{
    return static_cast<std::size_t>(std::lround(amount * static_cast<double>(m_curves.beta.size() - 1)));
}

void ScheduleCurve::describe(double amount)
{
    const std::size_t t = timestepAt(amount);
    const auto number = [this](float value) { return locale().toString(value, 'g', 3); };
    m_values[AlphaBar]->setText(tr("ᾱ (left) = %1").arg(number(m_curves.alphasCumprod[t])));
    m_values[Beta]->setText(tr("β (right) = %1").arg(number(m_curves.beta[t])));
    m_values[Snr]->setText(tr("SNR (right, dashed) = %1").arg(number(m_curves.snr[t])));
    setAccessibleDescription(tr("Timestep %1: alpha-bar %2, beta %3, signal-to-noise ratio %4")
                                 .arg(locale().toString(qulonglong{t}), number(m_curves.alphasCumprod[t]),
                                     number(m_curves.beta[t]), number(m_curves.snr[t])));
}

void ScheduleCurve::recolor()
{
    const QColor colors[] = {roleColor(Role::Original, palette()), roleColor(Role::Noised, palette()),
        palette().color(QPalette::PlaceholderText)};
    for (int i = 0; i < quantities; ++i) {
        plot().graph(i)->setPen(QPen(colors[i], 2, i == Snr ? Qt::DashLine : Qt::SolidLine));
        QPalette own = palette();
        own.setColor(QPalette::WindowText, colors[i]);
        m_values[static_cast<std::size_t>(i)]->setPalette(own);
    }
    AmountPlot::recolor();
}

void ScheduleCurve::retranslate()
{
    setAccessibleName(tr("Alpha-bar, beta and signal-to-noise ratio against the timestep"));
    plot().setToolTip(tr("The noise schedule at each timestep.\n"
                         "Click or drag to set the timestep."));
    m_values[AlphaBar]->setToolTip(tr(
        "alphas_cumprod: the product of 1 − β over all steps so far; the original's share of the variance."));
    m_values[Beta]->setToolTip(tr("Variance of the noise added in this step."));
    m_values[Snr]->setToolTip(tr("Signal-to-noise ratio: ᾱ / (1 − ᾱ). 1 means equal parts."));
    plot().xAxis->setLabel(tr("timestep t"));
    setTimestepTicks();
    describe(markedAmount());
    AmountPlot::retranslate();
}

} // namespace playground
