// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/direction_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QStandardItemModel>

namespace playground
{

namespace
{
constexpr int steps = 100; // of the slider, on each side
}

DirectionBar::DirectionBar(QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel)
    , m_direction(new QComboBox)
    , m_along(new QSlider(Qt::Horizontal))
    , m_alongLabel(new QLabel)
{
    m_direction->setObjectName(QStringLiteral("directionChoice"));
    m_along->setObjectName(QStringLiteral("directionSlider"));
    m_alongLabel->setObjectName(QStringLiteral("directionLabel"));
    m_label->setBuddy(m_direction);
    m_along->setRange(-steps, steps);
    m_along->setPageStep(steps / 10);
    for (int i = ToB; i <= SecondAxis; ++i)
        m_direction->addItem(QString());
    m_alongLabel->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("\u22120.00 std")));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_label);
    line->addWidget(m_direction);
    line->addWidget(m_along, 1);
    line->addWidget(m_alongLabel);
    offerAxes(false);
    retranslate();
    connect(m_direction, &QComboBox::currentIndexChanged, this, &DirectionBar::choose);
    connect(m_along, &QSlider::valueChanged, this, [this] {
        showAlong();
        Q_EMIT moved();
    });
}

DirectionBar::Direction DirectionBar::direction() const
{
    return static_cast<Direction>(m_direction->currentIndex());
}

double DirectionBar::along() const
{
    return static_cast<double>(m_along->value()) / steps;
}

void DirectionBar::reset()
{
    const QSignalBlocker quiet(m_along);
    m_along->setValue(0);
    showAlong();
}

void DirectionBar::offerAxes(bool available)
{
    auto* model = qobject_cast<QStandardItemModel*>(m_direction->model());
    for (const int axis : {FirstAxis, SecondAxis})
        model->item(axis)->setEnabled(available);
    if (!available)
        m_direction->setCurrentIndex(ToB);
}

void DirectionBar::setMovable(bool movable)
{
    m_along->setEnabled(movable);
}

void DirectionBar::choose()
{
    reset();
    Q_EMIT chosen();
}

void DirectionBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DirectionBar::showAlong()
{
    m_alongLabel->setText(direction() == ToB
            ? locale().toString(along(), 'f', 2)
            : tr("%1 std").arg(locale().toString(along() * deviations, 'f', 2)));
}

void DirectionBar::retranslate()
{
    m_label->setText(tr("Direc&tion"));
    m_direction->setItemText(ToB, tr("towards B"));
    m_direction->setItemText(FirstAxis, tr("principal axis 1"));
    m_direction->setItemText(SecondAxis, tr("principal axis 2"));
    m_direction->setToolTip(
        tr("Direction in which the slider moves the whole latent: to the latent of picture B,\n"
           "or along a principal axis of the data set's latents (map the data set first)."));
    m_direction->setAccessibleName(tr("Direction"));
    m_along->setToolTip(tr("Amount of the direction added to the latent: 1 is picture B;\n"
                           "for a principal axis: in standard deviations of the data set."));
    m_along->setAccessibleName(tr("Distance along the direction"));
    showAlong();
}

} // namespace playground
