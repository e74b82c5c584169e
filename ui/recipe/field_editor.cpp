// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/field_editor.h"

#include "models/api/catalogue.h"
#include "ui/recipe/levels_editor.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace playground
{

namespace
{
using Kind = RecipeField::Kind;

/// The catalogue a field chooses from; null if its values have no titles.
const std::vector<CatalogueEntry>* catalogueOf(const std::string& key)
{
    if (key == "dataset.name")
        return &datasets();
    if (key == "network.name")
        return &networks();
    if (key == "corruption.name")
        return &corruptions();
    return nullptr;
}

bool namesFolder(const std::string& key)
{
    return key == "dataset.folder" || key == "dataset.vae";
}
} // namespace

FieldEditor::FieldEditor(const RecipeField& field, QWidget* form)
    : QObject(form)
    , m_field(field)
    , m_label(new QLabel(form))
    , m_control(makeControl(form))
    , m_reason(new QLabel(form))
    , m_restore(new QToolButton(form))
{
    const QString key = QString::fromStdString(field.key);
    m_control->setObjectName(QStringLiteral("field:") + key);
    m_reason->setObjectName(QStringLiteral("reason:") + key);
    m_control->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_control->setMinimumWidth(70);
    // The form scrolls, so only a focused control handles the wheel.
    m_control->setFocusPolicy(Qt::StrongFocus);
    m_control->installEventFilter(this);
    m_label->setBuddy(m_control);
    m_label->setWordWrap(true);
    m_label->installEventFilter(this);
    m_reason->setWordWrap(true);
    m_reason->setMinimumWidth(1); // a long value without spaces must not widen the form
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->hide();
    m_restore->setObjectName(QStringLiteral("restore:") + key);
    m_restore->setAutoRaise(true);
    m_restore->setFocusPolicy(Qt::StrongFocus);
    m_restore->hide();
    connect(m_restore, &QToolButton::clicked, this,
        [this] { Q_EMIT edited(QString::fromStdString(m_original)); });
    retranslate();
    recolour(form->palette());
}

QWidget* FieldEditor::makeControl(QWidget* form)
{
    switch (m_field.kind) {
    case Kind::Choice:
        return makeChoice(form);
    case Kind::Integer:
        return makeInteger(form);
    case Kind::Boolean: {
        auto* box = new QCheckBox(form);
        connect(box, &QCheckBox::toggled, this,
            [this](bool on) { Q_EMIT edited(on ? QStringLiteral("true") : QStringLiteral("false")); });
        return box;
    }
    case Kind::Levels: {
        auto* levels = new LevelsEditor(static_cast<int>(m_field.maximum), form);
        connect(levels, &LevelsEditor::edited, this, &FieldEditor::edited);
        return levels;
    }
    case Kind::Real:
    case Kind::Text:
    case Kind::Object:
    case Kind::Names:
        break;
    }
    return makeLine(form);
}

QWidget* FieldEditor::makeChoice(QWidget* form)
{
    auto* combo = new QComboBox(form);
    for (const std::string& choice : m_field.choices)
        combo->addItem(QString::fromStdString(choice), QString::fromStdString(choice));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    connect(combo, &QComboBox::currentIndexChanged, this,
        [this, combo](int index) { Q_EMIT edited(combo->itemData(index).toString()); });
    return combo;
}

QWidget* FieldEditor::makeInteger(QWidget* form)
{
    auto* box = new QSpinBox(form);
    box->setRange(static_cast<int>(m_field.minimum), static_cast<int>(m_field.maximum));
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT edited(QString::number(value)); });
    return box;
}

QWidget* FieldEditor::makeLine(QWidget* form)
{
    auto* line = new QLineEdit(form);
    line->setReadOnly(m_field.found);
    connect(line, &QLineEdit::editingFinished, this, &FieldEditor::finish);
    if (namesFolder(m_field.key)) {
        m_browse = line->addAction(QIcon(), QLineEdit::TrailingPosition);
        m_browse->setObjectName(QStringLiteral("browse:") + QString::fromStdString(m_field.key));
        connect(m_browse, &QAction::triggered, this, &FieldEditor::browse);
    }
    return line;
}

void FieldEditor::browse()
{
    auto* line = qobject_cast<QLineEdit*>(m_control);
    const QString folder = QFileDialog::getExistingDirectory(line->window(), m_label->text(), line->text());
    if (folder.isEmpty())
        return;
    line->setText(folder);
    finish();
}

void FieldEditor::finish()
{
    if (auto* spin = qobject_cast<QSpinBox*>(m_control))
        spin->interpretText(); // emits valueChanged if the value differs
    else if (auto* line = qobject_cast<QLineEdit*>(m_control); line && line->text() != m_shown)
        Q_EMIT edited(lineText(line->text()));
}

/// Numbers in their shortest unambiguous form, however they were typed: 0.001, 1e-05. Other text is
/// unchanged.
QString FieldEditor::lineText(const QString& value) const
{
    bool isNumber = m_field.kind == Kind::Real;
    const double number = isNumber ? value.trimmed().toDouble(&isNumber) : 0;
    if (!isNumber)
        return value;
    QString text;
    for (int digits = 1; digits <= std::numeric_limits<double>::max_digits10; ++digits) {
        text = QString::number(number, 'g', digits);
        if (text.toDouble() == number)
            break;
    }
    return text;
}

void FieldEditor::setOriginal(const std::string& value)
{
    m_original = value;
    showRestore();
}

void FieldEditor::showRestore()
{
    m_restore->setVisible(m_isShown && !m_field.found && m_value != m_original);
    m_restore->setEnabled(m_control->isEnabled());
    m_restore->setToolTip(tr("Edited. Set back to %1").arg(QString::fromStdString(m_original)));
    m_restore->setAccessibleName(m_restore->toolTip());
}

void FieldEditor::setValue(const std::string& value)
{
    m_value = value;
    const QSignalBlocker quiet(m_control);
    const QString text = QString::fromStdString(value);
    if (auto* combo = qobject_cast<QComboBox*>(m_control)) {
        combo->setCurrentIndex(combo->findData(text));
    } else if (auto* spin = qobject_cast<QSpinBox*>(m_control)) {
        spin->setValue(text.toInt());
    } else if (auto* box = qobject_cast<QCheckBox*>(m_control)) {
        box->setChecked(value == "true");
    } else if (auto* levels = qobject_cast<LevelsEditor*>(m_control)) {
        levels->setValue(value);
    } else if (auto* line = qobject_cast<QLineEdit*>(m_control)) {
        m_shown = lineText(text);
        line->setText(m_shown);
        line->setCursorPosition(0);
    }
}

void FieldEditor::setReason(const Text& reason)
{
    m_reasonText = reason;
    m_reason->setVisible(m_isShown && !reason.source.empty());
    retranslate();
}

void FieldEditor::setShown(bool shown)
{
    m_isShown = shown;
    m_label->setVisible(shown);
    m_control->setVisible(shown);
    m_reason->setVisible(shown && !m_reasonText.source.empty());
    showRestore();
}

void FieldEditor::retranslate()
{
    const QString title = translated(m_field.title);
    const QString help = translated(m_field.help);
    const QString reason = m_reasonText.source.empty() ? QString() : translated(m_reasonText);
    m_label->setText(title);
    m_label->setToolTip(help);
    m_reason->setText(reason);
    m_reason->setToolTip(reason);
    m_control->setToolTip(reason.isEmpty() ? help : help + QLatin1Char('\n') + reason);
    m_control->setAccessibleName(title);
    m_control->setAccessibleDescription(m_control->toolTip());
    showRestore();
    if (m_browse)
        m_browse->setText(tr("Choose a folder…"));

    const auto* entries = catalogueOf(m_field.key);
    auto* combo = qobject_cast<QComboBox*>(m_control);
    if (!combo || !entries)
        return;
    const QSignalBlocker quiet(combo);
    for (const CatalogueEntry& entry : *entries) {
        const int index = combo->findData(QString::fromStdString(entry.name));
        combo->setItemText(index, translated(entry.title));
        combo->setItemData(index, translated(entry.summary), Qt::ToolTipRole);
    }
}

void FieldEditor::recolour(const QPalette& palette)
{
    QPalette colours = palette;
    colours.setColor(QPalette::WindowText, roleColor(Role::Error, palette));
    m_reason->setPalette(colours);
    m_restore->setIcon(icon(QStringLiteral("restore"), roleColor(Role::EpochMean, palette)));
    if (m_browse)
        m_browse->setIcon(icon(QStringLiteral("open"), palette));
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    // The grid gives some wrapped titles a few pixels too little.
    if (watched == m_label && (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)) {
        m_label->setMinimumHeight(0); // which heightForWidth() would respect
        m_label->setMinimumHeight(m_label->heightForWidth(m_label->width()));
    }
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    // With nothing typed to undo, Ctrl+Z goes to the form.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        auto* line = qobject_cast<QLineEdit*>(m_control);
        if (!line)
            line = m_control->findChild<QLineEdit*>();
        if (line
            && ((key.matches(QKeySequence::Undo) && !line->isUndoAvailable())
                || (key.matches(QKeySequence::Redo) && !line->isRedoAvailable()))) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace playground
