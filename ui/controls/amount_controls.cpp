// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/amount_controls.h"

#include "ui/controls/flow_layout.h"
#include "ui/controls/preview_settings.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace playground
{

namespace
{
constexpr int amountSteps = 1000;

QString named(const QString& prefix, QString name)
{
    if (!prefix.isEmpty())
        name[0] = name[0].toUpper();
    return prefix + name;
}

QLabel* quietLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}
} // namespace

AmountControls::AmountControls(
    PreviewSettings& settings, const QString& prefix, Spread spread, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_label(new QLabel)
    , m_end(quietLabel(QStringLiteral("1")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_timestep(new QSpinBox)
    , m_box(new QDoubleSpinBox)
    , m_spread(new QCheckBox)
    , m_newNoise(new QPushButton)
    , m_newImages(new QPushButton)
{
    build(prefix, spread);
    retranslate();
    follow();
    connectControls();
}

void AmountControls::build(const QString& prefix, Spread spread)
{
    m_slider->setObjectName(named(prefix, QStringLiteral("amountSlider")));
    m_timestep->setObjectName(named(prefix, QStringLiteral("timestepBox")));
    m_box->setObjectName(named(prefix, QStringLiteral("amountBox")));
    m_spread->setObjectName(named(prefix, QStringLiteral("spreadCheck")));
    m_newNoise->setObjectName(named(prefix, QStringLiteral("newNoiseButton")));
    m_newImages->setObjectName(named(prefix, QStringLiteral("newImagesButton")));
    m_slider->setRange(0, steps());
    m_slider->setSingleStep(amountSteps / 100);
    m_slider->setPageStep(amountSteps / 10);
    m_slider->setTracking(true);
    m_slider->setMinimumWidth(140);
    m_box->setDecimals(3);
    m_box->setRange(0, 1);
    m_box->setSingleStep(0.01);
    // Apply "0.5" only when complete, not its leading 0.
    m_box->setKeyboardTracking(false);
    m_timestep->setKeyboardTracking(false);
    m_timestep->hide();
    m_label->setBuddy(m_slider);

    auto* amount = new QHBoxLayout; // kept together when the row wraps
    amount->addWidget(m_label);
    amount->addSpacing(4);
    amount->addWidget(quietLabel(QStringLiteral("0")));
    amount->addWidget(m_slider, 1);
    amount->addWidget(m_end);
    amount->addWidget(m_timestep);
    amount->addWidget(m_box);
    auto* others = new FlowLayout(nullptr, 6, 4);
    others->addWidget(m_spread);
    others->addWidget(m_newNoise);
    others->addWidget(m_newImages);
    auto* row = new FlowLayout(this, 16, 4);
    row->addLayout(amount);
    row->growLast();
    row->addLayout(others);
    m_spread->setVisible(spread == Spread::Shown);
}

void AmountControls::connectControls()
{
    connect(m_slider, &QSlider::valueChanged, this,
        [this](int value) { m_settings.setAmount(static_cast<double>(value) / steps()); });
    connect(m_timestep, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_box, &QDoubleSpinBox::valueChanged, &m_settings, &PreviewSettings::setAmount);
    connect(m_spread, &QCheckBox::toggled, &m_settings, &PreviewSettings::setSpread);
    connect(m_newNoise, &QPushButton::clicked, &m_settings, &PreviewSettings::newNoise);
    connect(m_newImages, &QPushButton::clicked, &m_settings, &PreviewSettings::newImages);
    connect(&m_settings, &PreviewSettings::changed, this, &AmountControls::follow);
}

int AmountControls::steps() const
{
    return m_lastTimestep > 0 ? m_lastTimestep : amountSteps;
}

void AmountControls::setNoiseAvailable(bool available)
{
    for (QWidget* control :
        std::initializer_list<QWidget*>{m_label, m_slider, m_timestep, m_box, m_spread, m_newNoise})
        control->setEnabled(available);
}

void AmountControls::setLastTimestep(int last)
{
    if (last == m_lastTimestep)
        return;
    m_lastTimestep = last;
    const QSignalBlocker slider(m_slider), timestep(m_timestep); // keep the amount
    m_slider->setRange(0, steps());
    m_timestep->setRange(0, steps());
    m_timestep->setVisible(last > 0);
    m_end->setText(last > 0 ? locale().toString(last) : QStringLiteral("1"));
    retranslate();
    follow();
}

void AmountControls::follow()
{
    // Without blocking, the slider's rounding to 1/1000 would be written back as a new amount.
    const QSignalBlocker slider(m_slider), timestep(m_timestep), box(m_box), spread(m_spread);
    const auto step = static_cast<int>(std::lround(m_settings.amount() * steps()));
    m_slider->setValue(step);
    m_timestep->setValue(step);
    m_box->setValue(m_settings.amount());
    m_spread->setChecked(m_settings.spread());
}

void AmountControls::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AmountControls::retranslate()
{
    m_label->setText(m_lastTimestep > 0 ? tr("Timestep &t, amount") : tr("Noise &amount"));
    const QString amount = tr("Fraction of noise: 0 is the original, 1 is pure noise.\n"
                              "The noise pattern stays fixed; only its strength changes.");
    m_slider->setToolTip(amount);
    m_slider->setAccessibleName(tr("Noise amount"));
    m_timestep->setToolTip(tr("Timestep of the noise schedule: 0 is the first, nearly noise-free step; at "
                              "the last, almost nothing of the original is left.\n"
                              "The amount next to it is t divided by the last timestep."));
    m_timestep->setAccessibleName(tr("Timestep of the schedule"));
    m_box->setToolTip(amount);
    m_box->setAccessibleName(tr("Noise amount, as a number from 0 to 1"));
    m_spread->setText(tr("&Spread 0 to 1 over the row"));
    m_spread->setToolTip(tr("Spread the amount evenly over the row, from 0 (left) to 1 (right).\n"
                            "Moving the slider sets a single amount again."));
    m_newNoise->setText(tr("New &noise"));
    m_newNoise->setToolTip(tr("New noise; same images, same amount."));
    m_newImages->setText(tr("New &images"));
    m_newImages->setToolTip(tr("Other images; same amount."));
}

} // namespace playground
