// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_controls.h"

#include "ui/controls/describe_button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace playground
{

LossControls::LossControls()
    : FlowLayout(nullptr, 10, 2)
    , m_smoothingLabel(new QLabel)
    , m_smoothing(new QSlider(Qt::Horizontal))
    , m_smoothingNumber(new QLabel)
    , m_logarithmic(new QCheckBox)
    , m_ignoreOutliers(new QCheckBox)
    , m_courseRange(new QCheckBox)
    , m_axis(new QComboBox)
    , m_fit(new QPushButton)
{
    build();
    connectAll();
}

void LossControls::build()
{
    m_smoothing->setObjectName(QStringLiteral("smoothingSlider"));
    m_smoothingNumber->setObjectName(QStringLiteral("smoothingNumber"));
    m_logarithmic->setObjectName(QStringLiteral("logCheck"));
    m_ignoreOutliers->setObjectName(QStringLiteral("outlierCheck"));
    m_courseRange->setObjectName(QStringLiteral("courseRangeCheck"));
    m_axis->setObjectName(QStringLiteral("axisChoice"));
    m_fit->setObjectName(QStringLiteral("fitButton"));

    m_smoothing->setRange(0, 99);
    m_smoothing->setValue(static_cast<int>(std::lround(LossView().smoothing * 100)));
    m_smoothing->setFixedWidth(86);
    m_smoothingLabel->setBuddy(m_smoothing);
    m_ignoreOutliers->setChecked(LossView().ignoreOutliers);
    m_axis->addItems({QString(), QString(), QString()}); // in the order of HorizontalAxis
    m_axis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_fit->setEnabled(false);

    auto* smoothing = new QHBoxLayout; // kept together when the row wraps
    smoothing->setSpacing(6);
    smoothing->addWidget(m_smoothingLabel);
    smoothing->addWidget(m_smoothing);
    smoothing->addWidget(m_smoothingNumber);
    addLayout(smoothing);
    addWidget(m_logarithmic);
    addWidget(m_ignoreOutliers);
    addWidget(m_courseRange);
    addWidget(m_axis);
    addWidget(m_fit);
}

void LossControls::connectAll()
{
    connect(m_smoothing, &QSlider::valueChanged, this, &LossControls::follow);
    for (const QCheckBox* box : {m_logarithmic, m_ignoreOutliers, m_courseRange})
        connect(box, &QCheckBox::toggled, this, &LossControls::follow);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &LossControls::follow);
    connect(m_fit, &QPushButton::clicked, this, &LossControls::fitRequested);
}

void LossControls::follow()
{
    m_smoothingNumber->setText(m_smoothing->locale().toString(m_smoothing->value() / 100.0, 'f', 2));
    m_ignoreOutliers->setEnabled(!m_courseRange->isChecked());
    Q_EMIT changed();
}

void LossControls::writeTo(LossView& view) const
{
    view.smoothing = m_smoothing->value() / 100.0;
    view.logarithmic = m_logarithmic->isChecked();
    view.ignoreOutliers = m_ignoreOutliers->isChecked();
    view.courseRange = m_courseRange->isChecked();
    view.axis = static_cast<HorizontalAxis>(m_axis->currentIndex());
}

void LossControls::setSmoothing(double weight)
{
    m_smoothing->setValue(static_cast<int>(std::lround(std::clamp(weight, 0.0, 0.99) * 100)));
}

void LossControls::setLogarithmic(bool on)
{
    m_logarithmic->setChecked(on);
}

void LossControls::setIgnoreOutliers(bool on)
{
    m_ignoreOutliers->setChecked(on);
}

void LossControls::setCourseRange(bool on)
{
    m_courseRange->setChecked(on);
}

void LossControls::setHorizontalAxis(HorizontalAxis axis)
{
    m_axis->setCurrentIndex(static_cast<int>(axis));
}

void LossControls::setFitAvailable(bool available)
{
    m_fit->setEnabled(available);
}

void LossControls::retranslate()
{
    const QString smoothing = tr("Exponential moving average: last = w · last + (1 - w) · loss. At 0 the "
                                 "curve is the loss itself; near 1 it follows the trend of many steps.");
    m_smoothingLabel->setText(tr("Smoo&thing"));
    m_smoothing->setToolTip(smoothing);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setAccessibleDescription(smoothing);
    m_smoothingNumber->setText(m_smoothing->locale().toString(m_smoothing->value() / 100.0, 'f', 2));
    m_smoothingNumber->setFixedWidth(
        m_smoothingNumber->fontMetrics().horizontalAdvance(QStringLiteral("0.00")) + 4);
    describe(*m_logarithmic, tr("&Log scale"),
        tr("Equal distances mean equal ratios: a loss that halves at regular intervals is a straight line."));
    describe(*m_ignoreOutliers, tr("Ignore &outliers"), tr("Fit the axis to the middle 90 % of the values."));
    describe(*m_courseRange, QStringLiteral("&0..0.1"), tr("Set the range to 0 to 0.1."));
    m_courseRange->setAccessibleName(tr("Range 0 to 0.1"));
    describe(*m_fit, tr("&Fit"),
        tr("Fit to the data. Drag: zoom; Shift/Alt-drag: pan; wheel: zoom x; Ctrl-wheel: zoom y; double "
           "click/Esc: fit."));
    m_fit->setFixedWidth(m_fit->fontMetrics().size(Qt::TextShowMnemonic, m_fit->text()).width() + 28);
    const QStringList axes{tr("Steps"), tr("Epochs"), tr("Time")};
    for (int i = 0; i < axes.size(); ++i)
        m_axis->setItemText(i, axes[i]);
    m_axis->setToolTip(tr("Horizontal axis: optimiser steps, epochs, or training time."));
    m_axis->setAccessibleName(tr("Horizontal axis"));
}

} // namespace playground
