// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noise/mix_curve.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <cmath>

namespace playground
{

namespace
{
NoiseCurve linearMix()
{
    NoiseCurve curve;
    for (int i = 0; i < NoiseCurve::size; ++i) {
        curve.noise.push_back(static_cast<float>(i) / (NoiseCurve::size - 1));
        curve.clean.push_back(1 - curve.noise.back());
    }
    return curve;
}
} // namespace

MixCurve::MixCurve(QWidget* parent)
    : AmountPlot(parent)
{
    buildCurves();
    setCurve(linearMix());
    recolor();
    retranslate();
}

void MixCurve::buildCurves()
{
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    plot().xAxis->setTicker(ticker);
    connect(&plot(), &QCustomPlot::beforeReplot, this, &MixCurve::keepTextsApart);
    // QCustomPlot warns about a tracer on a graph without data.
    plot().addGraph()->addData(0, 1);
    plot().addGraph()->addData(0, 0);
    addDot(plot().graph(0));
    addDot(plot().graph(1));
    // Each below the high end of its line: however low the curve is, they do not meet.
    const auto label = [this](double x, Qt::Alignment side) {
        auto* text = new QCPItemText(&plot());
        text->setPositionAlignment(Qt::AlignTop | side);
        text->setPadding(QMargins(8, 0, 8, 0));
        text->position->setCoords(x, 0.7);
        return text;
    };
    m_originalText = label(0, Qt::AlignLeft);
    m_noiseText = label(1, Qt::AlignRight);
}

/// Where the plot is narrow, with fewer numbers and without the names of the lines: the formula above has
/// their colours.
void MixCurve::keepTextsApart()
{
    const QFontMetrics metrics(plot().xAxis->tickLabelFont());
    const int width = plot().axisRect()->width();
    const double number = 1.3 * metrics.horizontalAdvance(QStringLiteral("0.0"));
    const auto tenths = qSharedPointerCast<QCPAxisTickerFixed>(plot().xAxis->ticker());
    tenths->setTickStep(width >= 11 * number ? 0.1 : width >= 6 * number ? 0.2 : 0.5);
    const QFontMetrics names(font());
    const bool fit = names.horizontalAdvance(m_originalText->text())
            + names.horizontalAdvance(m_noiseText->text()) + 4 * names.averageCharWidth()
        < width;
    m_originalText->setVisible(fit);
    m_noiseText->setVisible(fit);
}

void MixCurve::setCurve(const NoiseCurve& curve)
{
    if (curve == m_curve)
        return;
    m_curve = curve;
    setValues(0, QVector<double>(curve.clean.begin(), curve.clean.end()));
    setValues(1, QVector<double>(curve.noise.begin(), curve.noise.end()));
    setAmount(markedAmount());
    retranslate();
}

void MixCurve::describe(double amount)
{
    const auto index = static_cast<std::size_t>(std::lround(amount * (NoiseCurve::size - 1)));
    setAccessibleDescription(
        tr("Amount %1: weight of the original %2, weight of the noise %3")
            .arg(locale().toString(amount, 'f', 3), locale().toString(m_curve.clean[index], 'f', 3),
                locale().toString(m_curve.noise[index], 'f', 3)));
}

void MixCurve::recolor()
{
    const QColor original = roleColor(Role::Original, palette());
    const QColor noise = roleColor(Role::Noised, palette());
    plot().graph(0)->setPen(QPen(original, 2));
    plot().graph(1)->setPen(QPen(noise, 2));
    m_originalText->setColor(original);
    m_noiseText->setColor(noise);
    m_originalText->setFont(font());
    m_noiseText->setFont(font());
    AmountPlot::recolor();
}

void MixCurve::retranslate()
{
    setAccessibleName(tr("Weights of original and noise against the amount"));
    plot().setToolTip(tr("Weights of image and noise in each pixel.\n"
                         "Click or drag to set the amount."));
    plot().xAxis->setLabel(m_curve.timesteps > 0 ? tr("noise amount: timestep 0 to %1").arg(m_curve.timesteps)
                                                 : tr("noise amount"));
    m_originalText->setText(tr("original: 1 − amount"));
    m_noiseText->setText(tr("noise: amount"));
    AmountPlot::retranslate();
}

} // namespace playground
