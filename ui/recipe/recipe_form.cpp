// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/recipe_form.h"

#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "ui/recipe/dataset_text.h"
#include "ui/recipe/field_editor.h"
#include "ui/recipe/field_group.h"
#include "ui/recipe/recipe_edit.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace playground
{

namespace
{
/// True if a new run would discard training progress.
bool hasProgress(RunState s)
{
    return s == RunState::Paused || s == RunState::Completed || s == RunState::Failed;
}

/// In one unit and few digits, for an estimate.
QString roughDuration(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 3600;
    if (seconds < minute)
        return RecipeForm::tr("%1 s").arg(std::max(1.0, std::round(seconds)));
    if (seconds < 2 * hour)
        return RecipeForm::tr("%1 min").arg(std::round(seconds / minute));
    return RecipeForm::tr("%1 h").arg(std::round(seconds / hour));
}

/// True if the sentence begins with the field's key, or names a field inside network.config.
bool isAbout(const Text& problem, const RecipeField& field)
{
    if (problem.args.empty())
        return problem.source.starts_with(field.key + ":");
    if (problem.source.starts_with("%1: field \"%2\"") && problem.args.size() > 1) {
        static const std::set<std::string> ofLevels{
            "block_out_channels", "down_block_types", "up_block_types"};
        const std::string name = ofLevels.contains(problem.args[1]) ? "levels" : problem.args[1];
        return field.key == "network.config." + name;
    }
    return problem.source.starts_with("%1:") && problem.args[0] == field.key;
}
} // namespace

RecipeForm::RecipeForm(QWidget* parent)
    : QWidget(parent)
    , m_undo(new QUndoStack(this))
{
    setObjectName(QStringLiteral("recipeForm"));
    build();
    retranslate();
    recolour();
    showDraft();
}

void RecipeForm::setRecipe(const Recipe& recipe)
{
    const Recipe before = std::exchange(m_draft, recipe);
    m_recipe = recipe;
    if (std::exchange(m_hasRecipe, true)) // the form's initial recipe is not the user's
        remember(before);
    clearReasons();
    showDraft();
}

void RecipeForm::setRunState(RunState state)
{
    m_state = state;
    updateControls();
}

void RecipeForm::showProblem(const Text& problem)
{
    clearReasons();
    m_problem = problem;
    for (FieldEditor* editor : m_editors) {
        if (isAbout(problem, editor->field()))
            editor->setReason(problem);
    }
    updateControls();
}

void RecipeForm::follow(const Recipe& running)
{
    for (const RecipeField& field : recipeFields()) {
        const std::string value = recipeValue(running, field.key);
        if (!field.live || value == recipeValue(m_recipe, field.key))
            continue;
        setRecipeValue(m_recipe, field.key, value);
        setRecipeValue(m_draft, field.key, value);
    }
    showDraft();
}

void RecipeForm::takeFound(const Recipe& loaded)
{
    for (const RecipeField& field : recipeFields()) {
        if (!field.found)
            continue;
        const std::string value = recipeValue(loaded, field.key);
        setRecipeValue(m_recipe, field.key, value);
        setRecipeValue(m_draft, field.key, value);
    }
    showDraft();
}

void RecipeForm::showData(const Dataset* dataset)
{
    m_pictures = dataset ? dataset->count : 0;
    m_leftOut = dataset ? leftOutByReason(*dataset) : std::vector<LeftOut>();
    writeDataNote();
}

void RecipeForm::writeDataNote()
{
    m_dataNote->setVisible(m_pictures > 0);
    m_dataNote->setText(m_pictures > 0 ? DatasetText::summary(m_pictures, m_leftOut) : QString());
    m_dataNote->setToolTip(DatasetText::reasons(m_leftOut).join(QLatin1Char('\n')));
}

void RecipeForm::showParameters(std::int64_t count)
{
    m_parameters = count;
    writeNetworkNote();
}

void RecipeForm::showEpochTime(double seconds)
{
    m_epochSeconds = seconds;
    writeNetworkNote();
}

void RecipeForm::writeNetworkNote()
{
    QString note;
    if (m_parameters > 0)
        note = tr("Parameters: %1").arg(QLocale().toString(qlonglong{m_parameters}));
    if (m_parameters > 0 && m_epochSeconds > 0)
        note = tr("%1 · about %2 per epoch", "Parameters: 1,000 · about 3 min per epoch")
                   .arg(note, roughDuration(m_epochSeconds));
    m_networkNote->setVisible(!note.isEmpty());
    m_networkNote->setText(note);
}

void RecipeForm::edit(FieldEditor* editor, const QString& value)
{
    const std::string& key = editor->field().key;
    const Recipe before = m_draft;
    try {
        setRecipeValue(m_draft, key, value.toStdString());
    } catch (const Error& error) {
        editor->setReason(error.text());
        editor->setValue(recipeValue(m_draft, key));
        return;
    }
    keepNotation(m_draft, editedRecipe());
    remember(before);
    clearReasons();
    const bool live = editor->field().live;
    const bool atOnce = !hasProgress(m_state) && waits();
    if (live)
        setRecipeValue(m_recipe, key, value.toStdString());
    else if (atOnce)
        m_recipe = m_draft;
    showDraft();
    if (live)
        Q_EMIT liveEdited(m_recipe);
    else if (atOnce)
        Q_EMIT recipeEdited(m_recipe);
}

void RecipeForm::choose(int index)
{
    const QString name = m_choice->itemData(index).toString();
    const Recipe before = std::exchange(m_draft, loadRecipe(name.toStdString()));
    remember(before);
    clearReasons();
    const bool atOnce = !hasProgress(m_state);
    if (atOnce)
        m_recipe = m_draft;
    showDraft();
    if (atOnce)
        Q_EMIT recipeChosen(name);
}

void RecipeForm::newSeed()
{
    for (FieldEditor* editor : m_editors)
        if (editor->field().key == "seed")
            edit(editor, QString::number(QRandomGenerator::global()->bounded(1, 1'000'000)));
}

void RecipeForm::reset()
{
    if (!waits()) {
        Q_EMIT resetRequested();
        return;
    }
    takeEdits();
}

void RecipeForm::takeEdits()
{
    m_recipe = m_draft;
    showDraft();
    Q_EMIT recipeEdited(m_recipe);
}

void RecipeForm::reveal(const std::string& key)
{
    for (FieldGroup* group : m_groups)
        group->reveal(key);
}

void RecipeForm::browse(const std::string& key)
{
    for (FieldEditor* editor : m_editors) {
        if (editor->field().key == key)
            editor->browse();
    }
}

void RecipeForm::finishTyping()
{
    for (FieldEditor* editor : m_editors)
        editor->finish();
}

void RecipeForm::revert()
{
    setRecipe(Recipe(m_recipe));
}

/// Records the change of the draft from `before` as one undo step.
void RecipeForm::remember(const Recipe& before)
{
    RecipeEdit::Values old;
    RecipeEdit::Values present;
    for (const RecipeField& field : recipeFields()) {
        const std::string was = recipeValue(before, field.key);
        const std::string is = recipeValue(m_draft, field.key);
        if (was == is)
            continue;
        old.emplace_back(field.key, was);
        present.emplace_back(field.key, is);
    }
    if (!old.empty())
        m_undo->push(new RecipeEdit(std::move(old), std::move(present),
            [this](const RecipeEdit::Values& values) { restore(values); }));
}

/// Restores these values as if they had been typed.
void RecipeForm::restore(const RecipeEdit::Values& values)
{
    bool live = false;
    for (const auto& [key, value] : values) {
        const auto field = std::find_if(recipeFields().begin(), recipeFields().end(),
            [&key = key](const RecipeField& candidate) { return candidate.key == key; });
        setRecipeValue(m_draft, key, value);
        if (!field->live || recipeValue(m_recipe, key) == value)
            continue;
        setRecipeValue(m_recipe, key, value);
        live = true;
    }
    clearReasons();
    const bool atOnce = !hasProgress(m_state) && waits();
    if (atOnce)
        m_recipe = m_draft;
    showDraft();
    if (atOnce)
        Q_EMIT recipeEdited(m_recipe);
    else if (live)
        Q_EMIT liveEdited(m_recipe);
}

bool RecipeForm::waits() const
{
    return !(m_draft == m_recipe);
}

void RecipeForm::clearReasons()
{
    m_problem = {};
    for (FieldEditor* editor : m_editors)
        editor->setReason({});
}

void RecipeForm::showDraft()
{
    const Recipe original = editedRecipe();
    for (FieldEditor* editor : m_editors) {
        editor->setValue(recipeValue(m_draft, editor->field().key));
        editor->setOriginal(recipeValue(original, editor->field().key));
    }
    showChoice();
    updateControls();
}

/// The recipe that the fields were edited from: the shipped one of this name, else that of the run.
Recipe RecipeForm::editedRecipe() const
{
    const bool shipped = m_choice->findData(QString::fromStdString(m_draft.name)) >= 0;
    return shipped ? loadRecipe(m_draft.name) : m_recipe;
}

/// Selects the shipped recipe that the fields match; otherwise shows the recipe's name with "(edited)".
void RecipeForm::showChoice()
{
    const QSignalBlocker quiet(m_choice);
    const QString name = QString::fromStdString(m_draft.name);
    const int index = m_choice->findData(name);
    const bool untouched = index >= 0 && loadRecipe(m_draft.name) == m_draft;
    m_choice->setCurrentIndex(untouched ? index : -1);
    m_choice->setPlaceholderText(tr("%1 (edited)").arg(index >= 0 ? m_choice->itemText(index) : name));
}

void RecipeForm::updateControls()
{
    const bool editable = canEditRecipe(m_state);
    for (FieldEditor* editor : m_editors) {
        editor->control()->setEnabled(editable || editor->field().live);
        editor->label()->setEnabled(editor->control()->isEnabled());
    }
    for (FieldGroup* group : m_groups)
        group->show(m_draft);
    m_choice->setEnabled(editable);
    m_newSeed->setEnabled(editable);

    const bool problem = !m_problem.source.empty();
    m_notice->setVisible(waits() || problem);
    m_notice->setText(problem ? translated(m_problem)
                              : tr("These changes take effect after Start over. The current run is saved."));
    m_revert->setVisible(waits());
    const bool trained = m_state != RunState::Idle && m_state != RunState::Ready;
    m_reset->setEnabled(canReset(m_state) && (trained || waits()));
    recolour();
    if (std::exchange(m_wasPending, waits()) != m_wasPending)
        Q_EMIT waitingChanged(m_wasPending);
}

void RecipeForm::recolour()
{
    QPalette colours = palette();
    if (!m_problem.source.empty())
        colours.setColor(QPalette::WindowText, roleColor(Role::Error, palette()));
    m_notice->setPalette(colours);
}

void RecipeForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        writeDataNote();
        writeNetworkNote();
        showChoice();
        updateControls();
    } else if (event->type() == QEvent::PaletteChange) {
        for (FieldEditor* editor : m_editors)
            editor->recolour(palette());
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace playground
