// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/scheduler_panel.h"

#include "ui/style/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace playground
{

namespace
{
QJsonObject object(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

bool agree(const QJsonObject& wanted, const QJsonObject& present)
{
    const QStringList keys = wanted.keys();
    return std::all_of(keys.begin(), keys.end(),
        [&](const QString& key) { return wanted.value(key) == present.value(key); });
}

QJsonObject merged(QJsonObject base, const QJsonObject& over)
{
    for (auto it = over.begin(); it != over.end(); ++it)
        base.insert(it.key(), it.value());
    return base;
}

/// Index of the field's value in `present`; -1 if the value is not in the list.
int indexOf(const SamplerField& field, const QJsonObject& present)
{
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        if (agree(object(field.values[i].sets), present))
            return static_cast<int>(i);
    }
    return -1;
}
} // namespace

SchedulerPanel::SchedulerPanel(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_form(new QFormLayout(this))
    , m_refit(new QCheckBox)
    , m_reset(new QPushButton)
{
    setObjectName(QStringLiteral("schedulerPanel"));
    setFrameShape(QFrame::StyledPanel);
    m_refit->setObjectName(QStringLiteral("refitCheck"));
    m_reset->setObjectName(QStringLiteral("schedulerResetButton"));
    m_form->addRow(m_refit);
    m_form->addRow(m_reset);
    connect(m_refit, &QCheckBox::toggled, this, [this] {
        showConfig();
        Q_EMIT changed();
    });
    connect(m_reset, &QPushButton::clicked, this, &SchedulerPanel::reset);
    retranslate();
}

void SchedulerPanel::setFields(const std::vector<SamplerField>& fields, std::optional<bool> refit)
{
    m_fields = fields;
    m_defaultRefit = refit;
    m_defaults = {};
    for (const SamplerField& field : m_fields)
        m_defaults = merged(m_defaults, object(field.usual));
    fill();
    setChoice("{}", refit.value_or(false));
}

void SchedulerPanel::fill()
{
    while (m_form->rowCount() > 2) // the last two rows are not fields
        m_form->removeRow(0);
    m_controls.clear();
    int row = 0;
    for (const SamplerField& field : m_fields) {
        QWidget* widget = control(field);
        widget->setObjectName(QStringLiteral("schedulerField_") + QString::fromStdString(field.key));
        widget->setAccessibleName(translated(field.title));
        widget->setToolTip(translated(field.summary));
        m_controls.insert(QString::fromStdString(field.key), widget);
        if (field.isSwitch) {
            m_form->insertRow(row++, widget);
            continue;
        }
        m_form->insertRow(row++, translated(field.title), widget);
        m_form->labelForField(widget)->setToolTip(widget->toolTip());
    }
    m_refit->setVisible(m_defaultRefit.has_value());
}

QWidget* SchedulerPanel::control(const SamplerField& field)
{
    if (field.values.empty())
        return number(field);
    if (!field.isSwitch)
        return choice(field);
    auto* box = new QCheckBox(translated(field.title));
    connect(box, &QCheckBox::toggled, this,
        [this, values = field.values](bool on) { set(object(values[on ? 1 : 0].sets)); });
    return box;
}

QWidget* SchedulerPanel::number(const SamplerField& field)
{
    auto* box = new QDoubleSpinBox;
    box->setDecimals(3);
    box->setRange(field.minimum, field.maximum);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    const QString key = QString::fromStdString(field.key);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, key](double value) { set({{key, value}}); });
    return box;
}

QWidget* SchedulerPanel::choice(const SamplerField& field)
{
    auto* box = new QComboBox;
    for (const SamplerField::Value& value : field.values)
        box->addItem(translated(value.title));
    connect(box, &QComboBox::currentIndexChanged, this, [this, values = field.values](int index) {
        if (index >= 0)
            set(object(values[static_cast<std::size_t>(index)].sets));
    });
    return box;
}

void SchedulerPanel::set(const QJsonObject& values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (m_defaults.value(it.key()) == it.value())
            m_config.remove(it.key());
        else
            m_config.insert(it.key(), it.value());
    }
    showConfig();
    Q_EMIT changed();
}

void SchedulerPanel::reset()
{
    setChoice("{}", m_defaultRefit.value_or(false));
    Q_EMIT changed();
}

void SchedulerPanel::setChoice(const std::string& config, bool refit)
{
    m_config = object(config);
    const QSignalBlocker quiet(m_refit);
    m_refit->setChecked(refit && m_defaultRefit);
    showConfig();
}

std::string SchedulerPanel::config() const
{
    return QJsonDocument(m_config).toJson(QJsonDocument::Compact).toStdString();
}

bool SchedulerPanel::refit() const
{
    return m_refit->isChecked();
}

int SchedulerPanel::changes() const
{
    return static_cast<int>(m_config.size())
        + (m_refit->isChecked() != m_defaultRefit.value_or(false) ? 1 : 0);
}

/// Updates the controls from the configuration.
void SchedulerPanel::showConfig()
{
    const QJsonObject present = merged(m_defaults, m_config);
    for (const SamplerField& field : m_fields) {
        QWidget* widget = m_controls.value(QString::fromStdString(field.key));
        const QSignalBlocker quiet(widget);
        if (auto* number = qobject_cast<QDoubleSpinBox*>(widget))
            number->setValue(present.value(QString::fromStdString(field.key)).toDouble());
        else if (auto* box = qobject_cast<QComboBox*>(widget))
            box->setCurrentIndex(indexOf(field, present));
        else if (auto* check = qobject_cast<QCheckBox*>(widget))
            check->setChecked(indexOf(field, present) == 1);
        widget->setEnabled(
            field.needs.empty() || present.value(QString::fromStdString(field.needs)).toBool());
    }
    m_reset->setEnabled(changes() > 0);
}

void SchedulerPanel::retranslate()
{
    m_refit->setText(tr("Recompute the noise from the clipped prediction"));
    m_refit->setToolTip(
        tr("Recompute each step's noise from the clipped prediction, so that both still combine to x_t "
           "(use_clipped_model_output). Matters if guidance drives predictions out of range."));
    m_refit->setAccessibleName(m_refit->text());
    m_reset->setText(tr("Defaults"));
    m_reset->setToolTip(tr("Reset all fields"));
    m_reset->setAccessibleName(m_reset->text());
    fill();
    showConfig();
}

void SchedulerPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
