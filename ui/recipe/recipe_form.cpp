// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/recipe_form.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "ui/recipe/field_editor.h"
#include "ui/theme.h"
#include "ui/translated.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>

namespace playground
{

namespace
{
constexpr auto seedKey = "seed";

/// The heading a field stands under, not yet translated; none for the recipe's own name.
const char* headingOf(const std::string& key)
{
    const std::string part = key.substr(0, key.find('.'));
    if (part == "name")
        return "";
    if (part == "dataset")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Data");
    if (part == "network")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Network");
    if (part == "corruption")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Noise");
    if (part == "prediction_type")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Prediction");
    if (part == "optimizer")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Optimiser");
    return QT_TRANSLATE_NOOP("playground::RecipeForm", "Training");
}

/// Something has been learned that a new start would lose.
bool hasProgress(RunState s)
{
    return s == RunState::Paused || s == RunState::Completed || s == RunState::Failed;
}
} // namespace

RecipeForm::RecipeForm(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("recipeForm"));
    build();
    retranslate();
    recolour();
    showDraft();
}

void RecipeForm::build()
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("recipeChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const CatalogueEntry& entry : recipes())
        m_choice->addItem(translated(entry.title), QString::fromStdString(entry.name));
    connect(m_choice, &QComboBox::activated, this, &RecipeForm::choose);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("recipeScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildFields());
    scroll->setMinimumWidth(scroll->widget()->minimumSizeHint().width());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 0, 8);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 8, 0); // the scroll bar alone runs along the edge
    top->addWidget(m_choice);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    layout->addWidget(buildFooter());
}

QWidget* RecipeForm::buildFields()
{
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    QString heading;
    for (const RecipeField& field : recipeFields()) {
        const char* const next = headingOf(field.key);
        if (heading != QLatin1String(next)) {
            heading = QLatin1String(next);
            auto* label = new QLabel(fields);
            label->setContentsMargins(0, 6, 0, 0);
            QFont bold = label->font();
            bold.setBold(true);
            label->setFont(bold);
            grid->addWidget(label, grid->rowCount(), 0, 1, 2);
            m_headings.emplace_back(label, next);
        }
        addField(grid, field);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    return fields;
}

void RecipeForm::addField(QGridLayout* grid, const RecipeField& field)
{
    auto* editor = new FieldEditor(field, grid->parentWidget());
    const int row = grid->rowCount();
    grid->addWidget(editor->label(), row, 0);
    if (field.key == seedKey) {
        m_newSeed = new QToolButton(grid->parentWidget());
        m_newSeed->setObjectName(QStringLiteral("newSeedButton"));
        m_newSeed->setFocusPolicy(Qt::StrongFocus);
        connect(m_newSeed, &QToolButton::clicked, this, &RecipeForm::newSeed);
        auto* pair = new QHBoxLayout;
        pair->setSpacing(4);
        pair->addWidget(editor->control(), 1);
        pair->addWidget(m_newSeed);
        grid->addLayout(pair, row, 1);
    } else {
        grid->addWidget(editor->control(), row, 1);
    }
    grid->addWidget(editor->reason(), row + 1, 0, 1, 2);
    connect(
        editor, &FieldEditor::edited, this, [this, editor](const QString& value) { edit(editor, value); });
    m_editors.push_back(editor);
}

QWidget* RecipeForm::buildFooter()
{
    auto* footer = new QWidget(this);
    m_notice = new QLabel(footer);
    m_notice->setObjectName(QStringLiteral("recipeNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_revert = new QPushButton(footer);
    m_revert->setObjectName(QStringLiteral("revertButton"));
    m_reset = new QPushButton(footer);
    m_reset->setObjectName(QStringLiteral("resetButton"));
    connect(m_revert, &QPushButton::clicked, this, &RecipeForm::revert);
    connect(m_reset, &QPushButton::clicked, this, &RecipeForm::reset);

    auto* grid = new QGridLayout(footer);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->addWidget(m_notice, 0, 0, 1, 2);
    grid->addWidget(m_revert, 1, 0);
    grid->addWidget(m_reset, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return footer;
}

void RecipeForm::setRecipe(const Recipe& recipe)
{
    m_recipe = recipe;
    m_draft = recipe;
    clearReasons();
    showDraft();
}

void RecipeForm::setRunState(RunState state)
{
    m_state = state;
    // Whoever goes on with the run has chosen to keep it.
    if (!canEditRecipe(state) && waits())
        revert();
    updateControls();
}

void RecipeForm::showProblem(const Text& problem)
{
    m_problem = problem;
    updateControls();
}

void RecipeForm::edit(FieldEditor* editor, const QString& value)
{
    const std::string& key = editor->field().key;
    try {
        setRecipeValue(m_draft, key, value.toStdString());
    } catch (const Error& error) {
        editor->setReason(error.text());
        editor->setValue(recipeValue(m_draft, key));
        return;
    }
    m_problem = {};
    editor->setReason({});
    const bool live = editor->field().live;
    const bool atOnce = !hasProgress(m_state) && waits();
    if (live)
        setRecipeValue(m_recipe, key, value.toStdString());
    else if (atOnce)
        m_recipe = m_draft;
    showDraft();
    if (live)
        Q_EMIT learningRateEdited(m_recipe.optimizer.learningRate);
    else if (atOnce)
        Q_EMIT recipeEdited(m_recipe);
}

void RecipeForm::choose(int index)
{
    const QString name = m_choice->itemData(index).toString();
    m_draft = loadRecipe(name.toStdString());
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
        if (editor->field().key == seedKey)
            edit(editor, QString::number(QRandomGenerator::global()->bounded(1, 1'000'000)));
}

void RecipeForm::reset()
{
    if (!waits()) {
        Q_EMIT resetRequested();
        return;
    }
    m_recipe = m_draft;
    showDraft();
    Q_EMIT recipeEdited(m_recipe);
}

void RecipeForm::revert()
{
    setRecipe(Recipe(m_recipe));
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
    for (FieldEditor* editor : m_editors)
        editor->setValue(recipeValue(m_draft, editor->field().key));
    showChoice();
    updateControls();
}

/// The shipped recipe the fields show, or no entry and its name as "edited".
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
        const bool used = editor->field().key != "corruption.amount" || !m_draft.corruption.randomAmount;
        editor->control()->setEnabled((editable && used) || editor->field().live);
        editor->label()->setEnabled(editor->control()->isEnabled());
    }
    m_choice->setEnabled(editable);
    m_newSeed->setEnabled(editable);

    const bool problem = !m_problem.source.empty();
    m_notice->setVisible(waits() || problem);
    m_notice->setText(problem ? translated(m_problem) : tr("These changes need a new start."));
    m_revert->setVisible(waits());
    m_reset->setText(waits() ? tr("Start over") : tr("Reset"));
    const bool trained = m_state != RunState::Idle && m_state != RunState::Ready;
    m_reset->setEnabled(canReset(m_state) && (trained || waits()));
    recolour();
}

void RecipeForm::retranslate()
{
    for (const auto& [label, text] : m_headings)
        label->setText(tr(text));
    for (FieldEditor* editor : m_editors)
        editor->retranslate();
    int index = 0;
    for (const CatalogueEntry& entry : recipes()) {
        m_choice->setItemText(index, translated(entry.title));
        m_choice->setItemData(index++, translated(entry.summary), Qt::ToolTipRole);
    }
    m_choice->setToolTip(tr("A whole experiment: data, network, noise and training, as the course has it"));
    m_choice->setAccessibleName(tr("Recipe"));
    m_newSeed->setText(tr("New seed"));
    m_newSeed->setToolTip(
        tr("Draws another seed: other first weights, other noise, another order of the images"));
    m_newSeed->setAccessibleName(tr("New seed"));
    m_revert->setText(tr("Keep training"));
    m_revert->setToolTip(tr("Takes the changes back and keeps what the network has learned"));
    m_reset->setToolTip(tr("Forgets what was learned and starts from the first weights of the seed"));
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
