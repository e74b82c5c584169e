// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/field_group.h"

#include "models/api/recipe_fields.h"
#include "models/api/recipe_relevance.h"
#include "ui/recipe/field_editor.h"
#include "ui/recipe/levels_editor.h"
#include "ui/style/translated.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace playground
{

namespace
{
/// What defines an experiment; the rest refines it.
bool isEssential(const std::string& key, const Recipe& recipe)
{
    static const std::set<std::string> always{"name", "dataset.name", "dataset.image_size", "network.name",
        "corruption.name", "corruption.beta_schedule", "prediction_type", "conditioning.classes",
        "optimizer.learning_rate", "kl_weight", "batch_size", "epochs", "seed"};
    if (key == "dataset.folder") // otherwise the data set is searched for
        return recipe.dataset.name == "folder" || recipe.dataset.name == "idx"
            || !recipe.dataset.folder.empty();
    if (key == "dataset.vae")
        return !recipe.dataset.vae.empty();
    return always.contains(key);
}
} // namespace

QString FieldGroup::shownValue(const RecipeField& field) const
{
    const std::string value = recipeValue(m_recipe, field.key);
    if (field.kind == RecipeField::Kind::Boolean)
        return value == "true" ? tr("on") : tr("off");
    if (field.kind == RecipeField::Kind::Levels)
        return LevelsEditor::summary(value);
    return QString::fromStdString(value);
}

FieldGroup::FieldGroup(const char* title, QWidget* form)
    : QObject(form)
    , m_title(title)
    , m_heading(new QLabel(form))
    , m_more(new QToolButton(form))
{
    m_heading->setContentsMargins(0, 6, 0, 0);
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setVisible(*title != '\0');
    m_more->setObjectName(QStringLiteral("more:") + QLatin1String(title));
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->installEventFilter(this);
    connect(m_more, &QToolButton::toggled, this, &FieldGroup::setOpen);
}

std::vector<FieldEditor*> FieldGroup::folded() const
{
    std::vector<FieldEditor*> fields;
    std::copy_if(
        m_editors.begin(), m_editors.end(), std::back_inserter(fields), [this](const FieldEditor* editor) {
            return isRelevant(editor->field(), m_recipe) && !isEssential(editor->field().key, m_recipe);
        });
    return fields;
}

void FieldGroup::show(const Recipe& recipe)
{
    m_recipe = recipe;
    update();
}

void FieldGroup::update()
{
    bool any = false;
    for (FieldEditor* editor : m_editors) {
        const bool relevant = isRelevant(editor->field(), m_recipe);
        any = any || relevant;
        editor->setShown(relevant && (m_open || isEssential(editor->field().key, m_recipe)));
    }
    m_heading->setVisible(any && *m_title != '\0');
    m_more->setVisible(!folded().empty());
    m_more->setArrowType(m_open ? Qt::DownArrow : Qt::RightArrow);
    m_more->setChecked(m_open);
    writeSummary();
}

void FieldGroup::reveal(const std::string& key)
{
    const auto found = std::find_if(m_editors.begin(), m_editors.end(),
        [&key](const FieldEditor* editor) { return editor->field().key == key; });
    if (found != m_editors.end() && !isEssential(key, m_recipe))
        setOpen(true);
}

void FieldGroup::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    update();
}

/// "4 more: Value range -1..1 · Flip on", cut to the width of the form.
void FieldGroup::writeSummary()
{
    Recipe defaults;
    defaults.network.name = m_recipe.network.name; // whose fields have other defaults
    QStringList changed;
    const std::vector<FieldEditor*> fields = folded();
    for (const FieldEditor* editor : fields) {
        const RecipeField& field = editor->field();
        if (field.kind == RecipeField::Kind::Object) // shown by the fields it holds
            continue;
        if (recipeValue(m_recipe, field.key) != recipeValue(defaults, field.key))
            changed << QStringLiteral("%1 %2").arg(translated(field.title), shownValue(field));
    }
    const QString count = tr("%n more", nullptr, static_cast<int>(fields.size()));
    const QString whole = changed.isEmpty()
        ? count
        : tr("%1: %2", "4 more: range -1..1").arg(count, changed.join(QStringLiteral(" · ")));
    const int room = m_more->width() - 2 * m_more->iconSize().width();
    m_more->setText(m_more->fontMetrics().elidedText(whole, Qt::ElideRight, room));
    m_more->setToolTip(m_open ? tr("Hide these fields") : tr("Show these fields: %1").arg(whole));
    m_more->setAccessibleName(whole);
}

void FieldGroup::retranslate()
{
    m_heading->setText(QCoreApplication::translate("playground::RecipeForm", m_title));
    writeSummary();
}

bool FieldGroup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        writeSummary();
    return QObject::eventFilter(watched, event);
}

} // namespace playground
