// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/weights_slider.h"

#include "ui/controls/preview_settings.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace playground
{

WeightsSlider::WeightsSlider(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_label(new QLabel)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_now(new QToolButton)
{
    m_slider->setObjectName(QStringLiteral("weightsSlider"));
    m_slider->setPageStep(1);
    m_slider->setMinimumWidth(60);
    m_slider->setMaximumWidth(140);
    m_label->setBuddy(m_slider);
    m_now->setObjectName(QStringLiteral("weightsNow"));
    m_now->setAutoRaise(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_label);
    line->addWidget(m_slider);
    line->addWidget(m_now);

    connect(m_slider, &QSlider::valueChanged, this, &WeightsSlider::choose);
    connect(m_now, &QToolButton::clicked, this,
        [this] { m_settings.setWeightsStep(PreviewSettings::newestWeights); });
    connect(&m_settings, &PreviewSettings::changed, this, &WeightsSlider::refresh);
    connect(&m_settings, &PreviewSettings::keptStepsChanged, this, &WeightsSlider::refresh);
    retranslate();
    refresh();
}

void WeightsSlider::choose(int place)
{
    const auto& kept = m_settings.keptSteps();
    const auto index = static_cast<std::size_t>(place);
    m_settings.setWeightsStep(index < kept.size() ? kept[index] : PreviewSettings::newestWeights);
}

// The last position is "now", after all kept steps.
void WeightsSlider::refresh()
{
    const auto& kept = m_settings.keptSteps();
    const qint64 step = m_settings.weightsStep();
    const bool newest = step == PreviewSettings::newestWeights;
    const auto place = newest ? kept.end() : std::lower_bound(kept.begin(), kept.end(), step);
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, static_cast<int>(kept.size()));
    m_slider->setValue(static_cast<int>(place - kept.begin()));
    m_now->setEnabled(!newest);
    m_slider->setEnabled(!kept.empty());
}

void WeightsSlider::retranslate()
{
    m_label->setText(tr("Ti&me"));
    const QString tip
        = tr("Show earlier weights: predict with the weights of an earlier training step, here, on the loss "
             "curve and on the Sample page. First and last are kept, plus up to 30 in between (256 MB).");
    m_slider->setToolTip(tip);
    m_slider->setAccessibleName(tr("Training time"));
    m_slider->setAccessibleDescription(tip);
    m_now->setText(tr("Now"));
    m_now->setToolTip(tr("Use the newest weights and follow training"));
}

void WeightsSlider::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
