// SPDX-License-Identifier: GPL-3.0-or-later
// The rows above and below the loss curve, and their words. What they do is in loss_plot.cpp.
#include "ui/plot/flow_layout.h"
#include "ui/plot/legend_word.h"
#include "ui/plot/loss_canvas.h"
#include "ui/plot/loss_plot.h"
#include "ui/plot/loss_readout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <cmath>

namespace playground
{

QLayout* LossPlot::buildHeader()
{
    auto* header = new FlowLayout(nullptr, 10, 2);
    const auto word = [&](LegendWord*& member, const char* name, Role role, LegendWord::Sign sign) {
        member = new LegendWord(role, sign, this);
        member->setObjectName(QLatin1String(name));
        connect(member, &QAbstractButton::toggled, this, &LossPlot::applyControls);
        header->addWidget(member);
    };
    word(m_rawWord, "rawLegend", Role::Loss, LegendWord::Sign::ThinLine);
    word(m_smoothedWord, "smoothedLegend", Role::Smoothed, LegendWord::Sign::Line);
    word(m_meansWord, "epochMeanLegend", Role::EpochMean, LegendWord::Sign::Dot);
    word(m_validationWord, "validationLegend", Role::Validation, LegendWord::Sign::Dot);
    word(m_klWord, "klLegend", Role::Divergence, LegendWord::Sign::ThinLine);
    word(m_earlierWord, "earlierRunsLegend", Role::EarlierRun, LegendWord::Sign::ThinLine);
    m_readout = new LossReadout(this);
    header->addWidget(m_readout);
    return header;
}

QLayout* LossPlot::buildControls()
{
    m_smoothingLabel = new QLabel(this);
    m_smoothing = new QSlider(Qt::Horizontal, this);
    m_smoothing->setRange(0, 99);
    m_smoothing->setValue(static_cast<int>(std::lround(LossView().smoothing * 100)));
    m_smoothing->setFixedWidth(86);
    m_smoothingLabel->setBuddy(m_smoothing);
    m_smoothingNumber = new QLabel(this);
    m_logarithmic = new QCheckBox(this);
    m_ignoreOutliers = new QCheckBox(this);
    m_ignoreOutliers->setChecked(LossView().ignoreOutliers);
    m_courseRange = new QCheckBox(this);
    m_axis = new QComboBox(this);
    m_axis->addItems({QString(), QString(), QString()}); // in the order of HorizontalAxis
    m_axis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_fit = new QPushButton(this);
    m_fit->setEnabled(false);

    m_smoothing->setObjectName(QStringLiteral("smoothingSlider"));
    m_smoothingNumber->setObjectName(QStringLiteral("smoothingNumber"));
    m_logarithmic->setObjectName(QStringLiteral("logCheck"));
    m_ignoreOutliers->setObjectName(QStringLiteral("outlierCheck"));
    m_courseRange->setObjectName(QStringLiteral("courseRangeCheck"));
    m_axis->setObjectName(QStringLiteral("axisChoice"));
    m_fit->setObjectName(QStringLiteral("fitButton"));

    connect(m_smoothing, &QSlider::valueChanged, this, &LossPlot::applyControls);
    for (const QCheckBox* box : {m_logarithmic, m_ignoreOutliers, m_courseRange})
        connect(box, &QCheckBox::toggled, this, &LossPlot::applyControls);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &LossPlot::applyControls);
    connect(m_fit, &QPushButton::clicked, this, &LossPlot::fit);

    auto* smoothing = new QHBoxLayout; // stays together when the row goes on in the next line
    smoothing->setSpacing(6);
    for (QWidget* widget : {static_cast<QWidget*>(m_smoothingLabel), static_cast<QWidget*>(m_smoothing),
             static_cast<QWidget*>(m_smoothingNumber)})
        smoothing->addWidget(widget);
    auto* controls = new FlowLayout(nullptr, 10, 2);
    controls->addItem(smoothing);
    for (QWidget* widget : {static_cast<QWidget*>(m_logarithmic), static_cast<QWidget*>(m_ignoreOutliers),
             static_cast<QWidget*>(m_courseRange), static_cast<QWidget*>(m_axis),
             static_cast<QWidget*>(m_fit)})
        controls->addWidget(widget);
    return controls;
}

void LossPlot::retranslate()
{
    const auto say = [](QAbstractButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(text);
        button->setAccessibleDescription(tip);
        button->updateGeometry();
    };
    say(m_rawWord, tr("loss"), tr("The loss of each batch, before its step. Click to hide or show it."));
    say(m_smoothedWord, tr("smoothed"),
        tr("The exponential moving average of the loss, its bias at the start divided out. Click to hide or "
           "show "
           "it."));
    say(m_meansWord, tr("epoch mean"),
        tr("The mean loss over all batches of an epoch, drawn where the epoch ends. Click to hide or show "
           "it."));
    say(m_validationWord, tr("held-out images"),
        tr("The mean loss of the images that are never trained on. Where it rises while the loss still "
           "falls, "
           "the network memorises. Click to hide or show it."));
    validationChanged();
    say(m_klWord, tr("KL"),
        tr("The divergence of an autoencoder's posteriors from the standard normal, smoothed as the loss is, "
           "on the axis at the right. The loss counts it times the KL weight. Click to hide or show it."));
    say(m_earlierWord, tr("earlier runs"),
        tr("The smoothed loss of earlier runs. Click to hide or show them.")
            + (m_earlierNames.isEmpty() ? QString()
                                        : QLatin1Char('\n') + m_earlierNames.join(QLatin1Char('\n'))));
    m_earlierWord->setVisible(!m_earlierNames.isEmpty());

    const QString smoothing
        = tr("The weight w of what came before: last = w · last + (1 - w) · loss. At 0 the curve "
             "is the loss itself; near 1 it follows the trend of many steps.");
    m_smoothingLabel->setText(tr("Smoo&thing"));
    m_smoothing->setToolTip(smoothing);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setAccessibleDescription(smoothing);
    m_smoothingNumber->setText(locale().toString(m_smoothing->value() / 100.0, 'f', 2));
    m_smoothingNumber->setFixedWidth(
        m_smoothingNumber->fontMetrics().horizontalAdvance(QStringLiteral("0.00")) + 4);
    say(m_logarithmic, tr("&Log scale"),
        tr("Equal distances mean equal ratios: a loss that halves again and again falls in a straight "
           "line."));
    say(m_ignoreOutliers, tr("Ignore &outliers"),
        tr("The range shows the middle 90 % of the values and leaves out the lowest and the highest 5 %."));
    say(m_courseRange, QStringLiteral("&0..0.1"),
        tr("The range from 0 to 0.1, as the course plots the loss."));
    m_courseRange->setAccessibleName(tr("Range 0 to 0.1"));
    say(m_fit, tr("&Fit"),
        tr("Back to the range that fits the data. Drag to zoom into a box, with Shift or Alt to move, turn "
           "the wheel "
           "to zoom along x, with Ctrl along y; double click or Escape does the same as this button."));
    m_fit->setFixedWidth(m_fit->fontMetrics().size(Qt::TextShowMnemonic, m_fit->text()).width() + 28);
    const QStringList axes{tr("Steps"), tr("Epochs"), tr("Time")};
    for (int i = 0; i < axes.size(); ++i)
        m_axis->setItemText(i, axes[i]);
    m_axis->setToolTip(
        tr("What the loss is drawn over: optimiser steps, passes over the data, or training time."));
    m_axis->setAccessibleName(tr("Horizontal axis"));
    m_canvas->setAccessibleName(tr("Loss curve"));
    m_canvas->setAccessibleDescription(m_readout->spoken());
    m_canvas->retranslate();
}

} // namespace playground
