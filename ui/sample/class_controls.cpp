// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/class_controls.h"

#include "models/api/sampling_request.h"
#include "ui/style/translated.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace playground
{

namespace
{
constexpr int sliderSteps = 10; // per unit of guidance
constexpr int sliderWidth = 100;
constexpr int allInTurn = -2; // in addition to SamplingRequest::noClass and the labels
} // namespace

ClassControls::ClassControls(QWidget* parent)
    : QWidget(parent)
    , m_classLabel(new QLabel)
    , m_class(new QComboBox)
    , m_guidanceLabel(new QLabel)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_guidance(new QDoubleSpinBox)
{
    build();
    retranslate();
    setNames({});
}

void ClassControls::build()
{
    m_class->setObjectName(QStringLiteral("classChoice"));
    m_slider->setObjectName(QStringLiteral("guidanceSlider"));
    m_guidance->setObjectName(QStringLiteral("guidanceBox"));
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_slider->setRange(0, static_cast<int>(sliderMaxGuidance) * sliderSteps);
    m_slider->setPageStep(sliderSteps);
    m_slider->setFixedWidth(sliderWidth);
    m_guidance->setRange(0, sliderMaxGuidance);
    m_guidance->setSingleStep(1.0 / sliderSteps);
    m_guidance->setValue(1);
    m_classLabel->setBuddy(m_class);
    m_guidanceLabel->setBuddy(m_slider);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_classLabel);
    line->addWidget(m_class);
    line->addSpacing(8);
    line->addWidget(m_guidanceLabel);
    line->addWidget(m_slider);
    line->addWidget(m_guidance);

    const auto tell = [this] {
        follow();
        Q_EMIT changed();
    };
    connect(m_class, &QComboBox::currentIndexChanged, this, tell);
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this, tell);
    connect(m_slider, &QSlider::valueChanged, this,
        [this](int value) { m_guidance->setValue(static_cast<double>(value) / sliderSteps); });
}

void ClassControls::setNames(const std::vector<std::string>& names, bool orNone)
{
    if (names != m_names || orNone != m_orNone) {
        m_names = names;
        m_orNone = orNone;
        retranslate();
        std::vector<int> all(names.size());
        std::iota(all.begin(), all.end(), 0);
        setChoice(all, 1);
    }
    setVisible(!names.empty());
}

QStringList ClassControls::names() const
{
    QStringList names;
    for (const std::string& name : m_names)
        names << translated(Text(name));
    return names;
}

void ClassControls::fill()
{
    const QSignalBlocker quiet(m_class);
    const int present = std::max(0, m_class->currentIndex());
    m_class->clear();
    if (m_orNone)
        m_class->addItem(tr("No class"), SamplingRequest::noClass);
    int label = 0;
    for (const QString& name : names())
        m_class->addItem(name, label++);
    m_class->addItem(tr("All in turn"), allInTurn);
    m_class->setCurrentIndex(std::min(present, m_class->count() - 1));
}

std::vector<int> ClassControls::classes() const
{
    const int chosen = m_class->currentData().toInt();
    if (m_names.empty() || chosen == SamplingRequest::noClass)
        return {};
    if (chosen != allInTurn)
        return {chosen};
    std::vector<int> all(m_names.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

double ClassControls::guidance() const
{
    return m_names.empty() || !m_orNone ? 1 : m_guidance->value();
}

void ClassControls::setChoice(const std::vector<int>& classes, double guidance)
{
    const int wanted = classes.empty() ? SamplingRequest::noClass
        : classes.size() == 1          ? classes.front()
                                       : allInTurn;
    m_class->setCurrentIndex(std::max(0, m_class->findData(wanted)));
    m_guidance->setValue(guidance);
    follow();
}

/// Guidance needs a class.
void ClassControls::follow()
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::lround(m_guidance->value() * sliderSteps)));
    const bool guided = m_orNone && m_class->currentData().toInt() != SamplingRequest::noClass;
    for (QWidget* control : std::initializer_list<QWidget*>{m_guidanceLabel, m_slider, m_guidance})
        control->setEnabled(guided);
}

void ClassControls::retranslate()
{
    m_classLabel->setText(tr("Class"));
    m_class->setAccessibleName(tr("Class"));
    m_class->setToolTip(
        tr("The class label given to the network at every step. No class: unconditional. All in turn: the "
           "first picture gets the first class, the next the second, and so on.\n"
           "The initial noise x_T does not depend on the class."));
    m_guidanceLabel->setText(tr("Guidance"));
    const QString guidance = !m_orNone
        ? tr("This network does not support guidance: it has no class embedding for \"no class\".")
        : tr("Classifier-free guidance scale w: output = uncond + w · (cond − uncond), the network's outputs "
             "for x_t without and with the class.\n"
             "w = 0: unconditional; 1: conditional; above 1: extrapolates, which strengthens the class and "
             "reduces variety. Costs two network calls per step unless w is 0 or 1.");
    m_slider->setToolTip(guidance);
    m_guidance->setToolTip(guidance);
    m_slider->setAccessibleName(tr("Guidance"));
    m_guidance->setAccessibleName(tr("Guidance, as a number from 0 to 10"));
    fill();
}

void ClassControls::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
