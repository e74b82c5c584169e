// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/window_controls.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>

#include <cmath>

namespace playground
{

namespace
{
const QString tabPrefix = QStringLiteral("tab:");

qsizetype pageTab(const QString& name)
{
    return lessonPages().indexOf(name.mid(tabPrefix.size()));
}

QString onOff(bool on)
{
    return on ? QStringLiteral("on") : QStringLiteral("off");
}

int indexOf(const QComboBox& combo, const QString& value)
{
    for (int i = 0; i < combo.count(); ++i)
        if (combo.itemData(i).toString() == value)
            return i;
    return -1;
}

bool setChecked(QAbstractButton& button, const QString& value)
{
    if (!button.isCheckable() || (value != onOff(true) && value != onOff(false)))
        return false;
    if (onOff(button.isChecked()) != value)
        button.click();
    return true;
}

bool setNumber(QObject* control, double number)
{
    const int whole = int(std::lround(number));
    if (auto* box = qobject_cast<QSpinBox*>(control)) {
        box->setValue(whole);
        return box->value() == whole;
    }
    if (auto* box = qobject_cast<QDoubleSpinBox*>(control)) {
        box->setValue(number);
        return std::abs(box->value() - number) <= std::pow(10, -box->decimals());
    }
    if (auto* slider = qobject_cast<QAbstractSlider*>(control)) {
        slider->setValue(whole);
        return slider->value() == whole;
    }
    if (auto* tabs = qobject_cast<QTabWidget*>(control)) {
        if (whole < 0 || whole >= tabs->count())
            return false;
        tabs->setCurrentIndex(whole);
        return true;
    }
    return false;
}
} // namespace

QStringList lessonPages()
{
    return {QStringLiteral("noise"), QStringLiteral("train"), QStringLiteral("sample"),
        QStringLiteral("latents"), QStringLiteral("network")};
}

QObject* WindowControls::find(const QString& name) const
{
    if (name.startsWith(tabPrefix))
        return pageTab(name) < 0 ? nullptr : m_window.findChild<QTabWidget*>(QStringLiteral("pages"));
    const QList<QWidget*> widgets = m_window.findChildren<QWidget*>(name);
    for (QWidget* widget : widgets)
        if (widget->isVisible())
            return widget;
    if (!widgets.isEmpty())
        return widgets.front();
    return m_window.findChild<QAction*>(name);
}

std::optional<LitArea> WindowControls::shown(const QString& name) const
{
    QObject* control = find(name);
    if (auto* tabs = qobject_cast<QTabWidget*>(control); tabs && name.startsWith(tabPrefix))
        return LitArea{tabs->tabBar(), tabs->tabBar()->tabRect(int(pageTab(name)))};
    auto* widget = qobject_cast<QWidget*>(control);
    if (auto* action = qobject_cast<QAction*>(control))
        for (QObject* object : action->associatedObjects())
            if (auto* button = m_window.findChildren<QWidget*>().contains(object)
                    ? qobject_cast<QAbstractButton*>(object)
                    : nullptr)
                widget = button;
    if (!widget || !widget->isVisible())
        return {};
    return LitArea{widget};
}

bool WindowControls::isEnabled(const QString& name) const
{
    QObject* control = find(name);
    if (const auto* action = qobject_cast<QAction*>(control))
        return action->isEnabled();
    const auto* widget = qobject_cast<QWidget*>(control);
    return widget && widget->isEnabled();
}

std::optional<QString> WindowControls::value(const QString& name) const
{
    QObject* control = find(name);
    if (const auto* combo = qobject_cast<QComboBox*>(control))
        return combo->currentData().toString();
    if (const auto* box = qobject_cast<QSpinBox*>(control))
        return QString::number(box->value());
    if (const auto* box = qobject_cast<QDoubleSpinBox*>(control))
        return QString::number(box->value(), 'g', 12);
    if (const auto* slider = qobject_cast<QAbstractSlider*>(control))
        return QString::number(slider->value());
    if (const auto* tabs = qobject_cast<QTabWidget*>(control))
        return QString::number(tabs->currentIndex());
    if (const auto* button = qobject_cast<QAbstractButton*>(control); button && button->isCheckable())
        return onOff(button->isChecked());
    if (const auto* action = qobject_cast<QAction*>(control); action && action->isCheckable())
        return onOff(action->isChecked());
    if (const auto* line = qobject_cast<QLineEdit*>(control))
        return line->text();
    return {};
}

bool WindowControls::setValue(const QString& name, const QString& value) const
{
    QObject* control = find(name);
    if (auto* combo = qobject_cast<QComboBox*>(control)) {
        const int index = indexOf(*combo, value);
        if (index < 0)
            return false;
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
        return true;
    }
    if (auto* button = qobject_cast<QAbstractButton*>(control))
        return setChecked(*button, value);
    if (auto* line = qobject_cast<QLineEdit*>(control)) {
        line->setText(value);
        Q_EMIT line->editingFinished();
        return true;
    }
    bool isNumber = false;
    const double number = QLocale::c().toDouble(value, &isNumber);
    return isNumber && setNumber(control, number);
}

bool WindowControls::click(const QString& name) const
{
    QObject* control = find(name);
    if (auto* button = qobject_cast<QAbstractButton*>(control)) {
        button->click();
        return true;
    }
    if (auto* action = qobject_cast<QAction*>(control)) {
        action->trigger();
        return true;
    }
    return false;
}

} // namespace playground
